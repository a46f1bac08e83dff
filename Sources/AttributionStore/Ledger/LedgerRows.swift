import CallModel

/// Rows of the ledger, read back.
enum LedgerRows {
  /// What the rule says, for a row of `table` in whose place a sale stands.
  private static func ruleValue(in table: String) -> String {
    ["value_minor", "currency"].map { column in
      "(SELECT \(column) FROM outcomes AS rule WHERE rule.outcome_id = \(table).stands_for) "
        + "AS rule_\(column)"
    }.joined(separator: ", ")
  }

  /// The outcomes of the selected calls that hold, oldest first.
  static func live(_ db: StoreConnection, ofCalls selection: CallSelection) throws -> [LedgerEntry]
  {
    let (condition, arguments) = try SelectedCalls.condition(selection)
    let sql = """
      SELECT *, 0 AS retracted, \(ruleValue(in: "live_outcomes")) FROM live_outcomes
      WHERE \(condition) ORDER BY outcome_id
      """
    return try entries(db.cursor(of: "outcomes", sql, arguments))
  }

  /// The conversions of these names that hold, oldest first.
  static func conversions(_ db: StoreConnection, named names: Set<String>) throws -> [LedgerEntry] {
    let sql = """
      SELECT *, 0 AS retracted, \(ruleValue(in: "live_outcomes")) FROM live_outcomes
      WHERE kind = 'conversion' AND name IN (SELECT value FROM json_each(?)) ORDER BY outcome_id
      """
    let arguments = [try StoredJSON.text(names.sorted())]
    return try entries(db.cursor(of: "outcomes", sql, arguments))
  }

  /// Every row on a call, oldest first.
  static func all(_ db: StoreConnection, ofCall callID: String) throws -> [LedgerEntry] {
    let sql = """
      SELECT *, \(ruleValue(in: "outcomes")) FROM outcomes WHERE call_id = ? ORDER BY outcome_id
      """
    return try entries(db.cursor(of: "outcomes", sql, [callID]))
  }

  private static func entries(_ rows: StoredRows) throws -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    while let row = try rows.next() { entries.append(try entry(in: row)) }
    return entries
  }

  private static func entry(in row: StoredRow) throws -> LedgerEntry {
    let evidence: [StoredHit] = try row.json("evidence")
    let rule = RuleReference(
      name: try row.text("rule_name"), id: try row.text("rule_id"),
      revision: try row.integer("rule_revision"), file: try row.text("rule_file"))
    let sale = try sale(in: row)
    return LedgerEntry(
      id: try row.integer("outcome_id"), callID: try row.text("call_id"),
      outcome: Outcome(
        kind: try StoredKind.kind(in: row, prefix: sale == nil ? "" : "rule_"), rule: rule,
        evidence: evidence.map(\.hit)),
      rulesetDigest: try row.digest("ruleset_digest"),
      versions: try StoredVersions.versions(in: row),
      recordedAt: try row.instant("recorded_at"),
      correctsID: try row.optionalInteger("corrects_id"),
      isRetraction: try row.flag("retracted"), sale: sale)
  }

  /// The sale that stands in the place of what the rule says; `nil` where none does.
  static func sale(in row: StoredRow) throws -> Sale? {
    let order = try row.optionalText("order_id").map { Sale.Source.order($0) }
    let deal = try row.optionalText("deal_id").map { Sale.Source.deal($0) }
    guard let source = order ?? deal else { return nil }
    guard let amount = try StoredKind.money(in: row) else { throw row.damaged("value_minor") }
    return Sale(
      source: source, amount: amount, isCountedElsewhere: try row.flag("counted_elsewhere"))
  }
}

/// The three versions as the ledger and the evaluations have them.
enum StoredVersions {
  static func versions(in row: StoredRow) throws -> Versions {
    Versions(
      engine: try row.text("engine_version"), model: try row.optionalText("model_version"),
      matcher: try row.optionalText("matcher_version"))
  }
}
