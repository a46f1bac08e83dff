public import Diagnostics

extension SQLCallStore {
  /// The conversions that others are to be told of, each with its call, the clicks that led to it, and whose it is.
  ///
  /// Who is who, all rows of the store tell, so it takes about as long as a report on attribution. With `key`
  /// the e-mail addresses are read that were kept for export (`--keep-contacts`); callers must have been joined
  /// (`joinCallers`).
  public func conversions(
    _ query: ConversionQuery = ConversionQuery(), contactsUnder key: ContactKey? = nil
  ) throws(InputError) -> StoredConversions {
    let emails = try key.map { key throws(InputError) in
      try contacts(under: key).filter { $0.contact.contains("@") }
    }
    return try read { db in
      var reader = ConversionReader(db: db, query: query, emails: emails ?? [])
      return try reader.conversions()
    }
  }
}
