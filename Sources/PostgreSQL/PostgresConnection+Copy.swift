import CPostgres

extension PostgresConnection {
  /// Adds `rows` to a table, with values for `columns`; how many it added.
  ///
  /// - Throws: what the server says of them. Then none is added.
  public func copy(
    _ rows: PostgresCopyRows, into table: String, columns: [String]
  ) throws(PostgresError) -> Int {
    let sql = "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN"
    return try answer { state in
      let begun = PQexec(state.pointer, sql)
      guard PQresultStatus(begun) == PGRES_COPY_IN else { return begun }
      PQclear(begun)
      let isSent = rows.bytes.withUnsafeBytes { bytes in
        Self.pieces(of: bytes).allSatisfy { piece in
          PQputCopyData(
            state.pointer, piece.baseAddress?.assumingMemoryBound(to: CChar.self),
            Int32(piece.count)) == 1
        }
      }
      // Whatever did not go through is told by the result.
      PQputCopyEnd(state.pointer, isSent ? nil : "the rows were not sent")
      let result = PQgetResult(state.pointer)
      while let further = PQgetResult(state.pointer) { PQclear(further) }
      return result
    }.changedCount
  }

  /// libpq counts bytes in 32 bits and copies what it is given.
  private static func pieces(of bytes: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    stride(from: 0, to: bytes.count, by: 1 << 20).map { start in
      UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 1 << 20, bytes.count)])
    }
  }
}
