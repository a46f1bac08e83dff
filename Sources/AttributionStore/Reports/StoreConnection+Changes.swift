extension StoreConnection {
  /// Whether triggers have written down so much in `table` that what is kept is worked out anew in less time than it is
  /// brought up to date.
  func hasMuchChanged(by table: String) throws -> Bool {
    let count = try value("SELECT max(change_id) - min(change_id) FROM \(table)").integer
    return count ?? 0 > Self.mostChanges
  }

  /// How many changes are written down, at most and about; they tell of as many names, or fewer.
  private static let mostChanges: Int64 = 200_000
}
