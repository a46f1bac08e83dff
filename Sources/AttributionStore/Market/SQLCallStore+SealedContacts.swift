public import Diagnostics

extension SQLCallStore {
  /// The numbers and addresses that were kept for export, in clear, with what stands for them under the key.
  ///
  /// One that another program changed is an error.
  public func contacts(
    under key: ContactKey
  ) throws(InputError) -> [(name: String, contact: String)] {
    try read { db in
      let rows = try db.rows(
        of: "sealed_contacts", "SELECT * FROM sealed_contacts ORDER BY contact_key")
      if try !rows.isEmpty && isOtherKey(key, db) { throw otherKey }
      return try rows.map { row in
        let name = try row.text("contact_key")
        guard let contact = key.unseal(try row.text("sealed"), for: name) else {
          throw row.damaged("sealed")
        }
        return (name, contact)
      }
    }
  }

  /// Seals what an older version kept in clear, and wipes that out.
  func sealClearContacts(under key: ContactKey, _ db: StoreConnection) throws {
    guard try db.hasTable("clear_contacts") else { return }
    let rows = try db.rows(
      of: "clear_contacts", "SELECT contact_key, contact FROM clear_contacts")
    for row in rows {
      let name = try row.text("contact_key")
      try db.execute(
        "INSERT INTO sealed_contacts VALUES (?, ?) ON CONFLICT DO NOTHING",
        [name, try key.seal(try row.text("contact"), for: name)])
    }
    try db.wipeOut(table: "clear_contacts")
  }
}
