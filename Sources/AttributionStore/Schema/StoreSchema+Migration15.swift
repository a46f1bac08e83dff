// The fifteenth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Numbers and addresses for those who must export them, sealed.
  static let sealedContacts = """
    -- Numbers and addresses for those who asked for that, sealed (AES-256-GCM) under a key that is made
    -- from the key of contacts: hexadecimal digits of nonce, sealed text and tag.
    CREATE TABLE sealed_contacts (
      contact_key       TEXT NOT NULL PRIMARY KEY,
      sealed            TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
