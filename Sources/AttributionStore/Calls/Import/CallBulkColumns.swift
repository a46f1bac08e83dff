import CallModel

/// How calls stand in their table where many are written.
enum CallBulkColumns {
  private static let columns =
    ["call_id"] + CallColumns.names + ["recorded_at", "changed_at"]

  /// The table, and what becomes of calls that are known.
  static func table(_ knownKeys: BulkTable.KnownKeys) -> BulkTable {
    BulkTable(
      name: "calls", columns: columns, knownKeys: knownKeys, firstStamp: "recorded_at")
  }

  /// The values of a call, in the order of the columns.
  static func values(of call: Call, stamp: String) throws -> [StoreValue] {
    let stated = try CallColumns.values(of: call)
    return [.text(call.id)] + stated.map { $0?.storeValue ?? .null } + [.text(stamp), .text(stamp)]
  }
}
