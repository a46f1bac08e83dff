public import CallModel
public import Diagnostics

extension SQLCallStore {
  /// Books what a file says of the calls of `batch`, in one transaction: all of them or none. Nothing is known of
  /// what they sound like, and nothing is decided.
  ///
  /// Of a call that is known, what is said takes the place of what was known, and what is not said stays;
  /// booking the same again changes nothing.
  public func importCalls(
    _ batch: CallBatch, recordedAt: Instant
  ) throws(InputError) -> MarketImportResult {
    guard let stamp = StoredInstant.text(recordedAt) else {
      throw InputError(
        path: path, reason: "a booking cannot be dated \(recordedAt.iso8601)",
        advice: "set the computer's clock")
    }
    return try write { db in
      var booking = try CallFileBooking(db, stamp: stamp, callerKey: callerKey)
      return try booking.run(batch)
    }
  }

  /// Books what a file says of `calls` the same way, one after the other.
  public func importCalls(
    _ calls: [Call], recordedAt: Instant
  ) throws(InputError) -> MarketImportResult {
    try importCalls(CallBatch(calls), recordedAt: recordedAt)
  }
}
