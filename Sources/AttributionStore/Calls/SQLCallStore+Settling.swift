import CallModel
public import Diagnostics

extension SQLCallStore {
  /// The calls whose conversions count together with those of other calls.
  public func convertingCalls(limiting names: Set<String>) throws(InputError) -> [ConvertingCall] {
    try read { db in
      let claims = try ClaimRows.all(db)
      let limited = claims.values.flatMap(\.claims).compactMap { claim -> String? in
        guard claim.limit != nil, case .conversion(let name, _, _) = claim.outcome.kind else {
          return nil
        }
        return name
      }
      let names = names.union(limited)
      guard !names.isEmpty else { return [] }
      let conversions = Dictionary(
        grouping: try LedgerRows.conversions(db, named: names), by: \.callID)
      let ids = Set(conversions.keys).union(claims.keys)
      let sources = try CallSourceRow.found(db, on: .ids(ids.sorted()))
      return try CallRows.calls(db, .ids(ids.sorted())).map { stored in
        let id = stored.call.id
        return ConvertingCall(
          id: id, facts: stored.call.completed(by: sources[id]).facts,
          conversions: conversions[id, default: []].map(\.outcome),
          claims: claims[id]?.claims ?? [], heldBack: claims[id]?.heldBack ?? [])
      }
    }
  }

  /// Books what became of a call's claims, in one transaction.
  public func settle(_ settlement: Settlement) throws(InputError) -> BookingResult {
    guard let stamp = StoredInstant.text(settlement.recordedAt) else {
      throw InputError(
        path: path, reason: "a booking cannot be dated \(settlement.recordedAt.iso8601)",
        advice: "set the computer's clock")
    }
    return try write(.call(settlement.callID)) { db in
      try CallBooking(db: db, callID: settlement.callID, stamp: stamp).settle(settlement)
    }
  }
}

/// What rules claim, read back.
enum ClaimRows {
  typealias OfCall = (claims: [ConversionClaim], heldBack: [HeldBackOutcome])

  /// The claims of all calls that have any with a limit, and which of them are not booked, by call.
  static func all(_ db: StoreConnection) throws -> [String: OfCall] {
    let rows = try db.cursor(
      of: "evaluations",
      "SELECT call_id, claims, held_back FROM evaluations WHERE claims <> '[]'")
    var claims: [String: OfCall] = [:]
    while let stored = try rows.next() {
      let claimed: [StoredClaim] = try stored.json("claims")
      let heldBack: [StoredHeldBack] = try stored.json("held_back")
      claims[try stored.text("call_id")] = (
        claimed.map(\.claim), heldBack.map(\.held).filter(\.reason.dependsOnOthers)
      )
    }
    return claims
  }
}

extension CallBooking {
  /// Makes the settlement's conversions those that hold; everything else about the call stays.
  func settle(_ settlement: Settlement) throws -> BookingResult {
    let sql = "SELECT * FROM evaluations WHERE call_id = ?"
    guard let stored = try db.row(of: "evaluations", sql, [callID]) else {
      return BookingResult()
    }
    let others = try LedgerRows.live(db, ofCalls: .ids([callID])).map(\.outcome).filter {
      if case .conversion = $0.kind { false } else { true }
    }
    let result = try writeOutcomes(
      settlement.booked + others, by: try stored.digest("ruleset_digest"),
      try StoredVersions.versions(in: stored))
    try writeHeldBack(settlement.heldBack, before: try stored.json("held_back"))
    return result
  }

  /// Replaces what claims were held back for; other reasons have nothing to do with other calls.
  private func writeHeldBack(_ new: [HeldBackOutcome], before old: [StoredHeldBack]) throws {
    let kept = old.map(\.held).filter { !$0.reason.dependsOnOthers }
    let text = try StoredJSON.text((kept + new).map(StoredHeldBack.init))
    try execute(
      """
      UPDATE evaluations SET held_back = ?1, changed_at = ?2
      WHERE call_id = ?3 AND held_back IS NOT ?1
      """, [text, stamp, callID])
  }
}
