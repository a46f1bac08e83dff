public import CallModel
public import Diagnostics
public import Foundation

extension SQLCallStore {
  /// The time zone whose days, weeks and months reports go by; `nil` where none is set, and UTC counts.
  public func timeZone() throws(InputError) -> TimeZone? {
    guard let name = try read({ try $0.value("SELECT time_zone FROM account").text })
    else { return nil }
    guard let zone = TimeZone(identifier: name) else {
      throw InputError(
        path: path,
        reason: "the account's time zone is `\(name)`, which this computer does not know",
        advice: "update the computer's time zones, or set another with `earshot account`")
    }
    return zone
  }

  /// Makes `zone` the one whose days, weeks and months reports go by; nothing else in the store changes.
  ///
  /// Returns whether it was another one before.
  @discardableResult
  public func setTimeZone(_ zone: TimeZone, recordedAt: Instant) throws(InputError) -> Bool {
    guard let stamp = StoredInstant.text(recordedAt) else {
      throw InputError(
        path: path, reason: "a setting cannot be dated \(recordedAt.iso8601)",
        advice: "set the computer's clock")
    }
    return try write { db in
      let isChanged = try db.execute(
        """
        INSERT INTO account VALUES (1, ?1, ?2) ON CONFLICT (only_row)
        DO UPDATE SET time_zone = ?1, changed_at = ?2 WHERE account.time_zone <> ?1
        """, [zone.identifier, stamp])
      // Clocks are written anew in any case: this computer may know newer ones.
      try db.execute("DELETE FROM utc_offsets")
      for offset in UTCOffset.all(of: zone) {
        try db.execute(
          "INSERT INTO utc_offsets VALUES (?1, ?2)",
          [offset.start.flatMap(StoredInstant.text) ?? "", offset.seconds])
      }
      return isChanged
    }
  }
}
