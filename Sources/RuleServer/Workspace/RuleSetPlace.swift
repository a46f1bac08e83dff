/// Which files are one rule set with a document.
///
/// `earshot rules check rules/` takes a folder with all below it. An editor opens files, so the folder
/// is guessed: the outermost one called `rules`, or else the document's own without those below it,
/// which could be the whole disk.
package enum RuleSetPlace: Sendable, Hashable {
  /// The rule files of a folder and of all below it.
  case tree(String)
  /// The rule files of a folder.
  case folder(String)
  /// A document that is on no disk, alone.
  case document(String)

  /// The place of a document.
  package init(of uri: DocumentURI) {
    guard let path = uri.path else {
      self = .document(uri.text)
      return
    }
    let folders = path.split(separator: "/").dropLast()
    if let index = folders.firstIndex(of: "rules") {
      self = .tree("/" + folders[...index].joined(separator: "/"))
    } else {
      self = .folder("/" + folders.joined(separator: "/"))
    }
  }

  /// The name of a document of the set within it, as the checker sorts by.
  func name(of path: String) -> String {
    switch self {
    case .tree(let folder), .folder(let folder):
      let prefix = folder == "/" ? folder : folder + "/"
      return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    case .document: return path
    }
  }
}
