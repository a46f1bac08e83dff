import PostgreSQL

/// Writes rows by `COPY`, many at a time.
///
/// Where keys may be known already, rows go into a temporary table first, and from there into their own: first
/// what is new, then what is otherwise, if there is any; to look costs less than to try each. Those with the same key go one after the other, so that they do what they
/// would do by themselves. If none of some keys is known, it is tried whether they all are new, which costs half.
final class PostgresBulkWriter: BulkWriter {
  private let connection: PostgresConnection
  private let table: BulkTable
  /// Rows that are not written yet. No two of a round have the same key.
  private var rounds: [PostgresCopyRows] = [PostgresCopyRows()]
  private var counts = BulkCounts()
  private let row: PostgresBulkRow
  private var seenCounts: [[UInt8]: Int] = [:]
  /// Some of the keys of the first round.
  private var sampledKeys: [[String]] = []

  /// How many bytes of rows are gathered, at most and about.
  private static let gatheredByteCount = 32 << 20

  /// Of how many rows the key of one is looked up.
  private static let sampledRowCount = 1000

  init(_ connection: PostgresConnection, into table: BulkTable) {
    self.connection = connection
    self.table = table
    let key = if case .replaced(let key, _) = table.knownKeys { key } else { [String]() }
    row = PostgresBulkRow(
      columnCount: table.columns.count, keyPlaces: key.compactMap(table.columns.firstIndex))
  }

  func add(_ bind: (any BulkParameters) throws -> Void) throws {
    row.begin()
    try bind(row)
    let bytes = try row.end()
    var round = 0
    if case .replaced = table.knownKeys {
      round = seenCounts[row.key, default: 0]
      seenCounts[row.key] = round + 1
      if round == rounds.count { rounds.append(PostgresCopyRows()) }
      if round == 0, rounds[0].rowCount % Self.sampledRowCount == 0 {
        sampledKeys.append(row.keyTexts)
      }
    }
    rounds[round].append(bytes)
    if rounds[0].byteCount > Self.gatheredByteCount { try write() }
  }

  func finish() throws -> BulkCounts {
    try write()
    return counts
  }

  private func write() throws {
    defer {
      rounds = [PostgresCopyRows()]
      seenCounts.removeAll(keepingCapacity: true)
      sampledKeys.removeAll()
    }
    for (round, rows) in rounds.enumerated() where rows.rowCount > 0 {
      if try round == 0 && areNew(rows) {
        counts.insertedCount += rows.rowCount
      } else {
        try write(rows)
      }
    }
  }

  private func write(_ rows: PostgresCopyRows) throws(PostgresError) {
    let columns = table.columns.joined(separator: ", ")
    if case .refused = table.knownKeys {
      counts.insertedCount += try connection.copy(rows, into: table.name, columns: table.columns)
      return
    }
    let incoming = "incoming_\(table.name)"
    try connection.runAll(
      """
      CREATE TEMP TABLE IF NOT EXISTS \(incoming) ON COMMIT DELETE ROWS
        AS SELECT \(columns) FROM \(table.name) WITH NO DATA;
      TRUNCATE \(incoming)
      """)
    _ = try connection.copy(rows, into: incoming, columns: table.columns)
    // Planned anew each time: how many rows there are differs much, and few are known at first.
    func inserted() throws(PostgresError) -> Int {
      try connection.runOnce(
        """
        INSERT INTO \(table.name) (\(columns)) SELECT \(columns) FROM \(incoming)
        ON CONFLICT DO NOTHING
        """
      ).changedCount
    }
    var insertedCount = 0
    var updatedCount = 0
    if case .replaced(let key, let precedence) = table.knownKeys {
      let known = PostgresKnownRows(
        table: table, incoming: incoming, key: key, precedence: precedence)
      // Each by the index of its key: the server would rather read all of the table for each batch.
      try connection.runAll("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")
      let found = try connection.runOnce(known.counts)
      if found.count(at: 0) < rows.rowCount { insertedCount = try inserted() }
      if found.count(at: 1) > 0 { updatedCount = try bringUpToDate(known) }
      try connection.runAll(
        "SET LOCAL enable_hashjoin = DEFAULT; SET LOCAL enable_mergejoin = DEFAULT")
    } else {
      insertedCount = try inserted()
    }
    counts.insertedCount += insertedCount
    counts.updatedCount += updatedCount
    counts.unchangedCount += rows.rowCount - insertedCount - updatedCount
  }

  private func bringUpToDate(_ known: PostgresKnownRows) throws(PostgresError) -> Int {
    if let decisions = known.decisions {
      let found = try connection.runOnce(decisions)
      counts.untimedCount += found.count(at: 0)
      counts.tiedCount += found.count(at: 1)
    }
    return try connection.runOnce(known.update).changedCount
  }

  /// Writes rows of different keys if none is known; whether none is.
  private func areNew(_ rows: PostgresCopyRows) throws(PostgresError) -> Bool {
    guard case .replaced(let key, _) = table.knownKeys, try !isKnown(any: sampledKeys, of: key)
    else { return false }
    try connection.runAll("SAVEPOINT new_rows")
    do throws(PostgresError) {
      _ = try connection.copy(rows, into: table.name, columns: table.columns)
      try connection.runAll("RELEASE SAVEPOINT new_rows")
      return true
    } catch {
      guard error.kind == .knownKey else { throw error }
      try connection.runAll("ROLLBACK TO SAVEPOINT new_rows; RELEASE SAVEPOINT new_rows")
      return false
    }
  }

  private func isKnown(
    any keys: [[String]], of columns: [String]
  ) throws(PostgresError) -> Bool {
    let columns = table.columns.filter(columns.contains)
    let conditions = keys.indices.map { nth in
      columns.enumerated().map { "\($1) = $\(nth * columns.count + $0 + 1)" }
        .joined(separator: " AND ")
    }
    let found = try connection.runOnce(
      "SELECT 1 FROM \(table.name) WHERE \(conditions.joined(separator: " OR ")) LIMIT 1",
      keys.flatMap { $0.map { .text($0) } })
    return found.rowCount > 0
  }
}

extension PostgresResult {
  /// The count in a column of the first row.
  fileprivate func count(at column: Int) -> Int {
    text(row: 0, column: column).flatMap { Int($0) } ?? 0
  }
}
