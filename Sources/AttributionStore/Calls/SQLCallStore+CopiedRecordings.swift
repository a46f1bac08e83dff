public import Diagnostics

extension SQLCallStore {
  /// The calls whose recording is that of another call, byte for byte, each with the one of them whose id
  /// comes first, which is not among them.
  ///
  /// Complexity: linear in the recordings of the store, along an index.
  public func copiedRecordings() throws(InputError) -> [String: String] {
    try read { db in
      let rows = try db.bulkRows(
        """
        SELECT recordings.call_id, alike.first_id
        FROM (
          SELECT sha256, min(call_id) AS first_id FROM recordings GROUP BY sha256 HAVING count(*) > 1
        ) AS alike JOIN recordings ON recordings.sha256 = alike.sha256
        WHERE recordings.call_id <> alike.first_id
        """)
      var copies: [String: String] = [:]
      while try rows.next() {
        guard let copy = rows.text(at: 0), let first = rows.text(at: 1) else { continue }
        copies[copy] = first
      }
      return copies
    }
  }
}
