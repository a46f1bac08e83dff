public import CallModel
public import Diagnostics

extension SQLCallStore {
  /// Books the rows of `batch`, which are of `table`, in one transaction: all of them or none.
  ///
  /// A row whose key is known takes the place of the one before if it says something else; booking the
  /// same again changes nothing. Of rows with one key the last one counts.
  ///
  /// - Parameter contacts: how numbers and addresses of people are kept.
  public func book(
    _ batch: MarketBatch, in table: MarketTable, contacts: ContactKeeping, recordedAt: Instant
  ) throws(InputError) -> MarketImportResult {
    try write { db in
      try checkKey(contacts.key, db)
      return try MarketBooking(db, table: table, contacts: contacts, recordedAt: recordedAt)
        .run(batch)
    }
  }

  /// Books `rows` the same way.
  public func book(
    _ rows: [MarketRow], in table: MarketTable, contacts: ContactKeeping, recordedAt: Instant
  ) throws(InputError) -> MarketImportResult {
    try book(
      MarketBatch(rows, of: table), in: table, contacts: contacts, recordedAt: recordedAt)
  }

  /// On how many days of campaigns something was paid for the whole campaign and for its keywords as well: reports
  /// add both.
  public func spendToldTwice() throws(InputError) -> Int {
    try read { db in
      let count = try db.value(
        """
        SELECT count(*) FROM (
          SELECT day FROM spend WHERE amount_minor <> 0 GROUP BY day, campaign_id
          HAVING min(keyword) = '' AND max(keyword) <> ''
        ) AS told
        """)
      return Int(count.integer ?? 0)
    }
  }

  /// Whether numbers and addresses of people are kept, under a key.
  public func knowsContacts() throws(InputError) -> Bool {
    try read { db in
      try db.holds("SELECT EXISTS (SELECT 1 FROM contact_keys)")
    }
  }

  /// Whether the store keeps contacts under another key than `key`, or under none yet.
  func isOtherKey(_ key: ContactKey, _ db: StoreConnection) throws -> Bool {
    try db.value("SELECT key_check FROM contact_keys").text != key.check
  }

  /// That the key is not the store's.
  var otherKey: InputError {
    InputError(
      path: path, reason: "numbers and addresses are kept under another key than this one",
      advice: "name the file with that key by --key; without it nothing joins")
  }

  /// Passes if the store keeps contacts under `key`, or under none yet.
  func checkKey(_ key: ContactKey, _ db: StoreConnection) throws {
    try db.execute(
      "INSERT INTO contact_keys VALUES (1, ?) ON CONFLICT DO NOTHING", [key.check])
    guard try !isOtherKey(key, db) else { throw otherKey }
    try sealClearContacts(under: key, db)
  }
}
