// The twenty-fourth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Of states of a deal that were told for one time one counts, whichever came first: what is decided comes after
  /// what is open, what is won after what is lost, and of several amounts the greatest counts. A state that has no
  /// time is from when it was closed, or else from when it was imported.
  static let dealsOfOneTime = """
    DROP TRIGGER deals_keep_their_history;
    CREATE TRIGGER deals_keep_their_history AFTER UPDATE ON deals
    WHEN OLD.stage IS NOT NEW.stage OR NEW.modified_at IS NULL
      OR OLD.modified_at IS NOT NEW.modified_at
      OR OLD.amount_minor IS NOT NEW.amount_minor OR OLD.currency IS NOT NEW.currency
    BEGIN
      INSERT INTO deal_stages (deal_id, at, stage, amount_minor, currency, told_by, changed_at)
      VALUES (NEW.deal_id, coalesce(NEW.modified_at,
          CASE WHEN NEW.closed = 1 AND NOT EXISTS (
            SELECT 1 FROM deal_stages AS s WHERE s.deal_id = NEW.deal_id AND s.at > \(closingTime))
          THEN \(closingTime) END,
          NEW.changed_at), NEW.stage, NEW.amount_minor,
        NEW.currency, 'deals', NEW.changed_at)
      ON CONFLICT (deal_id, at, stage) DO UPDATE SET amount_minor = excluded.amount_minor,
        currency = excluded.currency, changed_at = excluded.changed_at
      WHERE deal_stages.told_by = 'deals'
        AND (coalesce(excluded.amount_minor, -9223372036854775807), coalesce(excluded.currency, ''))
          > (coalesce(deal_stages.amount_minor, -9223372036854775807), coalesce(deal_stages.currency, ''));
    END;

    -- The way of each deal, stage by stage, oldest first; `until` is NULL for the stage it is in. To be
    -- seen again in the same stage is no change. Whether a stage decides a deal is known from the deals
    -- that are in it. Of stages of one time those that decide come last.
    DROP VIEW deal_history;
    CREATE VIEW deal_history AS
    WITH decided AS (
      SELECT stage, max(closed) AS closed, max(won) AS won FROM deals GROUP BY stage
    ),
    told AS (
      SELECT s.deal_id, s.at, s.stage, s.amount_minor, s.currency,
        coalesce(decided.closed,
          CASE WHEN lower(replace(s.stage, ' ', '')) IN ('closedwon', 'closedlost') THEN 1 ELSE 0 END)
          AS closed,
        coalesce(decided.won,
          CASE WHEN lower(replace(s.stage, ' ', '')) = 'closedwon' THEN 1 ELSE 0 END) AS won
      FROM deal_stages AS s LEFT JOIN decided ON decided.stage = s.stage
    ),
    seen AS (
      SELECT told.*,
        lag(stage) OVER (PARTITION BY deal_id ORDER BY at, closed, won, stage) AS stage_before
      FROM told
    )
    SELECT deal_id, row_number() OVER way AS position, at, lead(at) OVER way AS until, stage,
      amount_minor, currency, closed, won
    FROM seen
    WHERE stage_before IS NULL OR stage_before <> stage
    WINDOW way AS (PARTITION BY deal_id ORDER BY at, closed, won, stage);
    """

  /// What people say of an order and a deal that may be one sale, and orders with the deal that they belong to by it.
  static let sameSales = """
    -- Whether an order and a deal are one sale, as somebody says who looked. It counts before what the order says.
    CREATE TABLE same_sales (
      order_id          TEXT NOT NULL,
      deal_id           TEXT NOT NULL,
      same              INTEGER NOT NULL CHECK (same IN (0, 1)),
      changed_at        TEXT NOT NULL,
      PRIMARY KEY (order_id, deal_id)
    ) STRICT;

    -- What was ordered, line by line, with the deal that the order belongs to.
    CREATE VIEW order_lines AS
    SELECT order_id, line, product, at, phone_key, email_key, visitor_id, person_id, call_id,
      coalesce((SELECT min(s.deal_id) FROM same_sales AS s
        WHERE s.order_id = orders.order_id AND s.same = 1), deal_id) AS deal_id,
      quantity, amount_minor, currency, segment, changed_at
    FROM orders;

    -- Orders as a whole, less what came back. The amount is NULL where lines have several currencies.
    DROP VIEW order_totals;
    CREATE VIEW order_totals AS
    SELECT order_id, min(at) AS at, max(phone_key) AS phone_key, max(email_key) AS email_key,
      max(visitor_id) AS visitor_id, max(person_id) AS person_id, max(call_id) AS call_id,
      max(deal_id) AS deal_id,
      CASE WHEN count(DISTINCT currency) = 1 THEN sum(amount_minor) END AS amount_minor,
      CASE WHEN count(DISTINCT currency) = 1 THEN max(currency) END AS currency
    FROM order_lines GROUP BY order_id;
    """

  /// When the deal was closed: at the end of a day where its file has a day.
  private static let closingTime = """
    CASE length(NEW.closed_at)
      WHEN 10 THEN NEW.closed_at || 'T23:59:59.999Z' ELSE NEW.closed_at END
    """
}
