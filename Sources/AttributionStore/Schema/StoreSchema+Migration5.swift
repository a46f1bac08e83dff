// The fifth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What rules say and is not booked, and what decides between calls: columns of the newest
  /// evaluation, since only the ledger is history.
  static let heldBackOutcomes = """
    ALTER TABLE evaluations ADD COLUMN excluded_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(excluded_by));
    ALTER TABLE evaluations ADD COLUMN disqualified TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(disqualified));
    ALTER TABLE evaluations ADD COLUMN held_back TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(held_back));
    ALTER TABLE evaluations ADD COLUMN claims TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(claims));
    CREATE INDEX evaluations_with_claims ON evaluations (call_id) WHERE claims <> '[]';

    -- What rules that hold say of a call and is not booked, and why. `reason` is 'excluded',
    -- 'stopped', 'other_in_group', 'disqualified', 'already_booked' or 'repeated'; `held_by` is the
    -- exclusion, the rule or the earlier call that is behind it.
    CREATE VIEW held_back_outcomes AS
    SELECT call_id, held.value ->> '$.kind' AS kind, held.value ->> '$.name' AS name,
      CAST(held.value ->> '$.value_minor' AS INTEGER) AS value_minor, held.value ->> '$.currency' AS currency,
      held.value ->> '$.rule_id' AS rule_id, held.value ->> '$.rule_name' AS rule_name,
      held.value ->> '$.reason' AS reason, held.value ->> '$.held_by' AS held_by,
      held.value ->> '$.group' AS group_name, held.value ->> '$.because' AS because
    FROM evaluations, json_each(evaluations.held_back) AS held;

    -- Calls that count for nothing, and the reasons that rules give for that.
    CREATE VIEW disqualified_calls AS
    SELECT call_id, reason.value AS reason
    FROM evaluations, json_each(evaluations.disqualified) AS reason;

    -- Calls that exclusions take out, and which.
    CREATE VIEW excluded_calls AS
    SELECT call_id, exclusion.value AS exclusion
    FROM evaluations, json_each(evaluations.excluded_by) AS exclusion;
    """
}
