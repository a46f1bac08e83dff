import CallModel
public import Diagnostics

extension SQLCallStore {
  /// Books what is newly known about one call, in one transaction: all of it or nothing.
  public func book(_ booking: Booking) throws(InputError) -> BookingResult {
    guard let stamp = StoredInstant.text(booking.recordedAt) else {
      throw InputError(
        path: path, reason: "a booking cannot be dated \(booking.recordedAt.iso8601)",
        advice: "set the computer's clock")
    }
    return try write(.call(booking.call.id)) { db in
      let result = try CallBooking(db: db, callID: booking.call.id, stamp: stamp).run(booking)
      try writeCaller(booking.call, db)
      return result
    }
  }

  /// Joins the caller to what people have left, where anything is kept under the key.
  func writeCaller(_ call: Call, _ db: StoreConnection) throws {
    guard let callerKey, case .phone(let number)? = call.facts["caller.number"] else { return }
    try db.execute(
      """
      INSERT INTO caller_keys SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM contact_keys)
      ON CONFLICT DO NOTHING
      """, [call.id, callerKey.name(of: number.e164)])
  }
}

/// The booking of one call, within a transaction.
struct CallBooking {
  let db: StoreConnection
  let callID: String
  /// The time that new and changed rows get.
  let stamp: String

  /// Writes everything, in the order in which rows refer to each other.
  func run(_ booking: Booking) throws -> BookingResult {
    try writeCall(booking.call)
    try writeRecording(booking.recording)
    try writeTranscript(booking.transcript)
    if let sound = booking.sound { try writeSound(sound) }
    if let words = booking.words { try writeWords(words) }
    for search in booking.searches { try writeSearch(search) }
    guard let evaluation = booking.evaluation else { return BookingResult() }
    try writeRuleset(evaluation)
    let result = try writeOutcomes(of: evaluation)
    try writeEvaluation(evaluation)
    return result
  }

  func execute(_ sql: String, _ arguments: [(any StoreValueConvertible)?]) throws {
    try db.execute(sql, arguments)
  }

  func rows(
    of table: String, _ sql: String, _ arguments: [(any StoreValueConvertible)?]
  )
    throws -> [StoredRow]
  {
    try db.rows(of: table, sql, arguments)
  }
}
