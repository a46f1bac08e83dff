/// Rows of a table that are known when others with the same keys come in a table of their own.
struct PostgresKnownRows {
  /// SQL that counts them, and those of them that say something else.
  let counts: String
  /// SQL that brings them up to date.
  let update: String
  /// SQL that counts beforehand what decides; `nil` where the row that comes last counts.
  let decisions: String?

  init(table: BulkTable, incoming: String, key: [String], precedence: RowPrecedence?) {
    let (said, keys) = table.replacing(key)
    func listed(_ columns: [String], of table: String) -> String {
      columns.map { "\(table).\($0)" }.joined(separator: ", ")
    }
    let pair = RowPrecedence.Pair(
      incoming: { "incoming.\($0)" }, known: { "known.\($0)" }, stamp: table.stamp)
    let assigned = (said + [table.stamp]).map { "\($0) = incoming.\($0)" }
    let isSameKey = keys.map { "known.\($0) = incoming.\($0)" }.joined(separator: " AND ")
    let differs =
      "(\(listed(said, of: "known"))) IS DISTINCT FROM (\(listed(said, of: "incoming")))"
    let condition = "WHERE \(isSameKey) AND \(differs)"
    counts = """
      SELECT count(*), count(*) FILTER (WHERE \(differs))
      FROM \(table.name) AS known, \(incoming) AS incoming WHERE \(isSameKey)
      """
    let decides = precedence.map { " AND \($0.prefersIncoming(pair))" } ?? ""
    update = """
      UPDATE \(table.name) AS known SET \(assigned.joined(separator: ", "))
      FROM \(incoming) AS incoming
      \(condition)\(decides)
      """
    decisions =
      if let untimed = precedence?.isUntimed(pair), let tie = precedence?.isTie(pair) {
        """
        SELECT count(*) FILTER (WHERE \(untimed)), count(*) FILTER (WHERE \(tie))
        FROM \(table.name) AS known, \(incoming) AS incoming
        \(condition)
        """
      } else {
        nil
      }
  }
}
