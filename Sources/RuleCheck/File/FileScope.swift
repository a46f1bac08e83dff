import Diagnostics
import RuleSyntax

/// The names that a file declares or sees in those that it includes, and which of them are used.
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
    let id: DeclarationID
    /// The `include` by which the file comes to it; `nil` for its own.
    let through: ByteSpan?
  }

  /// The declarations in the order of the file and then of what it includes, each name once.
  private(set) var declarations: [Declaration] = []
  /// Files of the ruleset that declare a name and are not included, by the name.
  var elsewhere: [String: String] = [:]
  /// Whether names may be missing because a file could not be read, which has been reported.
  var isIncomplete = false
  /// Names of declarations that could not be read, which has been reported.
  private let unreadNames: Set<String>
  private var indexByName: [String: Int] = [:]
  private var used: Set<String> = []

  /// Collects the names of `tree`; reports those that are declared twice.
  init(_ tree: RuleFile, file: Int, _ reporter: inout Reporter) {
    unreadNames = tree.unreadNames
    for (index, item) in tree.items.enumerated() {
      guard let (kind, name) = item.declaredName else { continue }
      if let index = indexByName[name.text] {
        let first = declarations[index]
        reporter.add(
          .duplicateName, "`\(name.text)` is declared twice", at: name.span, "and again here",
          and: [(first.name.span, "first here, as \(first.kind.words)")],
          help: "give one of them another name")
      } else {
        indexByName[name.text] = declarations.count
        declarations.append(
          Declaration(
            kind: kind, name: name, item: item, id: DeclarationID(file: file, item: index),
            through: nil))
      }
    }
  }

  /// Adds the names of another file, to which an `include` leads. Groups belong to no file; a name that
  /// is there already is reported, unless a file between the two has said so.
  mutating func see(
    _ tree: RuleFile, file: Int, through include: ByteSpan, _ reporter: inout Reporter
  ) {
    for (index, item) in tree.items.enumerated() {
      guard let (kind, name) = item.declaredName, kind != .group else { continue }
      guard let known = indexByName[name.text] else {
        indexByName[name.text] = declarations.count
        declarations.append(
          Declaration(
            kind: kind, name: name, item: item, id: DeclarationID(file: file, item: index),
            through: include))
        continue
      }
      let first = declarations[known]
      // Of two in one file the first counts, and that file has said so.
      guard first.id.file != file, first.through != include else { continue }
      if first.through == nil {
        reporter.add(
          .duplicateName, "`\(name.text)` is declared twice", at: first.name.span,
          "declared here, as \(first.kind.words)",
          and: [(name.span, "and in a file that is included"), (include, "included here")],
          help: "give one of them another name, or add to it with `extend`")
      } else {
        reporter.add(
          .duplicateName, "two files that are included declare `\(name.text)`", at: include,
          "the second of them",
          and: [(first.name.span, "declared here"), (name.span, "and here")],
          help: "give one of them another name")
      }
    }
  }

  /// What to write for `by caller and agent`, which may mean either of two things.
  private static let helpWithSpeakers =
    "whichever of them says it is `by anyone`; that both do is `mentions … by caller and "
    + "mentions … by agent`"

  /// What `name` stands for, which must be of `kind`; marks it as used.
  ///
  /// - Parameter others: further names that could have been meant in this place.
  mutating func lookUp(
    _ name: Name, as kind: Kind, or others: [String] = [], _ reporter: inout Reporter
  ) -> Declaration? {
    guard let index = indexByName[name.text] else {
      if isIncomplete || unreadNames.contains(name.text) { return nil }
      let isSpeaker = kind == .condition && ["caller", "agent"].contains(name.text)
      let nearest =
        elsewhere[name.text] == nil && !isSpeaker
        ? reporter.suggestions.nearest(
          to: name.text,
          among: declarations.filter { $0.kind == kind }.map(\.name.text) + others) : nil
      reporter.add(
        .unknownName, "unknown name `\(name.text)`", at: name.span,
        "no \(kind.words.dropFirst(2)) in this file has this name",
        help: elsewhere[name.text].map { "`\($0)` declares it: include that file" }
          ?? nearest.map { "did you mean `\($0)`?" } ?? (isSpeaker ? Self.helpWithSpeakers : nil),
        fix: nearest.map { (name.span, $0) })
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

  /// What `extend` adds to. Adding is no use of a name.
  mutating func extended(
    _ name: Name, as kind: Kind, _ reporter: inout Reporter
  ) -> Declaration? {
    if let found = declaration(named: name.text), found.kind == kind { return found }
    _ = lookUp(name, as: kind, &reporter)
    return nil
  }

  /// The names of other files that are used.
  var usedOfOthers: [Name] {
    declarations.filter { $0.through != nil && used.contains($0.name.text) }.map(\.name)
  }

  /// What `name` stands for, whether it is used or not.
  func declaration(named name: String) -> Declaration? {
    indexByName[name].map { declarations[$0] }
  }

  /// Whether `name` is declared, as anything.
  func declares(_ name: String) -> Bool { indexByName[name] != nil }

  /// The file's own declarations that nothing in it uses.
  var unused: [Declaration] {
    declarations.filter { $0.through == nil && !used.contains($0.name.text) }
  }
}

extension Item {
  /// The name that files use it by that include this one.
  var nameForOthers: Name? {
    declaredName.flatMap { kind, name in kind == .group ? nil : name }
  }

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
