import CallModel

/// The tables `sent_conversions` and `refused_conversions`, to which rows are only ever added.
enum SentRows {
  /// What a destination was told of each conversion, by the first rows of their corrections.
  static func told(_ db: StoreConnection, to destination: String) throws -> [Int64: ToldConversion]
  {
    let rows = try db.cursor(
      of: "sent_conversions",
      """
      SELECT s.origin_id, s.kind, s.outcome_id, s.name, s.value_minor, s.currency, s.converted_at,
        s.dedupe_key, o.state, r.reason
      FROM sent_conversions AS s JOIN outbox AS o ON o.delivery_id = s.delivery_id
        LEFT JOIN refused_conversions AS r ON r.sent_id = s.sent_id
      WHERE s.destination = ? ORDER BY s.origin_id, s.step
      """, [destination])
    var told: [Int64: ToldConversion] = [:]
    while let row = try rows.next() {
      let state: DeliveryRecord.State = try row.choice("state")
      let fate: ToldConversion.Fate =
        if try row.optionalText("reason") != nil {
          .refused
        } else if state == .waiting {
          .underway
        } else {
          .taken
        }
      told[try row.integer("origin_id"), default: ToldConversion()].add(
        try telling(in: row), fate, dedupeKey: try row.optionalText("dedupe_key"))
    }
    return told
  }

  /// Writes down what a delivery tells.
  static func add(
    _ changes: [DeliveryDraft.Change], in deliveryID: Int64, to destination: String,
    _ db: StoreConnection
  ) throws {
    for (position, change) in changes.enumerated() {
      let telling = Telling(change.change)
      try db.execute(
        """
        INSERT INTO sent_conversions (delivery_id, position, destination, origin_id, step, kind,
          outcome_id, name, value_minor, currency, converted_at, dedupe_key)
        SELECT ?1, ?2, ?3, ?4,
          1 + COALESCE((SELECT max(step) FROM sent_conversions
            WHERE destination = ?3 AND origin_id = ?4), 0),
          ?5, ?6, ?7, ?8, ?9, ?10, ?11
        """,
        [
          deliveryID, position, destination, change.change.event.originID, telling.kind.rawValue,
          telling.outcomeID, telling.name, telling.value?.minorUnits, telling.value?.currency.code,
          telling.convertedAt.iso8601, change.dedupeKey,
        ])
    }
  }

  /// Writes down that a destination did not take some steps of a delivery, where `reason` says why for the
  /// place of a step in it.
  static func refuse(
    in deliveryID: Int64, at time: Instant, _ db: StoreConnection, because reason: (Int) -> String?
  ) throws {
    let rows = try db.rows(
      of: "sent_conversions",
      "SELECT sent_id, position FROM sent_conversions WHERE delivery_id = ?", [deliveryID])
    for row in rows {
      guard let reason = reason(try row.integer("position")) else { continue }
      try db.execute(
        "INSERT INTO refused_conversions (sent_id, reason, refused_at) VALUES (?, ?, ?)",
        [try row.integer("sent_id") as Int64, reason, time.iso8601])
    }
  }

  /// What is told in a row.
  static func telling(in row: StoredRow) throws -> Telling {
    Telling(
      kind: try row.choice("kind"), outcomeID: try row.integer("outcome_id"),
      name: try row.text("name"), value: try StoredKind.money(in: row),
      convertedAt: try row.instant("converted_at"))
  }
}
