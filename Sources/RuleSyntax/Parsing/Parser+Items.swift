import Diagnostics

extension Parser {
  /// The whole file.
  mutating func file() -> (header: Header?, items: [Item], unreadNames: Set<String>) {
    let header = header()
    var items: [Item] = []
    var unreadNames: Set<String> = []
    while !at(.endOfFile) {
      let named = token(after: 1)
      if let item = item() {
        items.append(item)
      } else if named.kind == .name {
        unreadNames.insert(text(of: named))
      }
    }
    return (header, items, unreadNames)
  }

  /// The next declaration, or `nil` if it could not be read. Takes at least one token.
  private mutating func item() -> Item? {
    depth = 0
    let start = token.span.start
    do throws(SyntaxFailure) {
      let kind = try declaration()
      return Item(kind, at: span(from: start))
    } catch {
      if endOfPrevious <= start { take() }
      skip { _ in false }
      return nil
    }
  }

  private mutating func declaration() throws(SyntaxFailure) -> Item.Kind {
    switch try declarationWord() {
    case .include: return .include(try string("the path of a file in quotes"))
    case .extend: return try extend()
    case .list: return try list()
    case .terms: return try terms()
    case .table: return try table()
    case .constant:
      let name = try name("a name for the constant")
      try expectEqual()
      return .constant(name, try literal())
    case .condition:
      let name = try conditionName()
      try expectEqual()
      return .condition(name, try expression())
    case .group: return try group()
    case .exclude: return try exclude()
    case .rule: return try rule()
    default: return try test()
    }
  }

  /// The reserved word that starts a declaration, or a misspelling of one.
  private mutating func declarationWord() throws(SyntaxFailure) -> Keyword {
    if let keyword, Keyword.reserved.contains(keyword) {
      take()
      return keyword
    }
    if let keyword, Keyword.settings.contains(keyword) || keyword == .language {
      report(
        .syntax, "`\(keyword.rawValue)` stands at the top of the file", at: token.span,
        "after the first declaration", help: "move it up, below `language 1`")
      throw SyntaxFailure()
    }
    if let meant = misspeltDeclaration {
      _ = takeMisspelt(meant)
      return meant
    }
    throw unexpected("a declaration such as `rule`, `terms` or `condition`")
  }

  private mutating func conditionName() throws(SyntaxFailure) -> Name {
    if let keyword, Keyword.neverConditions.contains(keyword), !Keyword.reserved.contains(keyword) {
      report(
        .reservedWord, "`\(keyword.rawValue)` cannot be the name of a condition", at: token.span,
        "means something else inside a condition",
        help: "choose another name, such as `is_\(keyword.rawValue)`")
    }
    return try name("a name for the condition")
  }

  private mutating func extend() throws(SyntaxFailure) -> Item.Kind {
    let kind = try word(ExtendedKind.self, "`list` or `terms`")
    let name = try name("the name of what is extended")
    try expect(.with)
    return .extend(kind.value, name, try literals())
  }

  private mutating func list() throws(SyntaxFailure) -> Item.Kind {
    let name = try name("a name for the list")
    try expectEqual()
    if takeIf(.from) { return .list(name, .file(try string("the path of a file in quotes"))) }
    if at(.openSquare) || at(.openBracket), token(after: 1).kind != .int || at(.openSquare) {
      let values = try otherBrackets(("", "")) { (parser) throws(SyntaxFailure) in
        try parser.literals()
      }
      return .list(name, .literals(values))
    }
    return .list(name, .literals(try literals()))
  }

  private mutating func terms() throws(SyntaxFailure) -> Item.Kind {
    let name = try name("a name for the terms")
    try expectEqual()
    if at(.from), token(after: 1).kind == .string {
      take()
      return .terms(name, .file(try string("the path of a file in quotes")))
    }
    if at(.openSquare) || at(.openBracket) {
      let items = try otherBrackets(("", "")) { (parser) throws(SyntaxFailure) in
        try parser.termItems()
      }
      return .terms(name, .items(items))
    }
    return .terms(name, .items(try termItems()))
  }

  private mutating func table() throws(SyntaxFailure) -> Item.Kind {
    let name = try name("a name for the table")
    try expect(.openBrace)
    var rows: [TableRow] = []
    repeat {
      let key = try string("a word of the table in quotes")
      try expect(.equal)
      rows.append(TableRow(key: key, value: try literal()))
    } while at(.string)
    try expect(.closeBrace, "after the rows")
    return .table(name, rows)
  }

  private mutating func group() throws(SyntaxFailure) -> Item.Kind {
    let name = try name("a name for the group")
    try expect(.picks)
    let start = token.span.start
    guard takeIf(.highest) else {
      guard at(.first) || at(.all) else {
        return .group(name, unreadablePick("`first`, `all`, `highest value` or `highest priority`"))
      }
      let pick: GroupPick = at(.first) ? .first : .all
      return .group(name, Marked(pick, at: take().span))
    }
    guard at(.value) || at(.priority) else {
      return .group(name, unreadablePick("`value` or `priority`"))
    }
    let pick: GroupPick = at(.value) ? .highestValue : .highestPriority
    take()
    return .group(name, Marked(pick, at: span(from: start)))
  }

  /// Says that `expected` is missing, and passes over the rest of the line: the group is declared, though
  /// nobody knows what it picks.
  private mutating func unreadablePick(_ expected: String) -> Marked<GroupPick> {
    let span = token.span
    _ = unexpected(expected)
    while !isOnNewLine(0), !at(.endOfFile) { take() }
    return Marked(.first, at: span)
  }

  private mutating func exclude() throws(SyntaxFailure) -> Item.Kind {
    let name = try string("the name of the exclusion in quotes")
    var group: Name?
    if takeIf(.from) {
      try expect(.group)
      group = try self.name("the name of a group")
    }
    try expect(.when, "and which calls are excluded")
    return .exclude(
      ExcludeDeclaration(name: name, group: group, condition: try expression()))
  }
}
