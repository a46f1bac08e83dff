import Diagnostics
import RuleSyntax

extension RuleSet {
  /// The document and those whose names it may use, itself first: what it includes, and what that
  /// includes in turn.
  mutating func visible(from document: RuleDocument) -> [RuleDocument] {
    var found = [document]
    var seen: Set<String> = [document.source.path]
    var next = 0
    while next < found.count {
      let here = found[next]
      next += 1
      for declaration in here.outline.declarations where declaration.keyword == .include {
        guard let name = declaration.name else { continue }
        let path = Self.path(of: name.text, besides: here.source.path)
        guard seen.insert(path).inserted, let included = self.document(at: path) else { continue }
        found.append(included)
      }
    }
    return found
  }

  /// The path of a file that another one names: absolute, or from the other's folder.
  static func path(of name: String, besides path: String) -> String {
    guard !name.hasPrefix("/") else { return name }
    let folder = path.split(separator: "/").dropLast()
    var parts = Array(folder)
    for part in name.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
