public import CallModel
public import Diagnostics

extension SQLCallStore {
  /// The people whom `query` asks for, in the order of what they can be reached by; people who cannot be reached
  /// by anything are in it as well.
  ///
  /// A number is that of calls; with `key` those numbers and addresses count, too, that were kept for export. What
  /// several people have is nobody's. Callers must have been joined (`joinCallers`).
  public func audience(
    _ query: AudienceQuery, contactsUnder key: ContactKey? = nil
  ) throws(InputError) -> [AudienceMember] {
    let kept = try key.map { key throws(InputError) in try contacts(under: key) }
    return try read { db in
      let reader = try AudienceReader(db, query)
      return try reader.members(kept ?? [])
    }
  }
}
