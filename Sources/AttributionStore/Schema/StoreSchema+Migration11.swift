// The eleventh migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What was sold, and what people did with what was sent to them.
  static let sales = """
    -- Deals as they stand. Numbers and addresses of people are here under a key (HMAC-SHA-256); names
    -- of deals and people are not kept.
    CREATE TABLE deals (
      deal_id           TEXT NOT NULL PRIMARY KEY,
      phone_key         TEXT,
      email_key         TEXT,
      visitor_id        TEXT,
      person_id         TEXT,
      call_id           TEXT,             -- where the customer database knows it
      stage             TEXT NOT NULL,
      pipeline          TEXT,
      closed            INTEGER NOT NULL CHECK (closed IN (0, 1)),
      won               INTEGER NOT NULL CHECK (won IN (0, 1) AND won <= closed),
      lead_at           TEXT,             -- UTC; or a day, where the file has a day
      opened_at         TEXT,             -- the same; NULL for what is a lead still
      closed_at         TEXT,             -- the same; of an open deal when it is to be closed
      modified_at       TEXT,             -- UTC
      amount_minor      INTEGER,          -- in the currency's smallest unit
      currency          TEXT CHECK (length(currency) = 3),
      channel           TEXT,             -- as the file has it
      source            TEXT,
      medium            TEXT,
      campaign_id       TEXT,
      campaign_name     TEXT,
      keyword           TEXT,
      lead_source       TEXT,
      product           TEXT,
      segment           TEXT,
      changed_at        TEXT NOT NULL,
      CHECK ((amount_minor IS NULL) = (currency IS NULL))
    ) STRICT;
    CREATE INDEX deals_by_phone ON deals (phone_key) WHERE phone_key IS NOT NULL;
    CREATE INDEX deals_by_call ON deals (call_id) WHERE call_id IS NOT NULL;

    -- Each stage that a deal was in: what a file of its history says, and what was seen when the deal
    -- itself was imported. See deal_history.
    CREATE TABLE deal_stages (
      deal_id           TEXT NOT NULL,
      at                TEXT NOT NULL,    -- UTC; when it came there, or was seen there
      stage             TEXT NOT NULL,
      amount_minor      INTEGER,
      currency          TEXT CHECK (length(currency) = 3),
      told_by           TEXT NOT NULL DEFAULT 'history' CHECK (told_by IN ('history', 'deals')),
      changed_at        TEXT NOT NULL,
      PRIMARY KEY (deal_id, at, stage),
      CHECK ((amount_minor IS NULL) = (currency IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER deals_begin_a_history AFTER INSERT ON deals BEGIN
      INSERT INTO deal_stages (deal_id, at, stage, amount_minor, currency, told_by, changed_at)
      VALUES (NEW.deal_id,
        coalesce(NEW.modified_at, CASE WHEN NEW.closed = 1 THEN CASE length(NEW.closed_at)
          WHEN 10 THEN NEW.closed_at || 'T23:59:59.999Z' ELSE NEW.closed_at END END, NEW.changed_at),
        NEW.stage, NEW.amount_minor, NEW.currency, 'deals', NEW.changed_at)
      ON CONFLICT DO NOTHING;
    END;
    CREATE TRIGGER deals_keep_their_history AFTER UPDATE OF stage ON deals
    WHEN OLD.stage IS NOT NEW.stage
    BEGIN
      INSERT INTO deal_stages (deal_id, at, stage, amount_minor, currency, told_by, changed_at)
      VALUES (NEW.deal_id, coalesce(NEW.modified_at, NEW.changed_at), NEW.stage, NEW.amount_minor,
        NEW.currency, 'deals', NEW.changed_at)
      ON CONFLICT DO NOTHING;
    END;

    -- The way of each deal, stage by stage, oldest first; `until` is NULL for the stage it is in. To be
    -- seen again in the same stage is no change. Whether a stage decides a deal is known from the deals
    -- that are in it.
    CREATE VIEW deal_history AS
    WITH seen AS (
      SELECT *, lag(stage) OVER (PARTITION BY deal_id ORDER BY at, stage) AS stage_before
      FROM deal_stages
    ),
    decided AS (
      SELECT stage, max(closed) AS closed, max(won) AS won FROM deals GROUP BY stage
    )
    SELECT deal_id, row_number() OVER way AS position, at, lead(at) OVER way AS until, seen.stage,
      amount_minor, currency,
      coalesce(decided.closed,
        CASE WHEN lower(replace(seen.stage, ' ', '')) IN ('closedwon', 'closedlost') THEN 1 ELSE 0 END)
        AS closed,
      coalesce(decided.won,
        CASE WHEN lower(replace(seen.stage, ' ', '')) = 'closedwon' THEN 1 ELSE 0 END) AS won
    FROM seen LEFT JOIN decided ON decided.stage = seen.stage
    WHERE stage_before IS NULL OR stage_before <> seen.stage
    WINDOW way AS (PARTITION BY deal_id ORDER BY at, seen.stage);

    -- What was ordered, a row for each line.
    CREATE TABLE orders (
      order_id          TEXT NOT NULL,
      line              TEXT NOT NULL,    -- '' where the file does not say
      product           TEXT NOT NULL,    -- the same
      at                TEXT NOT NULL,    -- UTC
      phone_key         TEXT,
      email_key         TEXT,
      visitor_id        TEXT,
      person_id         TEXT,
      call_id           TEXT,
      deal_id           TEXT,
      quantity          INTEGER,          -- NULL: 1
      amount_minor      INTEGER NOT NULL, -- of all pieces; below zero for what came back
      currency          TEXT NOT NULL CHECK (length(currency) = 3),
      segment           TEXT,
      changed_at        TEXT NOT NULL,
      PRIMARY KEY (order_id, line, product)
    ) STRICT;
    CREATE INDEX orders_by_phone ON orders (phone_key) WHERE phone_key IS NOT NULL;

    -- What subscriptions bring in a month, a row for each price that one had.
    CREATE TABLE subscriptions (
      subscription_id   TEXT NOT NULL,
      started_at        TEXT NOT NULL,    -- UTC; or a day, where the file has a day
      ended_at          TEXT,             -- the same; NULL: it goes on
      phone_key         TEXT,
      email_key         TEXT,
      visitor_id        TEXT,
      person_id         TEXT,
      call_id           TEXT,
      deal_id           TEXT,
      product           TEXT,
      amount_minor      INTEGER NOT NULL, -- a month
      currency          TEXT NOT NULL CHECK (length(currency) = 3),
      lead_source       TEXT,
      segment           TEXT,
      changed_at        TEXT NOT NULL,
      PRIMARY KEY (subscription_id, started_at)
    ) STRICT;

    -- What people did with e-mails, posts, pages and the product, and what was sent to them.
    CREATE TABLE engagement (
      engagement_id     TEXT NOT NULL UNIQUE,
      at                TEXT NOT NULL,    -- UTC
      kind              TEXT NOT NULL,    -- such as email_open
      phone_key         TEXT,
      email_key         TEXT,
      visitor_id        TEXT,
      person_id         TEXT,
      times             INTEGER,          -- NULL: 1
      duration_ms       INTEGER,
      object            TEXT,             -- the e-mail, post, page or part of the product
      channel           TEXT,
      source            TEXT,
      campaign_id       TEXT,
      campaign_name     TEXT,
      product           TEXT,
      changed_at        TEXT NOT NULL
    ) STRICT;
    CREATE INDEX engagement_by_kind ON engagement (kind, at);
    """
}
