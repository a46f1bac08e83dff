import CPostgres

/// What a statement answered: rows in memory, or how many rows it changed.
public final class PostgresResult {
  private let result: OpaquePointer
  /// How many rows it has.
  public let rowCount: Int
  /// The names of its columns.
  public let columns: [String]
  /// The types of its columns, see `PostgresType`.
  public let types: [UInt32]

  /// What libpq got; it belongs to this object from now on.
  init(_ result: OpaquePointer) {
    self.result = result
    rowCount = Int(PQntuples(result))
    let places = 0..<PQnfields(result)
    columns = places.map { place in PQfname(result, place).map { String(cString: $0) } ?? "" }
    types = places.map { PQftype(result, $0) }
  }

  deinit { PQclear(result) }

  /// How many rows an INSERT, UPDATE or DELETE changed.
  public var changedCount: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  /// Whether the value is NULL. The row and the column must be there.
  public func isNull(row: Int, column: Int) -> Bool {
    PQgetisnull(result, Int32(row), Int32(column)) == 1
  }

  /// The bytes of the value as the server writes it, which hold as long as this object; `nil` for NULL.
  /// The row and the column must be there.
  public func bytes(row: Int, column: Int) -> UnsafeBufferPointer<UInt8>? {
    guard !isNull(row: row, column: column) else { return nil }
    let count = Int(PQgetlength(result, Int32(row), Int32(column)))
    guard let start = PQgetvalue(result, Int32(row), Int32(column)) else { return nil }
    return start.withMemoryRebound(to: UInt8.self, capacity: count) {
      UnsafeBufferPointer(start: $0, count: count)
    }
  }

  /// The value as the server writes it; `nil` for NULL.
  public func text(row: Int, column: Int) -> String? {
    bytes(row: row, column: column).map { String(decoding: $0, as: UTF8.self) }
  }
}
