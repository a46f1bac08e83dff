/// Writes the newest state of something into a table with one row for each key, and touches the row
/// only if a value differs, so that writing the same again changes nothing.
struct Upsert {
  private let sql: String

  /// For `table` with the key `key` and the further `columns`. `changed_at` gets the stamp of the
  /// last change; `created`, where the table has such a column, that of the first write.
  init(into table: String, key: String, columns: [String], created: String? = nil) {
    let all = [key] + columns + ["changed_at"] + (created.map { [$0] } ?? [])
    let assigned = (columns + ["changed_at"]).map { "\($0) = excluded.\($0)" }
    let old = columns.map { "\(table).\($0)" }.joined(separator: ", ")
    let new = columns.map { "excluded.\($0)" }.joined(separator: ", ")
    sql = """
      INSERT INTO \(table) (\(all.joined(separator: ", ")))
      VALUES (\(all.map { _ in "?" }.joined(separator: ", ")))
      ON CONFLICT (\(key)) DO UPDATE SET \(assigned.joined(separator: ", "))
      WHERE (\(old)) IS NOT (\(new))
      """
    stampCount = created == nil ? 1 : 2
  }

  private let stampCount: Int

  /// Writes `values`, which stand in the order of the columns, under `key`.
  func run(
    _ db: StoreConnection, key: String, values: [(any StoreValueConvertible)?], stamp: String
  ) throws {
    let stamps = Array(repeating: stamp, count: stampCount)
    try db.execute(sql, [key] + values + stamps)
  }
}
