public import CallModel
import ContentHash
public import Diagnostics

extension SQLCallStore {
  /// Takes the first delivery in hand that goes to one of `destinations` and is due, so that nobody else sends it
  /// before the lease is over; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - end: when the lease is over: later than the attempt can be.
  ///   - key: opens what was sealed.
  /// - Throws: also that the body was sealed under another key.
  public func leaseDelivery(
    to destinations: [String], until end: Instant, unsealedBy key: ContactKey?, at now: Instant
  ) throws(InputError) -> LeasedDelivery? {
    guard !destinations.isEmpty else { return nil }
    let lease = Hexadecimal.text(
      withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { Array($0) })
    return try write { db in
      guard
        let row = try OutboxRows.lease(to: destinations, under: lease, until: end, at: now, db)
      else { return nil }
      let idempotencyKey = try row.text("idempotency_key")
      var body = try row.text("body")
      if try row.flag("body_is_sealed") {
        guard let clear = key?.unseal(body, for: idempotencyKey) else {
          throw InputError(
            path: path,
            reason:
              "delivery \(try row.integer("delivery_id") as Int64) was sealed under another key",
            advice: "name the file with the key by --key")
        }
        body = clear
      }
      guard SHA256Digest(ofUTF8: body).hex == (try row.text("body_sha256")) else {
        throw row.damaged("body")
      }
      return LeasedDelivery(
        id: try row.integer("delivery_id"), destination: try row.text("destination"),
        purpose: try row.text("purpose"), contentType: try row.text("content_type"), body: body,
        idempotencyKey: idempotencyKey, attempts: try row.integer("attempts"),
        conversionCount: try row.integer("conversions"), lease: lease)
    }
  }

  /// Writes down what became of an attempt.
  ///
  /// What a server has taken is written down even if the lease was over meanwhile; what it has not, only if the
  /// delivery is still in the same hands. What is settled stays as it is.
  public func record(
    _ result: AttemptResult, of delivery: LeasedDelivery, at now: Instant
  ) throws(InputError) {
    try write { db in
      func settle(
        _ state: DeliveryRecord.State, _ status: Int?, _ error: String?,
        because reason: (Int) -> String?
      ) throws {
        let isOurs = try OutboxRows.settle(
          delivery.id, as: state, isAttempt: true, status: status, error: error, at: now, db)
        if isOurs { try SentRows.refuse(in: delivery.id, at: now, db, because: reason) }
      }
      switch result {
      case .accepted(let status, let exceptions, let note):
        try settle(.accepted, status, note) { exceptions[$0] }
      case .failed(let status, let reason, let next, let rest):
        try OutboxRows.postpone(delivery, status: status, reason: reason, until: next, db)
        if let rest { try OutboxRows.rest(delivery.destination, until: rest, at: now, db) }
      case .refused(let status, let reason):
        try settle(.refused, status, reason) { _ in reason }
      case .givenUp(let status, let reason):
        try settle(.givenUp, status, reason) { _ in reason }
      }
    }
  }

  /// Makes all that waits for `destinations` and is in nobody's hands due now.
  public func hurryDeliveries(
    to destinations: [String], at now: Instant
  ) throws(InputError) {
    try write { db in
      for destination in destinations {
        try db.execute(
          """
          UPDATE outbox SET next_attempt_at = ?1
          WHERE state = 'waiting' AND destination = ?2 AND next_attempt_at > ?1
          """, [now.iso8601, destination])
      }
    }
  }

  /// Gives up all that waits for `destination` and is in nobody's hands: it was not told.
  ///
  /// - Returns: how many deliveries.
  public func giveUpDeliveries(
    to destination: String, because reason: String, at now: Instant
  ) throws(InputError) -> Int {
    try write { db in
      let ids = try db.rows(
        of: "outbox",
        """
        SELECT delivery_id FROM outbox WHERE state = 'waiting' AND destination = ?1
          AND (leased_until IS NULL OR leased_until <= ?2)
        """, [destination, now.iso8601]
      ).map { try $0.integer("delivery_id") as Int64 }
      for id in ids {
        _ = try OutboxRows.settle(
          id, as: .givenUp, isAttempt: false, status: nil, error: reason, at: now, db)
        try SentRows.refuse(in: id, at: now, db) { _ in reason }
      }
      return ids.count
    }
  }

  /// When something that waits for `destinations` is to be tried; now if somebody has it in hand, of which nobody
  /// knows when it will be settled or come back; `nil` where nothing waits.
  public func nextDelivery(
    to destinations: [String], at now: Instant
  ) throws(InputError) -> Instant? {
    try read { try OutboxRows.nextAttempt($0, to: destinations, at: now) }
  }

  /// How many deliveries wait for `destinations`, and how many of those a program has in hand.
  public func waitingDeliveries(
    to destinations: [String], at now: Instant
  ) throws(InputError) -> (all: Int, inHand: Int) {
    try read { try OutboxRows.waitingCounts($0, to: destinations, at: now) }
  }

  /// All that was ever handed over or is waiting, newest first.
  public func deliveries(to destination: String? = nil) throws(InputError) -> [DeliveryRecord] {
    try read { try OutboxRows.records($0, to: destination) }
  }
}
