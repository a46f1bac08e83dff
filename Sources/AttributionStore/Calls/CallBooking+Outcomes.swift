import CallModel
import ContentHash

extension CallBooking {
  /// Keeps the rules themselves, once.
  func writeRuleset(_ evaluation: Evaluation) throws {
    try execute(
      """
      INSERT INTO rulesets (digest, canonical_text, engine_version, recorded_at)
      VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING
      """,
      [
        evaluation.ruleset.digest.hex, evaluation.ruleset.text, evaluation.versions.engine, stamp,
      ])
  }

  private static let evaluationUpsert = Upsert(
    into: "evaluations", key: "call_id",
    columns: [
      "ruleset_digest", "engine_version", "model_version", "matcher_version", "verdicts",
      "excluded_by", "disqualified", "held_back", "claims",
    ])

  /// Writes which rules the call's outcomes come from, and what each of them says.
  func writeEvaluation(_ evaluation: Evaluation) throws {
    let values: [(any StoreValueConvertible)?] = [
      evaluation.ruleset.digest.hex, evaluation.versions.engine,
      evaluation.versions.model, evaluation.versions.matcher,
      try StoredJSON.text(evaluation.verdicts),
      try StoredJSON.text(evaluation.excludedBy),
      try StoredJSON.text(evaluation.disqualifications),
      try StoredJSON.text(evaluation.heldBack.map(StoredHeldBack.init)),
      // Claims without a limit never change.
      try StoredJSON.text(
        evaluation.claims.contains { $0.limit != nil }
          ? evaluation.claims.map(StoredClaim.init) : []
      ),
    ]
    try Self.evaluationUpsert.run(db, key: callID, values: values, stamp: stamp)
  }

  /// Adds to the ledger what it needs for the evaluation's outcomes to be those that hold.
  func writeOutcomes(of evaluation: Evaluation) throws -> BookingResult {
    try writeOutcomes(evaluation.outcomes, by: evaluation.ruleset.digest, evaluation.versions)
  }

  /// Adds to the ledger what it needs for `outcomes` to be those that hold.
  func writeOutcomes(
    _ outcomes: [Outcome], by ruleset: SHA256Digest, _ versions: Versions
  ) throws -> BookingResult {
    let live = try LedgerRows.live(db, ofCalls: .ids([callID]))
    let difference = LedgerDifference(
      live: live.map { (id: $0.id, outcome: $0.outcome) }, wanted: outcomes)
    for id in difference.retractedIDs { try withdraw(id, by: ruleset, versions) }
    for insertion in difference.insertions { try add(insertion, by: ruleset, versions) }

    let supersededCount = difference.insertions.count { $0.correctsID != nil }
    return BookingResult(
      insertedCount: difference.insertions.count - supersededCount,
      supersededCount: supersededCount, retractedCount: difference.retractedIDs.count,
      unchangedCount: difference.unchangedCount)
  }

  private func add(
    _ insertion: LedgerDifference.Insertion, by ruleset: SHA256Digest, _ versions: Versions
  ) throws {
    let kind = StoredKind(insertion.outcome.kind)
    let rule = insertion.outcome.rule
    try execute(
      """
      INSERT INTO outcomes (call_id, kind, name, type, value_minor, currency, value_digits, points,
        note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
        model_version, matcher_version, evidence, recorded_at, corrects_id, retracted)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
      """,
      [
        callID, kind.kind, kind.name, kind.type, kind.value?.minorUnits, kind.value?.currency.code,
        kind.value?.currency.exponent, kind.points, kind.note, rule.id, rule.name, rule.revision,
        rule.file, ruleset.hex, versions.engine, versions.model, versions.matcher,
        try StoredJSON.text(insertion.outcome.evidence.map(StoredHit.init)), stamp,
        insertion.correctsID,
      ])
  }

  /// Adds a row that says that row `id` no longer holds: a copy of what its rule said, under the rules that
  /// no longer say so.
  private func withdraw(
    _ id: Int64, by ruleset: SHA256Digest, _ versions: Versions
  ) throws {
    try execute(
      """
      INSERT INTO outcomes (call_id, kind, name, type, value_minor, currency, value_digits, points,
        note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
        model_version, matcher_version, evidence, recorded_at, corrects_id, retracted)
      SELECT said.call_id, said.kind, said.name, said.type, said.value_minor, said.currency,
        said.value_digits, said.points, said.note, said.rule_id, said.rule_name, said.rule_revision,
        said.rule_file, ?, ?, ?, ?, said.evidence, ?, held.outcome_id, 1
      FROM outcomes AS held
        JOIN outcomes AS said ON said.outcome_id = coalesce(held.stands_for, held.outcome_id)
      WHERE held.outcome_id = ?
      """,
      [ruleset.hex, versions.engine, versions.model, versions.matcher, stamp, id])
  }
}
