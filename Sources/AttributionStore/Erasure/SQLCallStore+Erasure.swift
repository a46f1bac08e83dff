public import CallModel
import ContentHash
public import Diagnostics

extension SQLCallStore {
  /// What is known of whom `search` names, as `personJourney(of:stages:)` tells it, and would go if the person were
  /// erased. Where nothing is kept under a key, a number stands for all calls from it. Nothing is changed.
  public func erasurePlan(of search: PersonSearch) throws(InputError) -> ErasurePlan {
    if search.needsKey, let number = search.number, try !knowsContacts() {
      return try erasurePlan(ofCallsFrom: number)
    }
    let journey = try personJourney(
      of: search, stages: StageRequest(before: Instant(unixMs: 0)))
    var calls: Set<String> = []
    var deals: Set<String> = []
    for step in journey.steps {
      switch step.event {
      case .call: calls.insert(step.id)
      case .dealStage: deals.insert(step.id)
      case .touchpoint, .order, .subscription, .engagement, .stage: break
      }
    }
    let (theirs, dealIDs) = (calls, deals.sorted())
    return try read { db in
      // A call of which nobody knows when it was is in no journey.
      let numbers = journey.names.filter { $0.kind == .phone }.map(\.text)
      let others = try db.rows(
        of: "caller_keys",
        "SELECT call_id FROM caller_keys WHERE phone_key IN (SELECT value FROM json_each(?))",
        [try StoredJSON.text(numbers)]
      ).map { try $0.text("call_id") }
      let callIDs = theirs.union(others).sorted()
      return try plan(names: journey.names, callIDs: callIDs, dealIDs: dealIDs, db)
    }
  }

  private func erasurePlan(
    ofCallsFrom number: PhoneNumber
  ) throws(InputError) -> ErasurePlan {
    let found = try read { db in
      let calls = try db.rows(
        of: "calls", "SELECT call_id FROM calls WHERE caller_number = ? ORDER BY call_id",
        [number.e164])
      return try plan(
        names: [], callIDs: calls.map { try $0.text("call_id") }, dealIDs: [], db)
    }
    guard !found.callIDs.isEmpty else {
      throw InputError(path: path, reason: "nobody is known as \(number.e164)")
    }
    return found
  }

  private func plan(
    names: [PersonName], callIDs: [String], dealIDs: [String], _ db: StoreConnection
  ) throws -> ErasurePlan {
    let calls = try StoredJSON.text(callIDs)
    let theirs = "call_id IN (SELECT value FROM json_each(?1))"
    let recordings = try db.rows(
      of: "recordings",
      """
      SELECT path, sha256, EXISTS (
          SELECT 1 FROM recordings AS o WHERE o.sha256 = recordings.sha256
            AND o.call_id NOT IN (SELECT value FROM json_each(?1))) AS is_others
      FROM recordings WHERE \(theirs) ORDER BY path
      """, [calls])
    let transcripts = try db.rows(
      of: "transcripts", "SELECT path FROM transcripts WHERE \(theirs) ORDER BY path", [calls])
    var digests: Set<SHA256Digest> = []
    for row in recordings where try !row.flag("is_others") {
      guard let digest = SHA256Digest(hex: try row.text("sha256")) else {
        throw row.damaged("sha256")
      }
      digests.insert(digest)
    }
    return ErasurePlan(
      names: names, callIDs: callIDs, dealIDs: dealIDs,
      rowCounts: try PersonRows(db, names: names, callIDs: callIDs, dealIDs: dealIDs).counts(),
      values: try db.rows(
        of: "live_outcomes",
        """
        SELECT currency, sum(value_minor) AS value_minor FROM live_outcomes
        WHERE kind = 'conversion' AND value_minor IS NOT NULL AND \(theirs)
        GROUP BY currency ORDER BY currency
        """, [calls]
      ).map { row in
        guard let currency = Currency(code: try row.text("currency")) else {
          throw row.damaged("currency")
        }
        return Money(minorUnits: try row.integer("value_minor"), currency: currency)
      },
      recordings: digests,
      files: Set(try (recordings + transcripts).map { try $0.text("path") }).sorted(),
      told: try db.rows(
        of: "told_conversions",
        """
        SELECT destination, count(*) AS conversions FROM told_conversions WHERE \(theirs)
        GROUP BY destination ORDER BY destination
        """, [calls]
      ).map {
        ErasurePlan.Told(
          destination: try $0.text("destination"),
          conversionCount: Int(try $0.integer("conversions") as Int64))
      })
  }

  /// Passes if the person can be erased now.
  ///
  /// - Throws: where the store may only be read, and where a delivery still waits that tells of the person.
  public func checkErasing(_ plan: ErasurePlan) throws(InputError) {
    guard !isReadOnly else {
      throw InputError(
        path: path, reason: "the store may only be read",
        advice: "erase where it may be written; nothing was changed")
    }
    try read { try checkNothingWaits(plan, $0) }
  }

  /// Deletes all rows that tell of the person, in one transaction, and keeps only by what names rows of before are known
  /// that come again. What was told of the person elsewhere is not taken back.
  ///
  /// Recordings, transcripts and entries of the index are no rows: see to the entries before, so that whoever is
  /// interrupted can begin again.
  ///
  /// - Throws: also where a delivery still waits that tells of the person; nothing is changed then.
  @discardableResult
  public func erase(
    _ plan: ErasurePlan, because reason: String, at time: Instant
  ) throws(InputError) -> Erasure {
    let erasure = try write { db in
      try checkNothingWaits(plan, db)
      let rows = try PersonRows(
        db, names: plan.names, callIDs: plan.callIDs, dealIDs: plan.dealIDs)
      let counts = try rows.counts()
      let added = try db.row(
        of: "erasures",
        """
        INSERT INTO erasures (erased_at, reason, rows_gone) VALUES (?, ?, ?) RETURNING erasure_id
        """, [time.iso8601, reason, try StoredJSON.text(counts)])
      guard let added else { throw DamagedRow(detail: "an erasure is not kept") }
      let id: Int64 = try added.integer("erasure_id")
      try ErasedNames.add(plan, erasure: id, at: time.iso8601, db)
      try db.expectDeletedToBeGone()
      try db.execute("INSERT INTO erasing VALUES (1)")
      try rows.delete()
      try KeptRows.forgetAll(db)
      try db.execute("DELETE FROM erasing")
      return Erasure(id: id, erasedAt: time, reason: reason, rowCounts: counts)
    }
    do { try database.clearLog() } catch { throw StoreFailure.inputError(error, path: path) }
    return erasure
  }

  /// Everybody who was ever erased, the first time first.
  public func erasures() throws(InputError) -> [Erasure] {
    try read { db in
      try db.rows(of: "erasures", "SELECT * FROM erasures ORDER BY erasure_id").map { row in
        Erasure(
          id: try row.integer("erasure_id"), erasedAt: try row.instant("erased_at"),
          reason: try row.text("reason"),
          rowCounts: try StoredJSON.decode(try row.text("rows_gone")))
      }
    }
  }

  /// Which of `calls`, by their ids, are not to be booked: they were erased, or they began before their caller was.
  ///
  /// Callers are known by their numbers under the key that the store was opened with.
  public func erasedCalls(among calls: [Call]) throws(InputError) -> Set<String> {
    try read { try ErasedNames.erased(among: calls, callerKey: callerKey, $0) }
  }

  private func checkNothingWaits(_ plan: ErasurePlan, _ db: StoreConnection) throws {
    let waiting = try db.rows(
      of: "outbox",
      """
      SELECT DISTINCT outbox.destination FROM outbox
        JOIN sent_conversions AS s ON s.delivery_id = outbox.delivery_id
        JOIN outcomes ON outcomes.outcome_id = s.outcome_id
      WHERE outbox.state = 'waiting'
        AND outcomes.call_id IN (SELECT value FROM json_each(?1))
      ORDER BY outbox.destination
      """, [try StoredJSON.text(plan.callIDs)]
    ).map { try $0.text("destination") }
    guard let first = waiting.first else { return }
    throw InputError(
      path: path,
      reason: "deliveries to \(waiting.joined(separator: ", ")) wait that tell of this person",
      advice: "send them or give them up first: earshot deliver \(first) --send, or --give-up")
  }
}
