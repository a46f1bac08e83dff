import Diagnostics
import RuleSyntax

/// The names that a file declares, and which of them are used.
struct FileScope {
  /// What a name can stand for.
  enum Kind: String {
    case terms, list, condition, constant, table, group

    /// With its article, for messages.
    var words: String {
      switch self {
      case .terms: "a term set"
      case .list: "a list"
      case .condition: "a condition"
      case .constant: "a constant"
      case .table: "a table"
      case .group: "a group"
      }
    }
  }

  /// A name and what it stands for.
  struct Declaration {
    let kind: Kind
    let name: Name
    let item: Item
  }

  /// The declarations in the order of the file, each name once.
  private(set) var declarations: [Declaration] = []
  private var indexByName: [String: Int] = [:]
  private var used: Set<String> = []

  /// Collects the names of `tree`; reports those that are declared twice.
  init(_ tree: RuleFile, _ reporter: inout Reporter) {
    for item in tree.items {
      guard let (kind, name) = item.declaredName else { continue }
      if let index = indexByName[name.text] {
        let first = declarations[index]
        reporter.add(
          .duplicateName, "`\(name.text)` is declared twice", at: name.span, "and again here",
          and: [(first.name.span, "first here, as \(first.kind.words)")],
          help: "give one of them another name")
      } else {
        indexByName[name.text] = declarations.count
        declarations.append(Declaration(kind: kind, name: name, item: item))
      }
    }
  }

  /// What `name` stands for, which must be of `kind`; marks it as used.
  ///
  /// - Parameter others: further names that could have been meant in this place.
  mutating func lookUp(
    _ name: Name, as kind: Kind, or others: [String] = [], _ reporter: inout Reporter
  ) -> Declaration? {
    guard let index = indexByName[name.text] else {
      let names = declarations.filter { $0.kind == kind }.map(\.name.text) + others
      let nearest = Spelling.nearest(to: name.text, among: names)
      reporter.add(
        .unknownName, "unknown name `\(name.text)`", at: name.span,
        "no \(kind.words.dropFirst(2)) in this file has this name",
        help: nearest.map { "did you mean `\($0)`?" }, fix: nearest.map { (name.span, $0) })
      // What was probably meant is not called unused on top.
      if let nearest { used.insert(nearest) }
      return nil
    }
    used.insert(name.text)
    let found = declarations[index]
    guard found.kind == kind else {
      reporter.add(
        .unknownName, "`\(name.text)` is \(found.kind.words), not \(kind.words)", at: name.span,
        "\(kind.words) is needed here",
        and: [(found.name.span, "declared here")])
      return nil
    }
    return found
  }

  /// What `name` stands for, whether it is used or not.
  func declaration(named name: String) -> Declaration? {
    indexByName[name].map { declarations[$0] }
  }

  /// Whether `name` is declared, as anything.
  func declares(_ name: String) -> Bool { indexByName[name] != nil }

  /// The declarations that nothing uses.
  var unused: [Declaration] { declarations.filter { !used.contains($0.name.text) } }
}

extension Item {
  /// The name that other places use it by, and what it is.
  fileprivate var declaredName: (FileScope.Kind, Name)? {
    switch kind {
    case .list(let name, _): (.list, name)
    case .terms(let name, _): (.terms, name)
    case .table(let name, _): (.table, name)
    case .constant(let name, _): (.constant, name)
    case .condition(let name, _): (.condition, name)
    case .group(let name, _): (.group, name)
    case .include, .extend, .exclude, .rule, .test: nil
    }
  }
}
