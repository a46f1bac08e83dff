import JSONText

/// The members by which a format of JSON is known, from the outermost in: `results`,
/// `results.items`, `results.items[].alternatives`.
///
/// Of a list only the first element is looked at, and an empty list has whatever is asked of its
/// elements: a call in which nobody speaks is a transcript too.
struct JSONShape: Sendable {
  /// The paths, with `[]` behind names of lists.
  let paths: [String]

  init(_ paths: String...) { self.paths = paths }

  /// How many of the paths `root` has before the first that is missing, and which that is.
  func fit(_ root: JSONNode) -> (found: Int, missing: String?) {
    for (index, path) in paths.enumerated() where !has(path, in: root) {
      return (index, path)
    }
    return (paths.count, nil)
  }

  private func has(_ path: String, in root: JSONNode) -> Bool {
    var node = root
    for step in path.split(separator: ".") {
      let isList = step.hasSuffix("[]")
      guard let next = node[isList ? String(step.dropLast(2)) : String(step)] else { return false }
      guard isList else {
        node = next
        continue
      }
      guard next.isList else { return false }
      guard let first = next.firstElement else { return true }
      node = first
    }
    return true
  }
}
