// The twenty-first migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Orders that take the place of what rules assumed, and what counts nothing because a sale stands elsewhere.
  /// SQLite cannot change what a column may hold, so both columns of sales are made anew with the same values.
  static let ordersInLedger = """
    DROP VIEW conversion_values;
    DROP VIEW live_outcomes;
    DROP INDEX outcomes_by_deal;
    DROP TRIGGER outcomes_are_not_changed;
    CREATE TABLE sold_before AS
      SELECT outcome_id, deal_id, stands_for FROM outcomes WHERE deal_id IS NOT NULL;
    ALTER TABLE outcomes DROP COLUMN stands_for;
    ALTER TABLE outcomes DROP COLUMN deal_id;

    -- A sale takes the place of what a rule assumed: the row has the amount of the deal or order, corrects the
    -- row that held, and stands for the one in which the rule says what it assumes. Other conversions that led to
    -- the same sale have a row with 0 and counted_elsewhere = 1.
    ALTER TABLE outcomes ADD COLUMN deal_id TEXT CHECK (deal_id IS NULL OR kind = 'conversion');
    ALTER TABLE outcomes ADD COLUMN order_id TEXT
      CHECK (order_id IS NULL OR (kind = 'conversion' AND deal_id IS NULL));
    ALTER TABLE outcomes ADD COLUMN stands_for INTEGER
      CHECK ((stands_for IS NULL) = (deal_id IS NULL AND order_id IS NULL) AND stands_for < outcome_id);
    ALTER TABLE outcomes ADD COLUMN counted_elsewhere INTEGER NOT NULL DEFAULT 0
      CHECK (counted_elsewhere IN (0, 1)
        AND (counted_elsewhere = 0 OR (stands_for IS NOT NULL AND value_minor = 0)));
    UPDATE outcomes SET
      deal_id = (SELECT deal_id FROM sold_before AS s WHERE s.outcome_id = outcomes.outcome_id),
      stands_for = (SELECT stands_for FROM sold_before AS s WHERE s.outcome_id = outcomes.outcome_id)
    WHERE outcome_id IN (SELECT outcome_id FROM sold_before);
    DROP TABLE sold_before;
    CREATE INDEX outcomes_by_deal ON outcomes (deal_id) WHERE deal_id IS NOT NULL;
    CREATE INDEX outcomes_by_order ON outcomes (order_id) WHERE order_id IS NOT NULL;
    CREATE TRIGGER outcomes_are_not_changed BEFORE UPDATE ON outcomes BEGIN
      SELECT RAISE(ABORT, 'the ledger of outcomes is append-only: add a row that corrects this one');
    END;

    -- The outcomes that hold now: neither withdrawn nor superseded. `value` is for reading; add up
    -- `value_minor`, for each currency by itself. With a `stands_for` it is what was sold, else what rules say.
    CREATE VIEW live_outcomes AS
    SELECT outcome_id, call_id, kind, name, type, value_minor, currency, value_digits,
      CASE value_digits WHEN 0 THEN value_minor * 1.0 WHEN 2 THEN value_minor / 100.0
        WHEN 3 THEN value_minor / 1000.0 WHEN 4 THEN value_minor / 10000.0 END AS value,
      points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
      model_version, matcher_version, evidence, recorded_at, corrects_id, deal_id, order_id, stands_for,
      counted_elsewhere
    FROM outcomes
    WHERE retracted = 0
      AND NOT EXISTS (SELECT 1 FROM outcomes AS later WHERE later.corrects_id = outcomes.outcome_id);

    -- What rules assumed and what was sold, a row for each conversion that holds. What was sold is NULL where no
    -- sale is known, and 0 where it stands at another conversion.
    CREATE VIEW conversion_values AS
    SELECT live.outcome_id, live.call_id, live.name, live.rule_id,
      assumed.value_minor AS assumed_minor, assumed.currency AS assumed_currency,
      CASE WHEN live.stands_for IS NOT NULL THEN live.value_minor END AS sold_minor,
      CASE WHEN live.stands_for IS NOT NULL THEN live.currency END AS sold_currency, live.deal_id,
      live.order_id, live.counted_elsewhere
    FROM live_outcomes AS live
      JOIN outcomes AS assumed ON assumed.outcome_id = coalesce(live.stands_for, live.outcome_id)
    WHERE live.kind = 'conversion';

    -- Orders as a whole: what all lines come to, less what came back. `amount_minor` is NULL where lines are in
    -- several currencies.
    CREATE VIEW order_totals AS
    SELECT order_id, min(at) AS at, max(phone_key) AS phone_key, max(email_key) AS email_key,
      max(visitor_id) AS visitor_id, max(person_id) AS person_id, max(call_id) AS call_id,
      max(deal_id) AS deal_id,
      CASE WHEN count(DISTINCT currency) = 1 THEN sum(amount_minor) END AS amount_minor,
      CASE WHEN count(DISTINCT currency) = 1 THEN max(currency) END AS currency
    FROM orders GROUP BY order_id;

    -- The calls that may have led to each order: the one that it, or else its deal, names, else those of its person
    -- in the ninety days before. Whose it is, is known as for deals.
    CREATE VIEW order_calls AS
    WITH found AS MATERIALIZED (
      SELECT o.order_id, o.at, coalesce(o.call_id, d.call_id) AS call_id,
        coalesce(o.phone_key, \(onlyPhone(leftWith: "email_key")), \(onlyPhone(leftWith: "person_id")),
          \(onlyPhone(leftWith: "visitor_id")), p.phone_key) AS phone_key
      FROM order_totals AS o LEFT JOIN deals AS d ON d.deal_id = o.deal_id
        LEFT JOIN deal_phones AS p ON p.deal_id = o.deal_id
    ),
    known AS MATERIALIZED (
      SELECT order_id, at, call_id, strftime('%Y-%m-%dT%H:%M:%fZ', at, '-90 days') AS calls_from,
        CASE WHEN \(peopleCount(in: "touchpoints")) <= 1 AND \(peopleCount(in: "deals")) <= 1
          AND \(peopleCount(in: "orders")) <= 1 THEN phone_key END AS phone_key
      FROM found
    )
    SELECT o.order_id, c.call_id, c.started_at, 'named' AS found_by
    FROM known AS o JOIN calls AS c ON c.call_id = o.call_id
    UNION ALL
    SELECT o.order_id, c.call_id, c.started_at, 'caller'
    FROM known AS o JOIN caller_keys AS k ON k.phone_key = o.phone_key
      JOIN calls AS c ON c.call_id = k.call_id
    WHERE c.started_at >= o.calls_from AND c.started_at <= o.at
      AND NOT EXISTS (SELECT 1 FROM calls AS named WHERE named.call_id = o.call_id);
    """

  /// The only telephone number that was left with the order's value of `column`.
  private static func onlyPhone(leftWith column: String) -> String {
    """
    (SELECT max(t.phone_key) FROM touchpoints AS t
               WHERE t.\(column) = o.\(column) AND t.phone_key IS NOT NULL
               HAVING count(DISTINCT t.phone_key) = 1)
    """
  }

  /// How many people have left the number of `found` in `table`, by their names in it.
  static func peopleCount(in table: String) -> String {
    """
    (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
              FROM \(table) WHERE \(table).phone_key = found.phone_key)
    """
  }

  /// Every state of a deal that has a time is written down, in whatever order they come. What the deal's own
  /// history says counts before it.
  static let dealsInAnyOrder = """
    DROP TRIGGER deals_keep_their_history;
    CREATE TRIGGER deals_keep_their_history AFTER UPDATE ON deals
    WHEN OLD.stage IS NOT NEW.stage
      OR (NEW.modified_at IS NOT NULL AND (OLD.modified_at IS NOT NEW.modified_at
        OR OLD.amount_minor IS NOT NEW.amount_minor OR OLD.currency IS NOT NEW.currency))
    BEGIN
      INSERT INTO deal_stages (deal_id, at, stage, amount_minor, currency, told_by, changed_at)
      VALUES (NEW.deal_id, coalesce(NEW.modified_at, NEW.changed_at), NEW.stage, NEW.amount_minor,
        NEW.currency, 'deals', NEW.changed_at)
      ON CONFLICT (deal_id, at, stage) DO UPDATE SET amount_minor = excluded.amount_minor,
        currency = excluded.currency, changed_at = excluded.changed_at
      WHERE deal_stages.told_by = 'deals' AND (deal_stages.amount_minor IS NOT excluded.amount_minor
        OR deal_stages.currency IS NOT excluded.currency);
    END;
    """
}
