import CallModel
import ContentHash

/// The table `outbox`.
enum OutboxRows {
  /// Puts a delivery there.
  ///
  /// - Parameter file: whether it has been handed over by being written.
  /// - Returns: its number.
  static func add(
    _ draft: DeliveryDraft, to destination: String, on platform: String, isWritten file: Bool,
    sealedUnder key: ContactKey?, at now: Instant, _ db: StoreConnection
  ) throws -> Int64 {
    let idempotencyKey = newIdempotencyKey()
    let body = file ? nil : try key?.seal(draft.body, for: idempotencyKey) ?? draft.body
    let added = try db.row(
      of: "outbox",
      """
      INSERT INTO outbox (destination, platform, purpose, place, idempotency_key, content_type, body,
        body_is_sealed, body_sha256, state, attempts, next_attempt_at, recorded_at, settled_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?) RETURNING delivery_id
      """,
      [
        destination, platform, draft.purpose, draft.place, idempotencyKey, draft.contentType, body,
        !file && key != nil, SHA256Digest(ofUTF8: draft.body).hex,
        (file ? DeliveryRecord.State.written : .waiting).rawValue, file ? nil : now.iso8601,
        now.iso8601, file ? now.iso8601 : nil,
      ])
    guard let added else { throw DamagedRow(detail: "a delivery is not kept") }
    let id: Int64 = try added.integer("delivery_id")
    try SentRows.add(draft.changes, in: id, to: destination, db)
    return id
  }

  /// Nobody else's, and the same at every attempt.
  private static func newIdempotencyKey() -> String {
    let bytes = (0..<2).flatMap { _ in
      withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { Array($0) }
    }
    return "earshot-" + Hexadecimal.text(bytes)
  }

  /// The delivery to one of the destinations that has been due for longest and in nobody's hands, and takes it in hand.
  static func lease(
    to destinations: [String], under lease: String, until end: Instant, at now: Instant,
    _ db: StoreConnection
  ) throws -> StoredRow? {
    let places = destinations.map { _ in "?" }.joined(separator: ", ")
    let row = try db.row(
      of: "outbox",
      """
      SELECT o.*, (SELECT count(*) FROM sent_conversions AS s WHERE s.delivery_id = o.delivery_id)
        AS conversions
      FROM outbox AS o
      WHERE o.state = 'waiting' AND o.next_attempt_at <= ?
        AND (o.leased_until IS NULL OR o.leased_until <= ?) AND o.destination IN (\(places))
      ORDER BY o.next_attempt_at, o.delivery_id LIMIT 1
      """, [now.iso8601, now.iso8601] + destinations)
    guard let row else { return nil }
    try db.execute(
      "UPDATE outbox SET lease = ?, leased_until = ? WHERE delivery_id = ?",
      [lease, end.iso8601, try row.integer("delivery_id") as Int64])
    return row
  }

  /// Settles a waiting delivery; `false` if it is settled already.
  static func settle(
    _ id: Int64, as state: DeliveryRecord.State, isAttempt: Bool, status: Int?, error: String?,
    at now: Instant, _ db: StoreConnection
  ) throws -> Bool {
    try db.execute(
      """
      UPDATE outbox SET state = ?, attempts = attempts + ?, last_status = COALESCE(?, last_status),
        last_error = ?, settled_at = ?, next_attempt_at = NULL, body = NULL, lease = NULL,
        leased_until = NULL
      WHERE delivery_id = ? AND state = 'waiting'
      """, [state.rawValue, isAttempt, status, error, now.iso8601, id])
  }

  /// Gives a delivery back that did not come through, to be tried again; only if it is still in the same hands.
  static func postpone(
    _ delivery: LeasedDelivery, status: Int?, reason: String, until next: Instant,
    _ db: StoreConnection
  ) throws {
    try db.execute(
      """
      UPDATE outbox SET attempts = attempts + 1, last_status = ?, last_error = ?,
        next_attempt_at = ?, lease = NULL, leased_until = NULL
      WHERE delivery_id = ? AND state = 'waiting' AND lease = ?
      """, [status, reason, next.iso8601, delivery.id, delivery.lease])
  }

  /// Lets all that waits for a destination and is in nobody's hands wait until `end` at least.
  static func rest(
    _ destination: String, until end: Instant, at now: Instant, _ db: StoreConnection
  ) throws {
    try db.execute(
      """
      UPDATE outbox SET next_attempt_at = ?1
      WHERE state = 'waiting' AND destination = ?2 AND next_attempt_at < ?1
        AND (leased_until IS NULL OR leased_until <= ?3)
      """, [end.iso8601, destination, now.iso8601])
  }

  /// When something that waits for one of the destinations is due.
  ///
  /// Nobody knows when what is in somebody's hands will be settled or come back, so that is due now.
  static func nextAttempt(
    _ db: StoreConnection, to destinations: [String], at now: Instant
  ) throws -> Instant? {
    let rows = try db.rows(
      of: "outbox",
      """
      SELECT destination, next_attempt_at, leased_until FROM outbox
      WHERE state = 'waiting'
      """)
    var next: Instant?
    for row in rows {
      guard destinations.contains(try row.text("destination")) else { continue }
      let isInHand = try !row.isNull("leased_until") && row.instant("leased_until") > now
      let at = isInHand ? now : try row.instant("next_attempt_at")
      next = min(next ?? at, at)
    }
    return next
  }

  /// How many deliveries wait for one of the destinations, and how many of those somebody has in hand.
  static func waitingCounts(
    _ db: StoreConnection, to destinations: [String], at now: Instant
  ) throws -> (all: Int, inHand: Int) {
    let rows = try db.rows(
      of: "outbox",
      """
      SELECT destination, count(*) AS waiting,
        count(CASE WHEN leased_until > ? THEN 1 END) AS in_hand
      FROM outbox WHERE state = 'waiting' GROUP BY destination
      """, [now.iso8601])
    var counts = (all: 0, inHand: 0)
    for row in rows where destinations.contains(try row.text("destination")) {
      counts.all += try row.integer("waiting")
      counts.inHand += try row.integer("in_hand")
    }
    return counts
  }

  /// All deliveries, newest first, each with what it tells.
  static func records(_ db: StoreConnection, to destination: String?) throws -> [DeliveryRecord] {
    let sent = try db.cursor(
      of: "sent_conversions",
      """
      SELECT s.delivery_id, s.origin_id, s.kind, s.outcome_id, s.name, s.value_minor, s.currency,
        s.converted_at, r.reason, outcomes.call_id
      FROM sent_conversions AS s JOIN outcomes ON outcomes.outcome_id = s.outcome_id
        LEFT JOIN refused_conversions AS r ON r.sent_id = s.sent_id
      WHERE ?1 IS NULL OR s.destination = ?1 ORDER BY s.delivery_id, s.position
      """, [destination])
    var conversions: [Int64: [DeliveryRecord.Conversion]] = [:]
    while let row = try sent.next() {
      conversions[try row.integer("delivery_id"), default: []].append(
        DeliveryRecord.Conversion(
          callID: try row.text("call_id"), originID: try row.integer("origin_id"),
          telling: try SentRows.telling(in: row), refusal: try row.optionalText("reason")))
    }
    let rows = try db.rows(
      of: "outbox",
      """
      SELECT * FROM outbox WHERE ?1 IS NULL OR destination = ?1 ORDER BY delivery_id DESC
      """, [destination])
    return try rows.map { row in
      return try record(in: row, telling: conversions[try row.integer("delivery_id")] ?? [])
    }
  }

  private static func record(
    in row: StoredRow, telling conversions: [DeliveryRecord.Conversion]
  ) throws -> DeliveryRecord {
    func instant(_ column: String) throws -> Instant? {
      row.isNull(column) ? nil : try row.instant(column)
    }
    return DeliveryRecord(
      id: try row.integer("delivery_id"), destination: try row.text("destination"),
      platform: try row.text("platform"), purpose: try row.text("purpose"),
      place: try row.text("place"), idempotencyKey: try row.text("idempotency_key"),
      bodyDigest: try row.digest("body_sha256"), state: try row.choice("state"),
      attempts: try row.integer("attempts"), nextAttemptAt: try instant("next_attempt_at"),
      leasedUntil: try instant("leased_until"),
      lastStatus: try row.optionalInteger("last_status"),
      lastError: try row.optionalText("last_error"), recordedAt: try row.instant("recorded_at"),
      settledAt: try instant("settled_at"), conversions: conversions)
  }
}
