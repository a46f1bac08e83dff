/// Says in PostgreSQL's SQL what the store says in SQLite's.
///
/// It knows what the store's statements use and no more: what means something else in PostgreSQL is written
/// otherwise, what PostgreSQL has under the same name stays as it is, functions of SQLite that it has not are
/// there under their names (`PostgresSchema.functions`), and what the translator knows to have no counterpart is
/// refused. What nobody has thought of, PostgreSQL refuses itself, since a statement is checked when it is
/// prepared and a view when it is made.
struct SQLTranslator {
  private var tokens: [SQLToken]
  private var place = 0
  private var output: [String] = []
  private var frames = [Frame()]
  private var names: [String] = []
  /// Names of parameters that are NULL, and of whatever type the statement wants.
  private var absentNames: Set<String> = []
  private var parameterCount = 0
  private var derivedCount = 0

  /// What stands between two parentheses, or outside of all.
  private struct Frame {
    /// The table that `FROM (SELECT …)` makes needs a name in PostgreSQL.
    var isDerivedTable = false
    /// Whether tables are being listed, so that `, (` begins one.
    var isInFrom = false
    /// The direction of the term, while an order is being listed.
    var order: Order?
  }

  private struct Order {
    var isDescending = false
    var saysWhereNullsGo = false
  }

  private init(_ tokens: [SQLToken]) { self.tokens = tokens }

  /// One query or one statement that changes rows.
  ///
  /// - Parameter absentNames: the names of those parameters that are NULL, and are written so.
  static func query(
    _ sql: String, without absentNames: Set<String> = []
  ) throws(SQLNotTranslated) -> TranslatedSQL {
    try query(SQLToken.tokens(of: sql), without: absentNames)
  }

  /// The same of what was read before. A `;` at the end is left out.
  static func query(
    _ tokens: [SQLToken], without absentNames: Set<String> = []
  ) throws(SQLNotTranslated) -> TranslatedSQL {
    var translator = SQLTranslator(tokens.last == .sign(";") ? tokens.dropLast() : tokens)
    translator.absentNames = absentNames
    try translator.run()
    return TranslatedSQL(
      text: translator.output.joined(separator: " "), parameterCount: translator.parameterCount,
      names: translator.names)
  }

  private mutating func run() throws(SQLNotTranslated) {
    while place < tokens.count { try step() }
    endOfOrder()
  }

  private func peek(_ distance: Int = 0) -> SQLToken? {
    tokens.indices.contains(place + distance) ? tokens[place + distance] : nil
  }

  private mutating func step() throws(SQLNotTranslated) {
    let token = tokens[place]
    switch token {
    case .word(let word): try translate(word)
    case .parameter(let parameter): translate(parameter: parameter)
    case .sign("("): open()
    case .sign(")"): try close()
    case .sign(","):
      if frames[frames.count - 1].order != nil {
        endOfOrder()
        frames[frames.count - 1].order = Order()
      }
      emit(",")
    case .sign("=="): emit("=")
    // Else it were a decimal number, which divides to other last digits.
    case .number(let number) where number.contains("."):
      emit("CAST(\(number) AS double precision)")
    case .quoted, .text, .number, .sign: emit(token.text)
    }
  }

  private mutating func emit(_ text: String, taking count: Int = 1) {
    output.append(text)
    place += count
  }
}

// Parentheses.
extension SQLTranslator {
  private mutating func open() {
    var frame = Frame()
    let before = place > 0 ? tokens[place - 1] : nil
    let beginsTable =
      before?.keyword == "FROM" || before?.keyword == "JOIN"
      || (before == .sign(",") && frames[frames.count - 1].isInFrom)
    frame.isDerivedTable = beginsTable
    frames.append(frame)
    emit("(")
  }

  private mutating func close() throws(SQLNotTranslated) {
    guard frames.count > 1 else { throw SQLNotTranslated(reason: "a parenthesis that none opens") }
    endOfOrder()
    let frame = frames.removeLast()
    emit(")")
    guard frame.isDerivedTable, !nextIsName else { return }
    derivedCount += 1
    output.append("AS derived_\(derivedCount)")
  }

  /// Whether a name for the table before follows.
  private var nextIsName: Bool {
    guard let keyword = peek()?.keyword else { return peek()?.name != nil }
    return !Self.afterTables.contains(keyword)
  }

  private static let afterTables: Set<String> = [
    "WHERE", "JOIN", "LEFT", "INNER", "CROSS", "ON", "USING", "GROUP", "ORDER", "HAVING", "LIMIT",
    "UNION", "EXCEPT", "INTERSECT", "WINDOW",
  ]
}

// Orders: SQLite takes NULL for less than everything, PostgreSQL for more.
extension SQLTranslator {
  private mutating func endOfOrder() {
    guard let order = frames[frames.count - 1].order else { return }
    frames[frames.count - 1].order = nil
    if !order.saysWhereNullsGo {
      output.append(order.isDescending ? "NULLS LAST" : "NULLS FIRST")
    }
  }

  private mutating func followOrder(_ keyword: String) {
    switch keyword {
    case "DESC": frames[frames.count - 1].order?.isDescending = true
    case "NULLS": frames[frames.count - 1].order?.saysWhereNullsGo = true
    case "LIMIT", "UNION", "WHERE": endOfOrder()
    case "ROWS", "RANGE", "GROUPS":
      // Where no frame of a window follows, it is a name.
      if ["BETWEEN", "UNBOUNDED", "CURRENT"].contains(peek(1)?.keyword) { endOfOrder() }
    default: break
    }
  }
}

// Parameters.
extension SQLTranslator {
  private mutating func translate(parameter: String) {
    let number: Int
    if parameter.hasPrefix(":") {
      let name = String(parameter.dropFirst())
      if absentNames.contains(name) { return emit("NULL") }
      if let known = names.firstIndex(of: name) {
        number = known + 1
      } else {
        names.append(name)
        number = names.count
      }
    } else {
      number = Int(parameter.dropFirst()) ?? parameterCount + 1
    }
    parameterCount = max(parameterCount, number)
    // Whether it is NULL says nothing of its type, which PostgreSQL wants to know.
    emit(peek(1)?.keyword == "IS" ? "CAST($\(number) AS text)" : "$\(number)")
  }
}

// Words.
extension SQLTranslator {
  private mutating func translate(_ word: String) throws(SQLNotTranslated) {
    let keyword = word.uppercased()
    followOrder(keyword)
    let isCalled = peek(1) == .sign("(")
    switch keyword {
    case "FROM": frames[frames.count - 1].isInFrom = true
    case "SELECT", "WHERE", "GROUP", "ORDER", "HAVING", "WINDOW", "LIMIT", "UNION", "SET":
      frames[frames.count - 1].isInFrom = false
    default: break
    }
    switch keyword {
    case "ORDER" where peek(1)?.keyword == "BY":
      emit("ORDER BY", taking: 2)
      frames[frames.count - 1].order = Order()
    case "IS": translateIs()
    case "LIKE": emit("ILIKE")
    case "GLOB": try translateGlob()
    case "CAST" where isCalled: try translateCast()
    case "IFNULL" where isCalled: emit("coalesce")
    case "INSTR" where isCalled: emit("strpos")
    case "MAX" where isCalled && argumentCount(at: place + 1) > 1: emit("greatest")
    case "MIN" where isCalled && argumentCount(at: place + 1) > 1: emit("least")
    // The schema of a SQLite file, where a temporary table hides the view of the same name.
    case "MAIN" where peek(1) == .sign("."): emit(PostgresSchema.name)
    case "CROSS" where peek(1)?.keyword == "JOIN" && crossJoinHasCondition: place += 1
    case "INSERT" where peek(1)?.keyword == "OR", "REPLACE" where !isCalled, "PRAGMA", "ATTACH",
      "COLLATE", "REGEXP", "MATCH", "INDEXED":
      throw SQLNotTranslated(reason: "`\(word)`")
    case "TOTAL" where isCalled, "TYPEOF" where isCalled,
      "CHANGES" where isCalled, "JSON_EXTRACT" where isCalled:
      throw SQLNotTranslated(reason: "the function `\(word)`")
    default: emit(word)
    }
  }

  /// `IS` compares any two values in SQLite; in PostgreSQL only with NULL and truth values.
  private mutating func translateIs() {
    let isNegated = peek(1)?.keyword == "NOT"
    let count = isNegated ? 2 : 1
    switch peek(count)?.keyword {
    case "NULL", "TRUE", "FALSE", "DISTINCT": emit(isNegated ? "IS NOT" : "IS", taking: count)
    case "NOT" where !isNegated: emit("IS")
    default: emit(isNegated ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM", taking: count)
    }
  }

  /// Patterns with `*` alone are those of `LIKE`, which minds capitals in PostgreSQL.
  private mutating func translateGlob() throws(SQLNotTranslated) {
    guard case .text(let pattern)? = peek(1), !pattern.contains(where: { "?[%_\\".contains($0) })
    else { throw SQLNotTranslated(reason: "a pattern of GLOB with more than `*`") }
    emit("LIKE " + pattern.replacing("*", with: "%"), taking: 2)
  }

  /// `CAST (x AS INTEGER)`: the type is the last word in it.
  private mutating func translateCast() throws(SQLNotTranslated) {
    var depth = 0
    for index in (place + 1)..<tokens.count {
      if tokens[index] == .sign("(") { depth += 1 }
      if tokens[index] == .sign(")") { depth -= 1 }
      guard depth == 0 else { continue }
      tokens[index - 1] = .sign(try Self.type(tokens[index - 1]))
      return emit("CAST")
    }
    throw SQLNotTranslated(reason: "a parenthesis that does not end")
  }

  /// What a type of SQLite is called.
  static func type(_ token: SQLToken) throws(SQLNotTranslated) -> String {
    switch token.keyword {
    case "INTEGER": return "bigint"
    case "REAL": return "double precision"
    case "TEXT": return "text"
    default: throw SQLNotTranslated(reason: "the type `\(token.text)`")
    }
  }

  /// How many arguments stand in the parentheses that open at `start`.
  private func argumentCount(at start: Int) -> Int {
    var (depth, count) = (0, 1)
    for token in tokens[start...] {
      switch token {
      case .sign("("): depth += 1
      case .sign(")"): depth -= 1
      case .sign(",") where depth == 1: count += 1
      default: break
      }
      if depth == 0 { break }
    }
    return count
  }

  /// Whether `CROSS JOIN t` or `CROSS JOIN t AS u` has `ON` behind it, by which SQLite keeps an order of tables.
  private var crossJoinHasCondition: Bool {
    peek(3)?.keyword == "ON" || (peek(3)?.keyword == "AS" && peek(5)?.keyword == "ON")
  }
}
