/// Writes rows one by one: what is new by one statement, and what is known already by another, which tells new,
/// changed and unchanged rows apart.
final class SQLiteBulkWriter: BulkWriter {
  private let insert: SQLiteBulkStatement
  private let update: SQLiteBulkStatement?
  private var counts = BulkCounts()

  init(_ table: BulkTable, prepare: (String) throws -> SQLiteBulkStatement) rethrows {
    insert = try prepare(Self.insert(into: table))
    update =
      if case .replaced(let key, let newest) = table.knownKeys {
        try prepare(Self.update(table, key: key, newest: newest))
      } else {
        nil
      }
  }

  func add(_ bind: (any BulkParameters) throws -> Void) throws {
    try bind(insert)
    if try insert.run() {
      counts.insertedCount += 1
    } else if let update {
      try bind(update)
      if try update.run() { counts.updatedCount += 1 } else { counts.unchangedCount += 1 }
    } else {
      counts.unchangedCount += 1
    }
  }

  func finish() -> BulkCounts { counts }

  private static func insert(into table: BulkTable) -> String {
    let places = table.columns.indices.map { "?\($0 + 1)" }
    let conflict = if case .refused = table.knownKeys { "" } else { " ON CONFLICT DO NOTHING" }
    return "INSERT INTO \(table.name) (\(table.columns.joined(separator: ", "))) "
      + "VALUES (\(places.joined(separator: ", ")))\(conflict)"
  }

  private static func update(_ table: BulkTable, key: [String], newest: String?) -> String {
    let places = Dictionary(
      zip(table.columns, table.columns.indices.map { "?\($0 + 1)" }), uniquingKeysWith: { $1 })
    func place(_ column: String) -> String { places[column] ?? "NULL" }
    let (said, key) = table.replacing(key)
    let assigned = (said + table.columns.suffix(1)).map { "\($0) = \(place($0))" }
    // The row that comes must not be older than the one that is there.
    let condition = newest.map { " AND ifnull(\(place($0)) >= \($0), TRUE)" } ?? ""
    return
      "UPDATE \(table.name) SET \(assigned.joined(separator: ", ")) "
      + "WHERE \(key.map { "\($0) = \(place($0))" }.joined(separator: " AND ")) "
      + "AND (\(said.joined(separator: ", "))) IS NOT (\(said.map(place).joined(separator: ", ")))"
      + condition
  }
}
