// The ninth migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What is known of the market: numbers, touchpoints, and what was paid.
  static let marketTables = """
    -- What a call to a number comes from, and from when to when. Of two rows that hold at one time
    -- neither counts, unless they say the same.
    CREATE TABLE tracking_numbers (
      number            TEXT NOT NULL,    -- E.164
      valid_from        TEXT NOT NULL,    -- UTC; '' for since ever
      valid_until       TEXT,             -- UTC; the moment from which it no longer holds
      shown_to          TEXT NOT NULL DEFAULT 'all' CHECK (shown_to IN ('all', 'visitor', 'email')),
      pool              TEXT,
      hold_ms           INTEGER,          -- how long after a session it is still that visitor's
      campaign_id       TEXT,
      campaign_name     TEXT,
      channel           TEXT,
      source            TEXT,
      medium            TEXT,
      keyword           TEXT,
      changed_at        TEXT NOT NULL,
      PRIMARY KEY (number, valid_from)
    ) STRICT, WITHOUT ROWID;

    -- How people met campaigns. Numbers and addresses of people are here under a key (HMAC-SHA-256).
    CREATE TABLE touchpoints (
      touchpoint_id     TEXT NOT NULL UNIQUE,
      at                TEXT NOT NULL,    -- UTC
      ended_at          TEXT,             -- UTC; when the session was last seen
      kind              TEXT NOT NULL DEFAULT 'visit',
      visitor_id        TEXT,
      phone_key         TEXT,
      email_key         TEXT,
      person_id         TEXT,
      tracking_number   TEXT,             -- E.164; what the page showed
      channel           TEXT,             -- as the file has it; see touchpoint_channels
      source            TEXT,
      medium            TEXT,
      campaign_id       TEXT,
      campaign_name     TEXT,
      keyword           TEXT,
      ad_version        TEXT,
      gclid             TEXT,
      gbraid            TEXT,
      wbraid            TEXT,
      msclkid           TEXT,
      fbclid            TEXT,
      referrer          TEXT,
      landing_page      TEXT,
      device            TEXT,
      region            TEXT,
      changed_at        TEXT NOT NULL
    ) STRICT;
    CREATE INDEX touchpoints_by_visitor ON touchpoints (visitor_id, at) WHERE visitor_id IS NOT NULL;
    CREATE INDEX touchpoints_by_phone ON touchpoints (phone_key, at) WHERE phone_key IS NOT NULL;
    CREATE INDEX touchpoints_by_number ON touchpoints (tracking_number, at)
      WHERE tracking_number IS NOT NULL;

    -- What campaigns cost, by day of the account's own calendar.
    CREATE TABLE spend (
      day               TEXT NOT NULL,    -- 2026-10-03
      campaign_id       TEXT NOT NULL,
      keyword           TEXT NOT NULL,    -- '' for the whole campaign
      campaign_name     TEXT,
      channel           TEXT,
      source            TEXT,
      medium            TEXT,
      amount_minor      INTEGER NOT NULL, -- in the currency's smallest unit
      currency          TEXT NOT NULL CHECK (length(currency) = 3),
      clicks            INTEGER,
      impressions       INTEGER,
      changed_at        TEXT NOT NULL,
      PRIMARY KEY (day, campaign_id, keyword)
    ) STRICT, WITHOUT ROWID;

    -- Numbers and addresses as they are, for those who asked for that.
    CREATE TABLE clear_contacts (
      contact_key       TEXT NOT NULL PRIMARY KEY,
      contact           TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Which key it is, so that two are never mixed; not the key.
    CREATE TABLE contact_keys (
      only_row          INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
      key_check         TEXT NOT NULL
    ) STRICT;
    """
}
