/// Writes rows one by one or many by one statement: what is new by one statement, and what is known already by
/// another, which tells new, changed and unchanged rows apart.
final class SQLiteBulkWriter: BulkWriter {
  private let session: SQLiteSession
  private let table: BulkTable
  private let insert: SQLiteBulkStatement
  private let update: SQLiteBulkStatement?
  /// Asks what decides between the row and the one that is known.
  private let decision: SQLiteBulkStatement?
  private var counts = BulkCounts()

  /// How many rows go into the table by one statement, where there are so many: to open its indexes takes a fifth
  /// of the time that a row by itself takes.
  private static let manyRowCount = 100

  init(_ session: SQLiteSession, into table: BulkTable) throws {
    self.session = session
    self.table = table
    func prepare(_ sql: String) throws -> SQLiteBulkStatement {
      try SQLiteBulkStatement(session.db, sql)
    }
    insert = try prepare(Self.insert(1, into: table))
    let texts = Self.update(table)
    update = try texts.map { try prepare($0.update) }
    decision = try texts?.decision.map(prepare)
  }

  func add(_ bind: (any BulkParameters) throws -> Void) throws {
    try bind(insert)
    let isNew = try insert.run() > 0
    counts.insertedCount += isNew ? 1 : 0
    if !isNew { try bringUpToDate(0..<1, insertedCount: 0) { try bind($1) } }
  }

  func add(rows count: Int, _ bind: (Int, any BulkParameters) throws -> Void) throws {
    guard count >= Self.manyRowCount else {
      for number in 0..<count { try add { try bind(number, $0) } }
      return
    }
    let known = try insert(count, bind)
    guard !known.isEmpty else { return }
    let before = counts.updatedCount
    try session.changingRows(of: table.name) {
      for rows in known { try bringUpToDate(rows.numbers, insertedCount: rows.newCount, bind) }
      return counts.updatedCount > before
    }
  }

  /// Rows some of which are known.
  private typealias PartlyKnown = (numbers: Range<Int>, newCount: Int)

  /// Adds those of `count` rows that are new; the rows among which others are.
  private func insert(
    _ count: Int, _ bind: (Int, any BulkParameters) throws -> Void
  ) throws -> [PartlyKnown] {
    var known: [PartlyKnown] = []
    let before = counts.insertedCount
    try session.addingRows(to: table.name) {
      try session.settingIndexesAside(of: table.name, adding: count, mostKnown: mostKnown(count)) {
        let insertMany = try SQLiteBulkStatement(
          session.db, Self.insert(Self.manyRowCount, into: table))
        let rest = count % Self.manyRowCount
        for start in stride(from: 0, to: count - rest, by: Self.manyRowCount) {
          let numbers = start..<start + Self.manyRowCount
          for number in numbers {
            insertMany.firstPlace = (number - start) * table.columns.count
            try bind(number, insertMany)
          }
          try insert(numbers, by: insertMany, &known)
        }
        for number in count - rest..<count {
          try bind(number, insert)
          try insert(number..<number + 1, by: insert, &known)
        }
      }
      return counts.insertedCount > before
    }
    return known
  }

  private func insert(
    _ numbers: Range<Int>, by statement: SQLiteBulkStatement, _ known: inout [PartlyKnown]
  ) throws {
    let newCount = try statement.run()
    counts.insertedCount += newCount
    // Which ones were known nobody tells; an update of those that were not changes nothing.
    if newCount < numbers.count { known.append((numbers, newCount)) }
  }

  /// How many rows the table may have for `count` more to be worth making its indexes again; where rows that come may
  /// be known, none.
  private func mostKnown(_ count: Int) -> Int {
    if case .replaced = table.knownKeys { 0 } else { count }
  }

  /// Brings rows up to date of which so many are new.
  private func bringUpToDate(
    _ numbers: Range<Int>, insertedCount: Int,
    _ bind: (Int, any BulkParameters) throws -> Void
  ) throws {
    var updatedCount = 0
    if let update {
      for number in numbers {
        if let decision {
          try bind(number, decision)
          // Nothing is said that is not known.
          guard let found = try decision.firstRow() else { continue }
          counts.untimedCount += Int(found.first ?? 0)
          counts.tiedCount += Int(found.last ?? 0)
        }
        try bind(number, update)
        updatedCount += try update.run()
      }
    }
    counts.updatedCount += updatedCount
    counts.unchangedCount += numbers.count - insertedCount - updatedCount
  }

  func finish() -> BulkCounts { counts }

  private static func insert(_ rowCount: Int, into table: BulkTable) -> String {
    // Without numbers: SQLite looks for each number among those before it.
    let row = "(\(table.columns.map { _ in "?" }.joined(separator: ", ")))"
    let conflict = if case .refused = table.knownKeys { "" } else { " ON CONFLICT DO NOTHING" }
    return "INSERT INTO \(table.name) (\(table.columns.joined(separator: ", "))) "
      + "VALUES \(Array(repeating: row, count: rowCount).joined(separator: ", "))\(conflict)"
  }

  /// What brings a row up to date, and what asks beforehand what decides; `nil` where known rows are left.
  private static func update(_ table: BulkTable) -> (update: String, decision: String?)? {
    guard case .replaced(let key, let precedence) = table.knownKeys else { return nil }
    let places = Dictionary(
      zip(table.columns, table.columns.indices.map { "?\($0 + 1)" }), uniquingKeysWith: { $1 })
    func place(_ column: String) -> String { places[column] ?? "NULL" }
    let (said, keys) = table.replacing(key)
    let pair = RowPrecedence.Pair(incoming: place, known: { $0 }, stamp: table.stamp)
    let assigned = (said + [table.stamp]).map { "\($0) = \(place($0))" }
    let condition =
      "WHERE \(keys.map { "\($0) = \(place($0))" }.joined(separator: " AND ")) "
      + "AND (\(said.joined(separator: ", "))) IS NOT (\(said.map(place).joined(separator: ", ")))"
    let decides = precedence.map { " AND \($0.prefersIncoming(pair))" } ?? ""
    let update =
      "UPDATE \(table.name) SET \(assigned.joined(separator: ", ")) \(condition)\(decides)"
    guard let untimed = precedence?.isUntimed(pair), let tie = precedence?.isTie(pair) else {
      return (update, nil)
    }
    return (update, "SELECT \(untimed), \(tie) FROM \(table.name) \(condition)")
  }
}
