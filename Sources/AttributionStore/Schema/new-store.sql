-- 38 erased people
--
-- What the migrations up to that one make of an empty SQLite file. Written by
-- `EARSHOT_RECORD_GOLDEN=1 swift test --filter NewStoreTests`, and by nobody's hand.

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE calls (
  call_id           TEXT NOT NULL PRIMARY KEY CHECK (call_id <> ''),
  started_at        TEXT,    -- UTC, 2026-10-03T18:22:00.000Z, so that texts sort as times do
  direction         TEXT,    -- 'inbound' or 'outbound'
  answered          INTEGER CHECK (answered IN (0, 1)),
  voicemail         INTEGER CHECK (voicemail IN (0, 1)),
  duration_ms       INTEGER, -- from answer to hang-up
  ring_ms           INTEGER, -- from the first ring to the answer
  answer_offset_ms  INTEGER, -- how far into the recording the call was answered
  language          TEXT,    -- BCP 47
  caller_number     TEXT,    -- E.164; NULL when withheld
  caller_is_repeat  INTEGER CHECK (caller_is_repeat IN (0, 1)),
  caller_region     TEXT,
  agent_id          TEXT,
  agent_team        TEXT,
  agent_number      TEXT,
  tracking_number   TEXT,
  tracking_pool     TEXT,
  campaign_id       TEXT,
  campaign_name     TEXT,
  source            TEXT,
  medium            TEXT,
  keyword           TEXT,
  channel_speakers  TEXT NOT NULL CHECK (json_valid(channel_speakers)), -- ["caller","agent"]
  other_facts       TEXT NOT NULL CHECK (json_valid(other_facts)),      -- {"custom.plan":"gold"}
  recorded_at       TEXT NOT NULL, -- when the call was booked first
  changed_at        TEXT NOT NULL  -- when a column of this row changed last
) STRICT;

CREATE INDEX calls_by_start ON calls (started_at);

CREATE INDEX calls_by_campaign ON calls (campaign_id, started_at);

CREATE TABLE recordings (
  call_id           TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
  path              TEXT NOT NULL,    -- as the user gave it
  sha256            TEXT NOT NULL CHECK (length(sha256) = 64),
  format            TEXT NOT NULL,
  duration_ms       INTEGER NOT NULL,
  channel_count     INTEGER NOT NULL,
  sample_rate_hz    INTEGER NOT NULL,
  changed_at        TEXT NOT NULL
) STRICT;

CREATE INDEX recordings_by_content ON recordings (sha256);

CREATE TABLE transcripts (
  call_id           TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
  path              TEXT NOT NULL,
  sha256            TEXT NOT NULL CHECK (length(sha256) = 64),
  format            TEXT NOT NULL,
  changed_at        TEXT NOT NULL
) STRICT;

CREATE INDEX transcripts_by_content ON transcripts (sha256);

CREATE TABLE rulesets (
  digest            TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
  canonical_text    TEXT NOT NULL,
  engine_version    TEXT NOT NULL,    -- of the engine that used it first
  recorded_at       TEXT NOT NULL
) STRICT;

CREATE TABLE evaluations (
  call_id           TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
  ruleset_digest    TEXT NOT NULL REFERENCES rulesets (digest),
  engine_version    TEXT NOT NULL,
  model_version     TEXT,             -- NULL where no sound was searched
  matcher_version   TEXT,             -- NULL where no transcript was searched
  verdicts          TEXT NOT NULL CHECK (json_valid(verdicts)), -- {"card-sale":"yes"}
  changed_at        TEXT NOT NULL
, excluded_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(excluded_by)), disqualified TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(disqualified)), held_back TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(held_back)), claims TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(claims))) STRICT;

CREATE INDEX evaluations_by_ruleset ON evaluations (ruleset_digest);

CREATE VIEW rule_verdicts AS
SELECT call_id, verdict.key AS rule_id, verdict.value AS verdict, ruleset_digest
FROM evaluations, json_each(evaluations.verdicts) AS verdict;

CREATE TABLE transcript_texts (
  call_id           TEXT NOT NULL PRIMARY KEY REFERENCES transcripts (call_id) ON DELETE CASCADE,
  content_sha256    TEXT NOT NULL CHECK (length(content_sha256) = 64), -- of the file it is from
  language          TEXT,             -- BCP 47, where the file says
  word_count        INTEGER NOT NULL CHECK (word_count >= 0),
  changed_at        TEXT NOT NULL
) STRICT;

CREATE TABLE passages (
  call_id           TEXT NOT NULL REFERENCES transcript_texts (call_id) ON DELETE CASCADE,
  position          INTEGER NOT NULL, -- 0, 1, …
  turn              INTEGER NOT NULL, -- of the file's turns, from 0
  speaker           TEXT NOT NULL CHECK (speaker IN ('caller', 'agent', 'unknown')), -- as the file says
  speaker_label     TEXT,             -- such as 'spk_0', where the file has one
  channel           INTEGER,          -- from 0; NULL where the file does not say
  has_approximate_times INTEGER NOT NULL CHECK (has_approximate_times IN (0, 1)),
  text              TEXT NOT NULL,    -- the words, one blank between two
  word_marks        TEXT NOT NULL CHECK (json_valid(word_marks)),
    -- four numbers for each word: its bytes in `text`, start and end in ms from the start of the
    -- recording, confidence in thousandths (-1 where the file gives none)
  PRIMARY KEY (call_id, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW transcript_lines AS
SELECT call_id, position, speaker, speaker_label, channel,
  CAST(word_marks ->> '$[1]' AS REAL) / 1000 AS start_s,
  CAST(word_marks ->> '$[#-2]' AS REAL) / 1000 AS end_s, text
FROM passages;

CREATE TABLE "terms" (
  term_id           INTEGER PRIMARY KEY,
  pattern           TEXT NOT NULL,    -- the phrase; of a recorded clip the path that the rule gives
  sounds_like       TEXT NOT NULL,    -- '' where the rule says nothing
  clip_sha256       TEXT NOT NULL CHECK (length(clip_sha256) IN (0, 64)), -- '' for a phrase
  currency          TEXT NOT NULL CHECK (length(currency) IN (0, 3)),
    -- of a phrase with {money} what its file counts in; else ''
  UNIQUE (pattern, sounds_like, clip_sha256, currency)
) STRICT;

CREATE INDEX evaluations_with_claims ON evaluations (call_id) WHERE claims <> '[]';

CREATE VIEW held_back_outcomes AS
SELECT call_id, held.value ->> '$.kind' AS kind, held.value ->> '$.name' AS name,
  CAST(held.value ->> '$.value_minor' AS INTEGER) AS value_minor, held.value ->> '$.currency' AS currency,
  held.value ->> '$.rule_id' AS rule_id, held.value ->> '$.rule_name' AS rule_name,
  held.value ->> '$.reason' AS reason, held.value ->> '$.held_by' AS held_by,
  held.value ->> '$.group' AS group_name, held.value ->> '$.because' AS because
FROM evaluations, json_each(evaluations.held_back) AS held;

CREATE VIEW disqualified_calls AS
SELECT call_id, reason.value AS reason
FROM evaluations, json_each(evaluations.disqualified) AS reason;

CREATE VIEW excluded_calls AS
SELECT call_id, exclusion.value AS exclusion
FROM evaluations, json_each(evaluations.excluded_by) AS exclusion;

CREATE TABLE "outcomes" (
  outcome_id        INTEGER PRIMARY KEY AUTOINCREMENT,
  call_id           TEXT NOT NULL REFERENCES calls (call_id),
  kind              TEXT NOT NULL CHECK (kind IN ('conversion', 'amount', 'tag', 'score', 'note')),
  name              TEXT,             -- of the conversion, amount, tag or score; NULL for a note
  type              TEXT,             -- of a conversion, where the rule names one
  value_minor       INTEGER,          -- of a conversion or amount, in the currency's smallest unit
  currency          TEXT,             -- ISO 4217
  value_digits      INTEGER,          -- decimals of the currency: 2 for USD, 0 for KRW
  points            INTEGER,          -- of a score
  note              TEXT,             -- of a note
  rule_id           TEXT NOT NULL,
  rule_name         TEXT NOT NULL,
  rule_revision     INTEGER NOT NULL,
  rule_file         TEXT NOT NULL,
  ruleset_digest    TEXT NOT NULL REFERENCES rulesets (digest),
  engine_version    TEXT NOT NULL,
  model_version     TEXT,
  matcher_version   TEXT,
  evidence          TEXT NOT NULL CHECK (json_valid(evidence)), -- see outcome_evidence
  recorded_at       TEXT NOT NULL,
  corrects_id       INTEGER,          -- the row that this one supersedes
  retracted         INTEGER NOT NULL CHECK (retracted IN (0, 1)), deal_id TEXT CHECK (deal_id IS NULL OR kind = 'conversion'), order_id TEXT
  CHECK (order_id IS NULL OR (kind = 'conversion' AND deal_id IS NULL)), stands_for INTEGER
  CHECK ((stands_for IS NULL) = (deal_id IS NULL AND order_id IS NULL) AND stands_for < outcome_id), counted_elsewhere INTEGER NOT NULL DEFAULT 0
  CHECK (counted_elsewhere IN (0, 1)
    AND (counted_elsewhere = 0 OR (stands_for IS NOT NULL AND value_minor = 0))), -- 1: withdraws corrects_id
  UNIQUE (call_id, outcome_id),
  UNIQUE (corrects_id),
  FOREIGN KEY (call_id, corrects_id) REFERENCES outcomes (call_id, outcome_id),
  CHECK (corrects_id < outcome_id),
  CHECK (retracted = 0 OR corrects_id IS NOT NULL),
  CHECK ((name IS NULL) = (kind = 'note') AND (note IS NULL) = (kind <> 'note')),
  CHECK ((points IS NULL) = (kind <> 'score')),
  CHECK (type IS NULL OR kind = 'conversion'),
  CHECK (value_minor IS NULL OR kind IN ('conversion', 'amount')),
  CHECK ((value_minor IS NULL) = (currency IS NULL)
         AND (value_minor IS NULL) = (value_digits IS NULL))
) STRICT;

CREATE INDEX outcomes_by_rule ON outcomes (rule_id);

CREATE TRIGGER outcomes_are_not_replaced BEFORE INSERT ON outcomes
WHEN EXISTS (SELECT 1 FROM outcomes WHERE outcome_id = NEW.outcome_id)
  OR EXISTS (SELECT 1 FROM outcomes WHERE corrects_id = NEW.corrects_id)
BEGIN
  SELECT RAISE(ABORT, 'the ledger of outcomes is append-only: this row stands there already');
END;

CREATE TRIGGER outcomes_correct_what_holds BEFORE INSERT ON outcomes
WHEN EXISTS (SELECT 1 FROM outcomes WHERE outcome_id = NEW.corrects_id AND retracted = 1)
BEGIN
  SELECT RAISE(ABORT, 'a withdrawn outcome is not corrected: add a row of its own');
END;

CREATE TABLE recording_facts (
  call_id           TEXT NOT NULL PRIMARY KEY REFERENCES recordings (call_id) ON DELETE CASCADE,
  content_sha256    TEXT NOT NULL CHECK (length(content_sha256) = 64), -- of the file it is from
  meter             TEXT NOT NULL,    -- what measured, with its version
  facts             TEXT NOT NULL CHECK (json_valid(facts)), -- see call_events, call_speech
  changed_at        TEXT NOT NULL
) STRICT;

CREATE VIEW call_events AS
SELECT call_id, event.value ->> '$.kind' AS kind, CAST(event.value ->> '$.channel' AS INTEGER) AS channel,
  CAST(event.value ->> '$.start_ms' AS REAL) / 1000 AS start_s, CAST(event.value ->> '$.end_ms' AS REAL) / 1000 AS end_s,
  event.value ->> '$.detail' AS detail
FROM recording_facts, json_each(facts, '$.events') AS event;

CREATE VIEW call_speech AS
SELECT call_id, CAST(channel.key AS INTEGER) AS channel,
  CAST(start.value AS REAL) / 1000 AS start_s,
  CAST(channel.value ->> ('$.speech_ms[' || (CAST(start.key AS INTEGER) + 1) || ']') AS REAL) / 1000
    AS end_s
FROM recording_facts, json_each(facts, '$.channels') AS channel,
  json_each(channel.value, '$.speech_ms') AS start
WHERE CAST(start.key AS INTEGER) % 2 = 0;

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

CREATE TABLE contact_keys (
  only_row          INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  key_check         TEXT NOT NULL
) STRICT;

CREATE TABLE caller_keys (
  call_id           TEXT NOT NULL PRIMARY KEY REFERENCES calls (call_id) ON DELETE CASCADE,
  phone_key         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER caller_keys_follow_calls AFTER UPDATE OF caller_number ON calls
WHEN OLD.caller_number IS NOT NEW.caller_number
BEGIN
  DELETE FROM caller_keys WHERE call_id = NEW.call_id;
END;

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

CREATE VIEW outcome_evidence AS
SELECT outcome_id, call_id, CAST(hit.key AS INTEGER) AS position, hit.value ->> '$.term' AS term,
  hit.value ->> '$.sounds_like' AS sounds_like, hit.value ->> '$.clip_sha256' AS clip_sha256,
  hit.value ->> '$.source' AS source,
  hit.value ->> '$.speaker' AS speaker, CAST(hit.value ->> '$.channel' AS INTEGER) AS channel,
  CAST(hit.value ->> '$.start_ms' AS REAL) / 1000 AS start_s, CAST(hit.value ->> '$.end_ms' AS REAL) / 1000 AS end_s,
  CAST(hit.value ->> '$.confidence_thousandths' AS REAL) / 1000 AS confidence,
  hit.value ->> '$.text' AS text, hit.value -> '$.captures' AS captures,
  hit.value ->> '$.polarity' AS polarity, hit.value ->> '$.resembles' AS resembles
FROM outcomes, json_each(outcomes.evidence) AS hit;

CREATE INDEX caller_keys_by_phone ON caller_keys (phone_key);

CREATE INDEX touchpoints_by_email ON touchpoints (email_key, at) WHERE email_key IS NOT NULL;

CREATE INDEX touchpoints_by_person ON touchpoints (person_id, at) WHERE person_id IS NOT NULL;

CREATE VIEW deal_phones AS
WITH found AS MATERIALIZED (
  SELECT deal_id, call_id, coalesce(phone_key,
      (SELECT max(t.phone_key) FROM touchpoints AS t
       WHERE t.email_key = deals.email_key AND t.phone_key IS NOT NULL
       HAVING count(DISTINCT t.phone_key) = 1),
      (SELECT max(t.phone_key) FROM touchpoints AS t
       WHERE t.person_id = deals.person_id AND t.phone_key IS NOT NULL
       HAVING count(DISTINCT t.phone_key) = 1),
      (SELECT max(t.phone_key) FROM touchpoints AS t
       WHERE t.visitor_id = deals.visitor_id AND t.phone_key IS NOT NULL
       HAVING count(DISTINCT t.phone_key) = 1)) AS phone_key,
    coalesce(opened_at, lead_at, CASE WHEN closed = 1 THEN closed_at END) AS opened_at,
    CASE WHEN closed = 1 THEN closed_at END AS closed_at
  FROM deals
)
SELECT deal_id, call_id,
  CASE WHEN (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
      FROM touchpoints WHERE touchpoints.phone_key = found.phone_key) <= 1
    AND (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
      FROM deals WHERE deals.phone_key = found.phone_key) <= 1
    THEN phone_key END AS phone_key,
  ifnull(strftime('%Y-%m-%dT%H:%M:%fZ', opened_at, '-90 days'), '') AS calls_from,
  -- A day of the account's own calendar may end half a day after one of UTC.
  ifnull(CASE length(opened_at) WHEN 10 THEN strftime('%Y-%m-%dT%H:%M:%fZ', opened_at, '+36 hours')
    ELSE opened_at END, '~') AS opened_by,
  ifnull(CASE length(closed_at) WHEN 10 THEN strftime('%Y-%m-%dT%H:%M:%fZ', closed_at, '+36 hours')
    ELSE closed_at END, '~') AS closed_by
FROM found;

CREATE VIEW deal_calls AS
SELECT d.deal_id, c.call_id, c.started_at, 'named' AS found_by
FROM deals AS d JOIN calls AS c ON c.call_id = d.call_id
UNION ALL
SELECT d.deal_id, c.call_id, c.started_at, 'caller'
FROM deal_phones AS d JOIN caller_keys AS k ON k.phone_key = d.phone_key
  JOIN calls AS c ON c.call_id = k.call_id
WHERE c.started_at >= d.calls_from AND c.started_at <= d.closed_by
  AND NOT EXISTS (SELECT 1 FROM calls AS named WHERE named.call_id = d.call_id);

CREATE TABLE person_decisions (
  decision_id       INTEGER PRIMARY KEY AUTOINCREMENT,
  kind              TEXT NOT NULL CHECK (kind IN ('part', 'join', 'shared', 'undo')),
  one_kind          TEXT CHECK (one_kind IN ('visitor', 'customer', 'email', 'phone')),
  one_name          TEXT,
  other_kind        TEXT CHECK (other_kind IN ('visitor', 'customer', 'email', 'phone')),
  other_name        TEXT,
  undoes_id         INTEGER UNIQUE REFERENCES person_decisions (decision_id),
  reason            TEXT,
  decided_at        TEXT NOT NULL,
  CHECK ((one_kind IS NULL) = (kind = 'undo') AND (one_name IS NULL) = (kind = 'undo')),
  CHECK ((other_kind IS NULL) = (kind NOT IN ('part', 'join'))),
  CHECK ((other_name IS NULL) = (kind NOT IN ('part', 'join'))),
  CHECK ((undoes_id IS NULL) = (kind <> 'undo') AND undoes_id < decision_id)
) STRICT;

CREATE TRIGGER person_decisions_are_not_changed BEFORE UPDATE ON person_decisions BEGIN
  SELECT RAISE(ABORT, 'decisions are not changed: add one that undoes this one');
END;

CREATE TRIGGER person_decisions_are_not_replaced BEFORE INSERT ON person_decisions
WHEN EXISTS (SELECT 1 FROM person_decisions WHERE decision_id = NEW.decision_id)
  OR EXISTS (SELECT 1 FROM person_decisions WHERE undoes_id = NEW.undoes_id)
BEGIN
  SELECT RAISE(ABORT, 'decisions are not replaced: this one stands there already');
END;

CREATE TABLE sealed_contacts (
  contact_key       TEXT NOT NULL PRIMARY KEY,
  sealed            TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  only_row          INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  time_zone         TEXT NOT NULL,    -- IANA, such as Europe/London
  changed_at        TEXT NOT NULL
) STRICT;

CREATE TABLE utc_offsets (
  starts_at         TEXT NOT NULL PRIMARY KEY, -- UTC; '' for since ever
  offset_s          INTEGER NOT NULL  -- seconds; 3600 an hour east of Greenwich
) STRICT, WITHOUT ROWID;

CREATE INDEX calls_by_caller ON calls (caller_number, started_at);

CREATE VIEW call_days AS
SELECT call_id, day, strftime('%Y', day, '-3 days', 'weekday 4') || '-W' || printf('%02d', (CAST(strftime('%j', day, '-3 days', 'weekday 4') AS INTEGER) + 6) / 7) AS week, substr(day, 1, 7) AS month
FROM (
  SELECT call_id, strftime('%Y-%m-%d', started_at, (
      SELECT offset_s || ' seconds' FROM utc_offsets WHERE starts_at <= started_at
      ORDER BY starts_at DESC LIMIT 1)) AS day
  FROM calls
);

CREATE TABLE outbox (
  delivery_id       INTEGER PRIMARY KEY AUTOINCREMENT,
  destination       TEXT NOT NULL,    -- the name in the file of destinations, or of the export
  platform          TEXT NOT NULL,
  purpose           TEXT NOT NULL,    -- such as clicks, calls, adjustments
  place             TEXT NOT NULL,    -- the file, or the address without what is secret in it
  idempotency_key   TEXT NOT NULL UNIQUE, -- the same at every attempt
  content_type      TEXT NOT NULL,
  body              TEXT,
  body_is_sealed    INTEGER NOT NULL CHECK (body_is_sealed IN (0, 1)), -- under the key for contacts
  body_sha256       TEXT NOT NULL CHECK (length(body_sha256) = 64),
  state             TEXT NOT NULL
                    CHECK (state IN ('waiting', 'accepted', 'written', 'refused', 'given up')),
  attempts          INTEGER NOT NULL CHECK (attempts >= 0),
  next_attempt_at   TEXT,
  lease             TEXT,             -- the program that has it in hand
  leased_until      TEXT,
  last_status       INTEGER,          -- of the server's last answer
  last_error        TEXT,
  recorded_at       TEXT NOT NULL,
  settled_at        TEXT,
  CHECK ((settled_at IS NULL) = (state = 'waiting')),
  CHECK ((next_attempt_at IS NULL) = (state <> 'waiting')),
  CHECK ((body IS NULL) = (state <> 'waiting')),
  CHECK ((lease IS NULL) = (leased_until IS NULL)),
  CHECK (lease IS NULL OR state = 'waiting')
) STRICT;

CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE state = 'waiting';

CREATE TABLE sent_conversions (
  sent_id           INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery_id       INTEGER NOT NULL REFERENCES outbox (delivery_id),
  position          INTEGER NOT NULL, -- in the delivery, from 0
  destination       TEXT NOT NULL,
  origin_id         INTEGER NOT NULL REFERENCES outcomes (outcome_id), -- the first row of its corrections
  step              INTEGER NOT NULL CHECK (step > 0),
  kind              TEXT NOT NULL CHECK (kind IN ('new', 'restated', 'retracted')),
  outcome_id        INTEGER NOT NULL REFERENCES outcomes (outcome_id),
  name              TEXT NOT NULL,    -- as the rule gave it
  value_minor       INTEGER,          -- of a retracted one what was told before
  currency          TEXT,
  converted_at      TEXT NOT NULL,
  dedupe_key        TEXT,             -- what the platform knows it by
  UNIQUE (destination, origin_id, step),
  UNIQUE (delivery_id, position),
  CHECK (origin_id <= outcome_id),
  CHECK ((value_minor IS NULL) = (currency IS NULL))
) STRICT;

CREATE INDEX sent_conversions_by_origin ON sent_conversions (origin_id);

CREATE TABLE refused_conversions (
  sent_id           INTEGER NOT NULL PRIMARY KEY REFERENCES sent_conversions (sent_id),
  reason            TEXT NOT NULL,
  refused_at        TEXT NOT NULL
) STRICT;

CREATE TRIGGER sent_conversions_are_not_changed BEFORE UPDATE ON sent_conversions BEGIN
  SELECT RAISE(ABORT, 'what was sent stays sent: rows are not changed');
END;

CREATE TRIGGER sent_conversions_are_not_replaced BEFORE INSERT ON sent_conversions
WHEN EXISTS (SELECT 1 FROM sent_conversions WHERE sent_id = NEW.sent_id)
  OR EXISTS (SELECT 1 FROM sent_conversions WHERE destination = NEW.destination
    AND origin_id = NEW.origin_id AND step = NEW.step)
  OR EXISTS (SELECT 1 FROM sent_conversions
    WHERE delivery_id = NEW.delivery_id AND position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'what was sent stays sent: this row stands there already');
END;

CREATE TRIGGER refused_conversions_are_not_changed BEFORE UPDATE ON refused_conversions BEGIN
  SELECT RAISE(ABORT, 'what was refused stays refused: rows are not changed');
END;

CREATE TRIGGER refused_conversions_are_not_replaced BEFORE INSERT ON refused_conversions
WHEN EXISTS (SELECT 1 FROM refused_conversions WHERE sent_id = NEW.sent_id) BEGIN
  SELECT RAISE(ABORT, 'what was refused stays refused: this row stands there already');
END;

CREATE TRIGGER outbox_settled_is_not_changed BEFORE UPDATE ON outbox
WHEN OLD.state <> 'waiting' BEGIN
  SELECT RAISE(ABORT, 'a delivery that is settled is not changed');
END;

CREATE TRIGGER outbox_is_not_deleted BEFORE DELETE ON outbox BEGIN
  SELECT RAISE(ABORT, 'deliveries are not deleted');
END;

CREATE TRIGGER outbox_is_not_replaced BEFORE INSERT ON outbox
WHEN EXISTS (SELECT 1 FROM outbox WHERE delivery_id = NEW.delivery_id)
  OR EXISTS (SELECT 1 FROM outbox WHERE idempotency_key = NEW.idempotency_key)
BEGIN
  SELECT RAISE(ABORT, 'this delivery stands there already');
END;

CREATE VIEW told_conversions AS
WITH told AS (
  SELECT sent_conversions.*, outbox.settled_at, outbox.place
  FROM sent_conversions JOIN outbox ON outbox.delivery_id = sent_conversions.delivery_id
  WHERE outbox.state IN ('accepted', 'written')
    AND NOT EXISTS (SELECT 1 FROM refused_conversions AS refused
      WHERE refused.sent_id = sent_conversions.sent_id)
)
SELECT told.destination, outcomes.call_id, told.origin_id, told.outcome_id, told.name,
  told.value_minor, told.currency, told.converted_at, told.settled_at AS told_at, told.place
FROM told JOIN outcomes ON outcomes.outcome_id = told.outcome_id
WHERE told.kind <> 'retracted'
  AND NOT EXISTS (SELECT 1 FROM told AS later WHERE later.destination = told.destination
    AND later.origin_id = told.origin_id AND later.step > told.step);

CREATE TABLE kept_call_sources (
  call_id           TEXT NOT NULL PRIMARY KEY,
  found_by          TEXT,
  problem           TEXT,
  channel           TEXT,
  source            TEXT,
  medium            TEXT,
  campaign_id       TEXT,
  campaign_name     TEXT,
  keyword           TEXT,
  touchpoint_id     TEXT,
  visitor_id        TEXT,
  landing_page      TEXT,
  device            TEXT,
  region            TEXT,
  ad_version        TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_deal_sources (
  deal_id           TEXT NOT NULL PRIMARY KEY,
  found_by          TEXT,
  call_id           TEXT,
  touchpoint_id     TEXT,
  channel           TEXT,
  source            TEXT,
  medium            TEXT,
  campaign_id       TEXT,
  campaign_name     TEXT,
  keyword           TEXT
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tracking_numbers_insert_forgets_sources AFTER INSERT ON tracking_numbers
WHEN EXISTS (SELECT 1 FROM kept_sources) BEGIN
  DELETE FROM kept_sources;
END;

CREATE TRIGGER tracking_numbers_update_forgets_sources AFTER UPDATE ON tracking_numbers
WHEN EXISTS (SELECT 1 FROM kept_sources) BEGIN
  DELETE FROM kept_sources;
END;

CREATE TRIGGER tracking_numbers_delete_forgets_sources AFTER DELETE ON tracking_numbers
WHEN EXISTS (SELECT 1 FROM kept_sources) BEGIN
  DELETE FROM kept_sources;
END;

CREATE TRIGGER person_decisions_insert_forgets_sources AFTER INSERT ON person_decisions
WHEN EXISTS (SELECT 1 FROM kept_sources) BEGIN
  DELETE FROM kept_sources;
END;

CREATE TRIGGER person_decisions_update_forgets_sources AFTER UPDATE ON person_decisions
WHEN EXISTS (SELECT 1 FROM kept_sources) BEGIN
  DELETE FROM kept_sources;
END;

CREATE TRIGGER person_decisions_delete_forgets_sources AFTER DELETE ON person_decisions
WHEN EXISTS (SELECT 1 FROM kept_sources) BEGIN
  DELETE FROM kept_sources;
END;

CREATE TABLE kept_person_names (
  kind              TEXT NOT NULL CHECK (kind IN ('visitor', 'customer', 'email', 'phone')),
  name              TEXT NOT NULL,    -- numbers and addresses under the key
  person            INTEGER NOT NULL, -- a number that holds until people are worked out again
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX outcomes_by_deal ON outcomes (deal_id) WHERE deal_id IS NOT NULL;

CREATE INDEX outcomes_by_order ON outcomes (order_id) WHERE order_id IS NOT NULL;

CREATE TRIGGER outcomes_are_not_changed BEFORE UPDATE ON outcomes BEGIN
  SELECT RAISE(ABORT, 'the ledger of outcomes is append-only: add a row that corrects this one');
END;

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

CREATE VIEW conversion_values AS
SELECT live.outcome_id, live.call_id, live.name, live.rule_id,
  assumed.value_minor AS assumed_minor, assumed.currency AS assumed_currency,
  CASE WHEN live.stands_for IS NOT NULL THEN live.value_minor END AS sold_minor,
  CASE WHEN live.stands_for IS NOT NULL THEN live.currency END AS sold_currency, live.deal_id,
  live.order_id, live.counted_elsewhere
FROM live_outcomes AS live
  JOIN outcomes AS assumed ON assumed.outcome_id = coalesce(live.stands_for, live.outcome_id)
WHERE live.kind = 'conversion';

CREATE VIEW order_calls AS
WITH found AS MATERIALIZED (
  SELECT o.order_id, o.at, coalesce(o.call_id, d.call_id) AS call_id,
    coalesce(o.phone_key, (SELECT max(t.phone_key) FROM touchpoints AS t
           WHERE t.email_key = o.email_key AND t.phone_key IS NOT NULL
           HAVING count(DISTINCT t.phone_key) = 1), (SELECT max(t.phone_key) FROM touchpoints AS t
           WHERE t.person_id = o.person_id AND t.phone_key IS NOT NULL
           HAVING count(DISTINCT t.phone_key) = 1),
      (SELECT max(t.phone_key) FROM touchpoints AS t
           WHERE t.visitor_id = o.visitor_id AND t.phone_key IS NOT NULL
           HAVING count(DISTINCT t.phone_key) = 1), p.phone_key) AS phone_key
  FROM order_totals AS o LEFT JOIN deals AS d ON d.deal_id = o.deal_id
    LEFT JOIN deal_phones AS p ON p.deal_id = o.deal_id
),
known AS MATERIALIZED (
  SELECT order_id, at, call_id, strftime('%Y-%m-%dT%H:%M:%fZ', at, '-90 days') AS calls_from,
    CASE WHEN (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
          FROM touchpoints WHERE touchpoints.phone_key = found.phone_key) <= 1 AND (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
          FROM deals WHERE deals.phone_key = found.phone_key) <= 1
      AND (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
          FROM orders WHERE orders.phone_key = found.phone_key) <= 1 THEN phone_key END AS phone_key
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

CREATE TABLE kept_people_changes (
  change_id         INTEGER PRIMARY KEY,
  kind              TEXT NOT NULL CHECK (kind IN
                    ('visitor', 'customer', 'email', 'phone', 'call', 'deal', 'touchpoint', 'session')),
  name              TEXT NOT NULL
) STRICT;

CREATE TABLE kept_call_sessions (
  call_id           TEXT NOT NULL PRIMARY KEY,
  touchpoint_id     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_call_sessions_by_touchpoint ON kept_call_sessions (touchpoint_id);

CREATE INDEX deals_by_visitor ON deals (visitor_id) WHERE visitor_id IS NOT NULL;

CREATE INDEX deals_by_email ON deals (email_key) WHERE email_key IS NOT NULL;

CREATE INDEX deals_by_person ON deals (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX engagement_by_visitor ON engagement (visitor_id) WHERE visitor_id IS NOT NULL;

CREATE INDEX engagement_by_phone ON engagement (phone_key) WHERE phone_key IS NOT NULL;

CREATE INDEX engagement_by_email ON engagement (email_key) WHERE email_key IS NOT NULL;

CREATE INDEX engagement_by_person ON engagement (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX orders_by_visitor ON orders (visitor_id) WHERE visitor_id IS NOT NULL;

CREATE INDEX orders_by_email ON orders (email_key) WHERE email_key IS NOT NULL;

CREATE INDEX orders_by_person ON orders (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX orders_by_call ON orders (call_id) WHERE call_id IS NOT NULL;

CREATE INDEX orders_by_deal ON orders (deal_id) WHERE deal_id IS NOT NULL;

CREATE INDEX subscriptions_by_visitor ON subscriptions (visitor_id) WHERE visitor_id IS NOT NULL;

CREATE INDEX subscriptions_by_phone ON subscriptions (phone_key) WHERE phone_key IS NOT NULL;

CREATE INDEX subscriptions_by_email ON subscriptions (email_key) WHERE email_key IS NOT NULL;

CREATE INDEX subscriptions_by_person ON subscriptions (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX subscriptions_by_call ON subscriptions (call_id) WHERE call_id IS NOT NULL;

CREATE INDEX subscriptions_by_deal ON subscriptions (deal_id) WHERE deal_id IS NOT NULL;

CREATE INDEX calls_by_number ON calls (tracking_number, started_at) WHERE tracking_number IS NOT NULL;

CREATE TRIGGER touchpoints_insert_forgets_sources AFTER INSERT ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER touchpoints_update_forgets_sources AFTER UPDATE ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER touchpoints_delete_forgets_sources AFTER DELETE ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER calls_insert_forgets_sources AFTER INSERT ON calls
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER calls_update_forgets_sources AFTER UPDATE ON calls
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER calls_delete_forgets_sources AFTER DELETE ON calls
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER caller_keys_insert_forgets_sources AFTER INSERT ON caller_keys
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER caller_keys_update_forgets_sources AFTER UPDATE ON caller_keys
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER caller_keys_delete_forgets_sources AFTER DELETE ON caller_keys
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name <> 'people') BEGIN
  DELETE FROM kept_sources WHERE name <> 'people';
END;

CREATE TRIGGER touchpoints_insert_changes_people AFTER INSERT ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL
  UNION ALL SELECT 'session', NEW.tracking_number || ' ' || NEW.at WHERE NEW.tracking_number || ' ' || NEW.at IS NOT NULL;
END;

CREATE TRIGGER touchpoints_update_changes_people AFTER UPDATE ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'session', OLD.tracking_number || ' ' || OLD.at WHERE OLD.tracking_number || ' ' || OLD.at IS NOT NULL
  UNION ALL SELECT 'touchpoint', OLD.touchpoint_id WHERE OLD.touchpoint_id IS NOT NULL
  UNION ALL SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL
  UNION ALL SELECT 'session', NEW.tracking_number || ' ' || NEW.at WHERE NEW.tracking_number || ' ' || NEW.at IS NOT NULL;
END;

CREATE TRIGGER touchpoints_delete_changes_people AFTER DELETE ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'session', OLD.tracking_number || ' ' || OLD.at WHERE OLD.tracking_number || ' ' || OLD.at IS NOT NULL
  UNION ALL SELECT 'touchpoint', OLD.touchpoint_id WHERE OLD.touchpoint_id IS NOT NULL;
END;

CREATE TRIGGER touchpoints_replace_changes_people BEFORE INSERT ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.phone_key IS NOT NULL
  UNION ALL SELECT 'session', old.tracking_number || ' ' || old.at FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.tracking_number || ' ' || old.at IS NOT NULL
  UNION ALL SELECT 'touchpoint', old.touchpoint_id FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.touchpoint_id IS NOT NULL;
END;

CREATE TRIGGER touchpoints_move_changes_people BEFORE UPDATE OF touchpoint_id ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.phone_key IS NOT NULL
  UNION ALL SELECT 'session', old.tracking_number || ' ' || old.at FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.tracking_number || ' ' || old.at IS NOT NULL
  UNION ALL SELECT 'touchpoint', old.touchpoint_id FROM touchpoints AS old WHERE old.touchpoint_id = NEW.touchpoint_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.tracking_number, old.at) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.tracking_number, NEW.at) AND old.touchpoint_id IS NOT NULL;
END;

CREATE TRIGGER deals_insert_changes_people AFTER INSERT ON deals
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL
  UNION ALL SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL
  UNION ALL SELECT 'deal', NEW.deal_id WHERE NEW.deal_id IS NOT NULL;
END;

CREATE TRIGGER deals_update_changes_people AFTER UPDATE ON deals
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'deal', OLD.deal_id WHERE OLD.deal_id IS NOT NULL
  UNION ALL SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL
  UNION ALL SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL
  UNION ALL SELECT 'deal', NEW.deal_id WHERE NEW.deal_id IS NOT NULL;
END;

CREATE TRIGGER deals_delete_changes_people AFTER DELETE ON deals
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'deal', OLD.deal_id WHERE OLD.deal_id IS NOT NULL;
END;

CREATE TRIGGER deals_replace_changes_people BEFORE INSERT ON deals
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.phone_key IS NOT NULL
  UNION ALL SELECT 'call', old.call_id FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.call_id IS NOT NULL
  UNION ALL SELECT 'deal', old.deal_id FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.deal_id IS NOT NULL;
END;

CREATE TRIGGER deals_move_changes_people BEFORE UPDATE OF deal_id ON deals
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.phone_key IS NOT NULL
  UNION ALL SELECT 'call', old.call_id FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.call_id IS NOT NULL
  UNION ALL SELECT 'deal', old.deal_id FROM deals AS old WHERE old.deal_id = NEW.deal_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.deal_id IS NOT NULL;
END;

CREATE TRIGGER orders_insert_changes_people AFTER INSERT ON orders
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL
  UNION ALL SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL
  UNION ALL SELECT 'deal', NEW.deal_id WHERE NEW.deal_id IS NOT NULL;
END;

CREATE TRIGGER orders_update_changes_people AFTER UPDATE ON orders
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'deal', OLD.deal_id WHERE OLD.deal_id IS NOT NULL
  UNION ALL SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL
  UNION ALL SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL
  UNION ALL SELECT 'deal', NEW.deal_id WHERE NEW.deal_id IS NOT NULL;
END;

CREATE TRIGGER orders_delete_changes_people AFTER DELETE ON orders
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'deal', OLD.deal_id WHERE OLD.deal_id IS NOT NULL;
END;

CREATE TRIGGER orders_replace_changes_people BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.phone_key IS NOT NULL
  UNION ALL SELECT 'call', old.call_id FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.call_id IS NOT NULL
  UNION ALL SELECT 'deal', old.deal_id FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.deal_id IS NOT NULL;
END;

CREATE TRIGGER orders_move_changes_people BEFORE UPDATE OF order_id, line, product ON orders
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.phone_key IS NOT NULL
  UNION ALL SELECT 'call', old.call_id FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.call_id IS NOT NULL
  UNION ALL SELECT 'deal', old.deal_id FROM orders AS old WHERE old.order_id = NEW.order_id AND old.line = NEW.line AND old.product = NEW.product AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.deal_id IS NOT NULL;
END;

CREATE TRIGGER subscriptions_insert_changes_people AFTER INSERT ON subscriptions
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL
  UNION ALL SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL
  UNION ALL SELECT 'deal', NEW.deal_id WHERE NEW.deal_id IS NOT NULL;
END;

CREATE TRIGGER subscriptions_update_changes_people AFTER UPDATE ON subscriptions
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'deal', OLD.deal_id WHERE OLD.deal_id IS NOT NULL
  UNION ALL SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL
  UNION ALL SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL
  UNION ALL SELECT 'deal', NEW.deal_id WHERE NEW.deal_id IS NOT NULL;
END;

CREATE TRIGGER subscriptions_delete_changes_people AFTER DELETE ON subscriptions
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'deal', OLD.deal_id WHERE OLD.deal_id IS NOT NULL;
END;

CREATE TRIGGER subscriptions_replace_changes_people BEFORE INSERT ON subscriptions
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.phone_key IS NOT NULL
  UNION ALL SELECT 'call', old.call_id FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.call_id IS NOT NULL
  UNION ALL SELECT 'deal', old.deal_id FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.deal_id IS NOT NULL;
END;

CREATE TRIGGER subscriptions_move_changes_people BEFORE UPDATE OF subscription_id, started_at ON subscriptions
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.phone_key IS NOT NULL
  UNION ALL SELECT 'call', old.call_id FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.call_id IS NOT NULL
  UNION ALL SELECT 'deal', old.deal_id FROM subscriptions AS old WHERE old.subscription_id = NEW.subscription_id AND old.started_at = NEW.started_at AND (old.visitor_id, old.person_id, old.email_key, old.phone_key, old.call_id, old.deal_id) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key, NEW.call_id, NEW.deal_id) AND old.deal_id IS NOT NULL;
END;

CREATE TRIGGER engagement_insert_changes_people AFTER INSERT ON engagement
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL;
END;

CREATE TRIGGER engagement_update_changes_people AFTER UPDATE ON engagement
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'visitor', NEW.visitor_id WHERE NEW.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', NEW.person_id WHERE NEW.person_id IS NOT NULL
  UNION ALL SELECT 'email', NEW.email_key WHERE NEW.email_key IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL;
END;

CREATE TRIGGER engagement_delete_changes_people AFTER DELETE ON engagement
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', OLD.visitor_id WHERE OLD.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', OLD.person_id WHERE OLD.person_id IS NOT NULL
  UNION ALL SELECT 'email', OLD.email_key WHERE OLD.email_key IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL;
END;

CREATE TRIGGER engagement_replace_changes_people BEFORE INSERT ON engagement
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM engagement AS old WHERE old.engagement_id = NEW.engagement_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM engagement AS old WHERE old.engagement_id = NEW.engagement_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM engagement AS old WHERE old.engagement_id = NEW.engagement_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM engagement AS old WHERE old.engagement_id = NEW.engagement_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key) AND old.phone_key IS NOT NULL;
END;

CREATE TRIGGER engagement_move_changes_people BEFORE UPDATE OF engagement_id ON engagement
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'visitor', old.visitor_id FROM engagement AS old WHERE old.engagement_id = NEW.engagement_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key) AND old.visitor_id IS NOT NULL
  UNION ALL SELECT 'customer', old.person_id FROM engagement AS old WHERE old.engagement_id = NEW.engagement_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key) AND old.person_id IS NOT NULL
  UNION ALL SELECT 'email', old.email_key FROM engagement AS old WHERE old.engagement_id = NEW.engagement_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key) AND old.email_key IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM engagement AS old WHERE old.engagement_id = NEW.engagement_id AND (old.visitor_id, old.person_id, old.email_key, old.phone_key) IS NOT (NEW.visitor_id, NEW.person_id, NEW.email_key, NEW.phone_key) AND old.phone_key IS NOT NULL;
END;

CREATE TRIGGER calls_insert_changes_people AFTER INSERT ON calls
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL;
END;

CREATE TRIGGER calls_update_changes_people AFTER UPDATE ON calls
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL;
END;

CREATE TRIGGER calls_delete_changes_people AFTER DELETE ON calls
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL;
END;

CREATE TRIGGER calls_replace_changes_people BEFORE INSERT ON calls
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', old.call_id FROM calls AS old WHERE old.call_id = NEW.call_id AND (old.call_id) IS NOT (NEW.call_id) AND old.call_id IS NOT NULL;
END;

CREATE TRIGGER calls_move_changes_people BEFORE UPDATE OF call_id ON calls
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', old.call_id FROM calls AS old WHERE old.call_id = NEW.call_id AND (old.call_id) IS NOT (NEW.call_id) AND old.call_id IS NOT NULL;
END;

CREATE TRIGGER caller_keys_insert_changes_people AFTER INSERT ON caller_keys
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL;
END;

CREATE TRIGGER caller_keys_update_changes_people AFTER UPDATE ON caller_keys
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL
  UNION ALL SELECT 'call', NEW.call_id WHERE NEW.call_id IS NOT NULL
  UNION ALL SELECT 'phone', NEW.phone_key WHERE NEW.phone_key IS NOT NULL;
END;

CREATE TRIGGER caller_keys_delete_changes_people AFTER DELETE ON caller_keys
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', OLD.call_id WHERE OLD.call_id IS NOT NULL
  UNION ALL SELECT 'phone', OLD.phone_key WHERE OLD.phone_key IS NOT NULL;
END;

CREATE TRIGGER caller_keys_replace_changes_people BEFORE INSERT ON caller_keys
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', old.call_id FROM caller_keys AS old WHERE old.call_id = NEW.call_id AND (old.call_id, old.phone_key) IS NOT (NEW.call_id, NEW.phone_key) AND old.call_id IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM caller_keys AS old WHERE old.call_id = NEW.call_id AND (old.call_id, old.phone_key) IS NOT (NEW.call_id, NEW.phone_key) AND old.phone_key IS NOT NULL;
END;

CREATE TRIGGER caller_keys_move_changes_people BEFORE UPDATE OF call_id ON caller_keys
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people') BEGIN
  INSERT INTO kept_people_changes (kind, name)
  SELECT 'call', old.call_id FROM caller_keys AS old WHERE old.call_id = NEW.call_id AND (old.call_id, old.phone_key) IS NOT (NEW.call_id, NEW.phone_key) AND old.call_id IS NOT NULL
  UNION ALL SELECT 'phone', old.phone_key FROM caller_keys AS old WHERE old.call_id = NEW.call_id AND (old.call_id, old.phone_key) IS NOT (NEW.call_id, NEW.phone_key) AND old.phone_key IS NOT NULL;
END;

CREATE TRIGGER deals_keep_their_history AFTER UPDATE ON deals
WHEN OLD.stage IS NOT NEW.stage OR NEW.modified_at IS NULL
  OR OLD.modified_at IS NOT NEW.modified_at
  OR OLD.amount_minor IS NOT NEW.amount_minor OR OLD.currency IS NOT NEW.currency
BEGIN
  INSERT INTO deal_stages (deal_id, at, stage, amount_minor, currency, told_by, changed_at)
  VALUES (NEW.deal_id, coalesce(NEW.modified_at,
      CASE WHEN NEW.closed = 1 AND NOT EXISTS (
        SELECT 1 FROM deal_stages AS s WHERE s.deal_id = NEW.deal_id AND s.at > CASE length(NEW.closed_at)
  WHEN 10 THEN NEW.closed_at || 'T23:59:59.999Z' ELSE NEW.closed_at END)
      THEN CASE length(NEW.closed_at)
  WHEN 10 THEN NEW.closed_at || 'T23:59:59.999Z' ELSE NEW.closed_at END END,
      NEW.changed_at), NEW.stage, NEW.amount_minor,
    NEW.currency, 'deals', NEW.changed_at)
  ON CONFLICT (deal_id, at, stage) DO UPDATE SET amount_minor = excluded.amount_minor,
    currency = excluded.currency, changed_at = excluded.changed_at
  WHERE deal_stages.told_by = 'deals'
    AND (coalesce(excluded.amount_minor, -9223372036854775807), coalesce(excluded.currency, ''))
      > (coalesce(deal_stages.amount_minor, -9223372036854775807), coalesce(deal_stages.currency, ''));
END;

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

CREATE TABLE same_sales (
  order_id          TEXT NOT NULL,
  deal_id           TEXT NOT NULL,
  same              INTEGER NOT NULL CHECK (same IN (0, 1)),
  changed_at        TEXT NOT NULL,
  PRIMARY KEY (order_id, deal_id)
) STRICT;

CREATE VIEW order_lines AS
SELECT order_id, line, product, at, phone_key, email_key, visitor_id, person_id, call_id,
  coalesce((SELECT min(s.deal_id) FROM same_sales AS s
    WHERE s.order_id = orders.order_id AND s.same = 1), deal_id) AS deal_id,
  quantity, amount_minor, currency, segment, changed_at
FROM orders;

CREATE VIEW order_totals AS
SELECT order_id, min(at) AS at, max(phone_key) AS phone_key, max(email_key) AS email_key,
  max(visitor_id) AS visitor_id, max(person_id) AS person_id, max(call_id) AS call_id,
  max(deal_id) AS deal_id,
  CASE WHEN count(DISTINCT currency) = 1 THEN sum(amount_minor) END AS amount_minor,
  CASE WHEN count(DISTINCT currency) = 1 THEN max(currency) END AS currency
FROM order_lines GROUP BY order_id;

CREATE TABLE kept_people (
  person            INTEGER PRIMARY KEY,
  name              TEXT NOT NULL,    -- one of the names, with its kind: customer:42
  first_met_at      TEXT,             -- UTC; the first touchpoint, or engagement other than an e-mail that came back
  came_back_at      TEXT,             -- UTC; the first touchpoint on a day (UTC) after that of the first one
  responded_at      TEXT,             -- UTC; the first form, chat, click in an e-mail or pushed message, or look at a product
  shared_at         TEXT,             -- UTC; the first post that was shared
  acted_at          TEXT,             -- UTC; the first time that something was done with an e-mail, a post, a page or the product
  last_acted_at     TEXT              -- UTC; the last such time
) STRICT;

CREATE VIEW campaigns AS
WITH told AS MATERIALIZED (
  SELECT campaign_id, campaign_name, max(last_at) AS last_at FROM (
    SELECT campaign_id, campaign_name, max(at) AS last_at FROM touchpoints
    WHERE coalesce(campaign_id, campaign_name) IS NOT NULL GROUP BY campaign_id, campaign_name
    UNION ALL
    SELECT campaign_id, campaign_name, max(day) FROM spend GROUP BY campaign_id, campaign_name
    UNION ALL
    SELECT campaign_id, campaign_name, valid_from FROM tracking_numbers
    UNION ALL
    SELECT campaign_id, campaign_name, max(coalesce(started_at, '')) FROM calls
    WHERE coalesce(campaign_id, campaign_name) IS NOT NULL GROUP BY campaign_id, campaign_name
    UNION ALL
    SELECT campaign_id, campaign_name, max(coalesce(modified_at, opened_at, lead_at, '')) FROM deals
    WHERE coalesce(campaign_id, campaign_name) IS NOT NULL GROUP BY campaign_id, campaign_name
  ) AS seen GROUP BY campaign_id, campaign_name
),
known AS (SELECT DISTINCT campaign_id FROM told WHERE campaign_id IS NOT NULL),
named AS (
  SELECT campaign_name, count(DISTINCT campaign_id) AS ids, max(campaign_id) AS campaign_id FROM told
  WHERE campaign_name IS NOT NULL AND campaign_name NOT IN (SELECT campaign_id FROM known)
  GROUP BY campaign_name
),
latest AS (
  SELECT campaign_id, campaign_name FROM (
    SELECT campaign_id, campaign_name,
      row_number() OVER (PARTITION BY campaign_id ORDER BY last_at DESC, campaign_name) AS nth
    FROM told WHERE campaign_id IS NOT NULL AND campaign_name IS NOT NULL
  ) AS placed WHERE nth = 1
),
lines AS (
  SELECT known.campaign_id,
    CASE WHEN named.ids = 1 THEN named.campaign_name ELSE known.campaign_id END AS line
  FROM known LEFT JOIN latest ON latest.campaign_id = known.campaign_id
    LEFT JOIN named ON named.campaign_name = latest.campaign_name
)
SELECT campaign_id AS campaign, campaign_id, line, 1 AS ids FROM lines
UNION ALL
SELECT named.campaign_name, CASE WHEN named.ids = 1 THEN named.campaign_id END,
  coalesce(lines.line, named.campaign_name), named.ids
FROM named LEFT JOIN lines ON named.ids = 1 AND lines.campaign_id = named.campaign_id;

CREATE TABLE kept_campaigns (
  campaign          TEXT NOT NULL PRIMARY KEY,
  campaign_id       TEXT,
  line              TEXT NOT NULL,
  ids               INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW call_dimensions AS
SELECT call_id, 'all' AS dimension, '' AS value FROM calls
UNION ALL SELECT call_id, 'channel', coalesce(channel, '') FROM call_sources
UNION ALL SELECT call_id, 'source', coalesce(source, channel, '') FROM call_sources
UNION ALL SELECT s.call_id, 'campaign', coalesce(c.line, '')
FROM call_sources AS s LEFT JOIN campaigns AS c ON c.campaign = coalesce(s.campaign_id, s.campaign_name)
UNION ALL SELECT call_id, 'keyword', coalesce(CASE WHEN lower(keyword) NOT IN ('', '(not provided)', 'not provided', '(not set)', '(none)')
  THEN keyword END, '') FROM call_sources
UNION ALL SELECT call_id, 'landing-page', coalesce(
  substr(landing_page, 1, instr(replace(landing_page, '#', '?') || '?', '?') - 1), '') FROM call_sources
UNION ALL SELECT s.call_id, 'region', coalesce(calls.caller_region, s.region, '')
  FROM call_sources AS s JOIN calls ON calls.call_id = s.call_id
UNION ALL SELECT call_id, 'ad-version', coalesce(ad_version, '') FROM call_sources
UNION ALL SELECT call_id, 'device', coalesce(device, '') FROM call_sources
UNION ALL SELECT call_id, 'day', coalesce(day, '') FROM call_days
UNION ALL SELECT call_id, 'week', coalesce(week, '') FROM call_days
UNION ALL SELECT call_id, 'month', coalesce(month, '') FROM call_days;

CREATE VIEW spend_dimensions AS
SELECT 'all' AS dimension, '' AS value, day, currency, amount_minor FROM spend_channels
UNION ALL SELECT 'channel', coalesce(channel, ''), day, currency, amount_minor FROM spend_channels
UNION ALL SELECT 'source', coalesce(source, channel, ''), day, currency, amount_minor FROM spend_channels
UNION ALL SELECT 'campaign', coalesce(c.line, s.campaign_id), s.day, s.currency, s.amount_minor
FROM spend_channels AS s LEFT JOIN campaigns AS c ON c.campaign = s.campaign_id
UNION ALL SELECT 'keyword', coalesce(CASE WHEN lower(keyword) NOT IN ('', '(not provided)', 'not provided', '(not set)', '(none)')
  THEN keyword END, ''), day, currency, amount_minor
  FROM spend_channels
UNION ALL SELECT 'day', day, day, currency, amount_minor FROM spend
UNION ALL SELECT 'week', strftime('%Y', day, '-3 days', 'weekday 4') || '-W' || printf('%02d', (CAST(strftime('%j', day, '-3 days', 'weekday 4') AS INTEGER) + 6) / 7), day, currency, amount_minor FROM spend
UNION ALL SELECT 'month', substr(day, 1, 7), day, currency, amount_minor FROM spend;

CREATE TABLE kept_touchpoint_campaigns (
  campaign_id       TEXT,
  campaign_name     TEXT,
  at                TEXT NOT NULL     -- UTC; of the latest touchpoint that has both
) STRICT;

CREATE TABLE kept_campaign_changes (
  change_id         INTEGER PRIMARY KEY,
  campaign_id       TEXT,
  campaign_name     TEXT,
  at                TEXT NOT NULL,    -- UTC
  gone              INTEGER NOT NULL CHECK (gone IN (0, 1)) -- 1: a touchpoint says so no more
) STRICT;

CREATE TRIGGER touchpoints_insert_changes_campaigns AFTER INSERT ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_touchpoint_campaigns) AND coalesce(NEW.campaign_id, NEW.campaign_name) IS NOT NULL BEGIN
  INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone) SELECT NEW.campaign_id, NEW.campaign_name, NEW.at, 0;
END;

CREATE TRIGGER touchpoints_update_changes_campaigns AFTER UPDATE ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_touchpoint_campaigns) AND (OLD.campaign_id, OLD.campaign_name, OLD.at) IS NOT (NEW.campaign_id, NEW.campaign_name, NEW.at) BEGIN
  INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone)
  SELECT OLD.campaign_id, OLD.campaign_name, OLD.at, 1 WHERE coalesce(OLD.campaign_id, OLD.campaign_name) IS NOT NULL
  UNION ALL
  SELECT NEW.campaign_id, NEW.campaign_name, NEW.at, 0 WHERE coalesce(NEW.campaign_id, NEW.campaign_name) IS NOT NULL;
END;

CREATE TRIGGER touchpoints_delete_changes_campaigns AFTER DELETE ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_touchpoint_campaigns) AND coalesce(OLD.campaign_id, OLD.campaign_name) IS NOT NULL BEGIN
  INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone) SELECT OLD.campaign_id, OLD.campaign_name, OLD.at, 1;
END;

CREATE TRIGGER touchpoints_replace_changes_campaigns BEFORE INSERT ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_touchpoint_campaigns) BEGIN
  INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone)
  SELECT known.campaign_id, known.campaign_name, known.at, 1 FROM touchpoints AS known
  WHERE known.touchpoint_id = NEW.touchpoint_id AND coalesce(known.campaign_id, known.campaign_name) IS NOT NULL
    AND (known.campaign_id, known.campaign_name, known.at) IS NOT (NEW.campaign_id, NEW.campaign_name, NEW.at);
END;

CREATE TRIGGER touchpoints_move_changes_campaigns BEFORE UPDATE OF touchpoint_id ON touchpoints
WHEN EXISTS (SELECT 1 FROM kept_touchpoint_campaigns) BEGIN
  INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone)
  SELECT known.campaign_id, known.campaign_name, known.at, 1 FROM touchpoints AS known
  WHERE known.touchpoint_id = NEW.touchpoint_id AND coalesce(known.campaign_id, known.campaign_name) IS NOT NULL
    AND (known.campaign_id, known.campaign_name, known.at) IS NOT (NEW.campaign_id, NEW.campaign_name, NEW.at);
END;

CREATE TABLE kept_first_actions (
  name              TEXT NOT NULL,
  person            TEXT NOT NULL,
  at                TEXT NOT NULL, last_at TEXT NOT NULL DEFAULT '',    -- UTC
  PRIMARY KEY (name, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_action_changes (
  change_id         INTEGER PRIMARY KEY,
  name              TEXT NOT NULL,
  person            TEXT NOT NULL,
  at                TEXT NOT NULL,    -- UTC
  gone              INTEGER NOT NULL CHECK (gone IN (0, 1)) -- 1: a row says so no more
) STRICT;

CREATE TRIGGER engagement_insert_changes_actions AFTER INSERT ON engagement
WHEN EXISTS (SELECT 1 FROM kept_first_actions) AND NEW.kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') BEGIN
  INSERT INTO kept_action_changes (name, person, at, gone) SELECT CASE NEW.kind WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail' WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END, coalesce(NEW.email_key, NEW.person_id, NEW.phone_key, NEW.visitor_id), NEW.at, 0
  WHERE NEW.kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') AND coalesce(NEW.email_key, NEW.person_id, NEW.phone_key, NEW.visitor_id) IS NOT NULL;
END;

CREATE TRIGGER engagement_update_changes_actions AFTER UPDATE ON engagement
WHEN EXISTS (SELECT 1 FROM kept_first_actions) AND (OLD.kind, OLD.at, coalesce(OLD.email_key, OLD.person_id, OLD.phone_key, OLD.visitor_id)) IS NOT (NEW.kind, NEW.at, coalesce(NEW.email_key, NEW.person_id, NEW.phone_key, NEW.visitor_id)) BEGIN
  INSERT INTO kept_action_changes (name, person, at, gone)
  SELECT CASE OLD.kind WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail' WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END, coalesce(OLD.email_key, OLD.person_id, OLD.phone_key, OLD.visitor_id), OLD.at, 1
  WHERE OLD.kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') AND coalesce(OLD.email_key, OLD.person_id, OLD.phone_key, OLD.visitor_id) IS NOT NULL
  UNION ALL
  SELECT CASE NEW.kind WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail' WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END, coalesce(NEW.email_key, NEW.person_id, NEW.phone_key, NEW.visitor_id), NEW.at, 0
  WHERE NEW.kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') AND coalesce(NEW.email_key, NEW.person_id, NEW.phone_key, NEW.visitor_id) IS NOT NULL;
END;

CREATE TRIGGER engagement_delete_changes_actions AFTER DELETE ON engagement
WHEN EXISTS (SELECT 1 FROM kept_first_actions) AND OLD.kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') BEGIN
  INSERT INTO kept_action_changes (name, person, at, gone) SELECT CASE OLD.kind WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail' WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END, coalesce(OLD.email_key, OLD.person_id, OLD.phone_key, OLD.visitor_id), OLD.at, 1
  WHERE OLD.kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') AND coalesce(OLD.email_key, OLD.person_id, OLD.phone_key, OLD.visitor_id) IS NOT NULL;
END;

CREATE TRIGGER engagement_replace_changes_actions BEFORE INSERT ON engagement
WHEN EXISTS (SELECT 1 FROM kept_first_actions) BEGIN
  INSERT INTO kept_action_changes (name, person, at, gone)
  SELECT CASE known.kind WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail' WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END, coalesce(known.email_key, known.person_id, known.phone_key, known.visitor_id), known.at, 1 FROM engagement AS known
  WHERE known.kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') AND coalesce(known.email_key, known.person_id, known.phone_key, known.visitor_id) IS NOT NULL
    AND known.engagement_id = NEW.engagement_id AND (known.kind, known.at, coalesce(known.email_key, known.person_id, known.phone_key, known.visitor_id)) IS NOT (NEW.kind, NEW.at, coalesce(NEW.email_key, NEW.person_id, NEW.phone_key, NEW.visitor_id));
END;

CREATE TRIGGER engagement_move_changes_actions BEFORE UPDATE OF engagement_id ON engagement
WHEN EXISTS (SELECT 1 FROM kept_first_actions) BEGIN
  INSERT INTO kept_action_changes (name, person, at, gone)
  SELECT CASE known.kind WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail' WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END, coalesce(known.email_key, known.person_id, known.phone_key, known.visitor_id), known.at, 1 FROM engagement AS known
  WHERE known.kind IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') AND coalesce(known.email_key, known.person_id, known.phone_key, known.visitor_id) IS NOT NULL
    AND known.engagement_id = NEW.engagement_id AND (known.kind, known.at, coalesce(known.email_key, known.person_id, known.phone_key, known.visitor_id)) IS NOT (NEW.kind, NEW.at, coalesce(NEW.email_key, NEW.person_id, NEW.phone_key, NEW.visitor_id));
END;

CREATE TABLE kept_dealings (
  person            INTEGER NOT NULL,
  kind              TEXT NOT NULL
                    CHECK (kind IN ('call', 'lead', 'opportunity', 'won', 'order', 'price')),
  id                TEXT NOT NULL,    -- of the call, deal, order or subscription
  at                TEXT NOT NULL,    -- UTC; of deals and subscriptions it may be a day
  currency          TEXT NOT NULL,    -- ''; ISO 4217 where there is an amount
  amount_minor      INTEGER,          -- in the currency's smallest unit; of a subscription for a month
  segment           TEXT,
  deal_id           TEXT,             -- which an order names, or of which a subscription came
  ended_at          TEXT,             -- when the price of a subscription ended
  first_at          TEXT,             -- when the first price of the subscription began that is the person's
  PRIMARY KEY (person, kind, id, at, currency)
) STRICT, WITHOUT ROWID;

CREATE VIEW sales_without_calls AS
SELECT deals.deal_id, CAST(NULL AS TEXT) AS order_id, deals.closed_at AS at, s.channel, s.source, s.campaign_id,
  s.campaign_name
FROM deals JOIN deal_sources AS s ON s.deal_id = deals.deal_id
WHERE deals.won = 1 AND s.call_id IS NULL AND deals.deal_id NOT IN (SELECT deal_id FROM deal_calls)
UNION ALL
SELECT NULL, o.order_id, o.at, t.channel, t.source, t.campaign_id, t.campaign_name
FROM (
  SELECT order_id, min(at) AS at, max(visitor_id) AS visitor_id, max(person_id) AS person_id,
    max(email_key) AS email_key, max(phone_key) AS phone_key
  FROM order_lines
  WHERE call_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = order_lines.deal_id AND deals.won = 1)
  GROUP BY order_id HAVING sum(amount_minor) > 0
) AS o LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = (
    SELECT touchpoint_row FROM (
      SELECT touchpoint_row, channel, at FROM touchpoint_channels
WHERE visitor_id = o.visitor_id AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
UNION ALL
SELECT touchpoint_row, channel, at FROM touchpoint_channels
WHERE person_id = o.person_id AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
UNION ALL
SELECT touchpoint_row, channel, at FROM touchpoint_channels
WHERE email_key = o.email_key AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
UNION ALL
SELECT touchpoint_row, channel, at FROM touchpoint_channels
WHERE phone_key = o.phone_key AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
    ) AS met ORDER BY lower(channel) IN ('direct', '(direct)'), at DESC LIMIT 1);

CREATE TABLE kept_sales_without_calls (
  deal_id           TEXT,
  order_id          TEXT,
  at                TEXT,             -- UTC; of deals it may be a day
  channel           TEXT,
  source            TEXT,
  campaign_id       TEXT,
  campaign_name     TEXT
) STRICT;

CREATE TABLE kept_sources (
  name              TEXT NOT NULL PRIMARY KEY
                    CHECK (name IN ('calls', 'campaigns', 'deals', 'people', 'sales')),
  worker            TEXT              -- who is working it out; NULL: it is kept
) STRICT, WITHOUT ROWID;

CREATE TRIGGER deals_insert_forgets_sources AFTER INSERT ON deals
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales')) BEGIN
  DELETE FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales');
END;

CREATE TRIGGER deals_update_forgets_sources AFTER UPDATE ON deals
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales')) BEGIN
  DELETE FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales');
END;

CREATE TRIGGER deals_delete_forgets_sources AFTER DELETE ON deals
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales')) BEGIN
  DELETE FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales');
END;

CREATE TRIGGER spend_insert_forgets_sources AFTER INSERT ON spend
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales')) BEGIN
  DELETE FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales');
END;

CREATE TRIGGER spend_update_forgets_sources AFTER UPDATE ON spend
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales')) BEGIN
  DELETE FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales');
END;

CREATE TRIGGER spend_delete_forgets_sources AFTER DELETE ON spend
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales')) BEGIN
  DELETE FROM kept_sources WHERE name IN ('campaigns', 'deals', 'sales');
END;

CREATE TRIGGER orders_insert_forgets_sources AFTER INSERT ON orders
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'sales') BEGIN
  DELETE FROM kept_sources WHERE name = 'sales';
END;

CREATE TRIGGER orders_update_forgets_sources AFTER UPDATE ON orders
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'sales') BEGIN
  DELETE FROM kept_sources WHERE name = 'sales';
END;

CREATE TRIGGER orders_delete_forgets_sources AFTER DELETE ON orders
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'sales') BEGIN
  DELETE FROM kept_sources WHERE name = 'sales';
END;

CREATE TRIGGER same_sales_insert_forgets_sources AFTER INSERT ON same_sales
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'sales') BEGIN
  DELETE FROM kept_sources WHERE name = 'sales';
END;

CREATE TRIGGER same_sales_update_forgets_sources AFTER UPDATE ON same_sales
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'sales') BEGIN
  DELETE FROM kept_sources WHERE name = 'sales';
END;

CREATE TRIGGER same_sales_delete_forgets_sources AFTER DELETE ON same_sales
WHEN EXISTS (SELECT 1 FROM kept_sources WHERE name = 'sales') BEGIN
  DELETE FROM kept_sources WHERE name = 'sales';
END;

CREATE VIEW first_actions AS
SELECT CASE kind WHEN 'app_use' THEN 'app' WHEN 'email_open' THEN 'e-mail' WHEN 'email_click' THEN 'e-mail' WHEN 'push_open' THEN 'push' WHEN 'push_click' THEN 'push' ELSE 'site' END AS name, coalesce(email_key, person_id, phone_key, visitor_id) AS person, min(at) AS at,
  max(at) AS last_at
FROM engagement
WHERE kind || '' IN ('app_use', 'email_open', 'email_click', 'push_open', 'push_click', 'page_view', 'product_view') AND coalesce(email_key, person_id, phone_key, visitor_id) IS NOT NULL
GROUP BY 1, 2;

CREATE TABLE kept_answers (
  query             TEXT NOT NULL,    -- its text
  parameters        TEXT NOT NULL,    -- JSON: the values of its parameters
  mark              TEXT NOT NULL,    -- what stood in `kept_answers_mark` when it was answered
  answer            TEXT NOT NULL,    -- JSON: the columns, then the rows
  PRIMARY KEY (query, parameters)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_answers_mark (
  only_row          INTEGER PRIMARY KEY CHECK (only_row = 1),
  mark              TEXT NOT NULL
) STRICT;

CREATE TRIGGER engagement_insert_forgets_sources AFTER INSERT ON engagement
WHEN EXISTS (SELECT 1 FROM kept_answers_mark) BEGIN
  DELETE FROM kept_answers_mark;
END;

CREATE TRIGGER engagement_update_forgets_sources AFTER UPDATE ON engagement
WHEN EXISTS (SELECT 1 FROM kept_answers_mark) BEGIN
  DELETE FROM kept_answers_mark;
END;

CREATE TRIGGER engagement_delete_forgets_sources AFTER DELETE ON engagement
WHEN EXISTS (SELECT 1 FROM kept_answers_mark) BEGIN
  DELETE FROM kept_answers_mark;
END;

CREATE TRIGGER utc_offsets_insert_forgets_sources AFTER INSERT ON utc_offsets
WHEN EXISTS (SELECT 1 FROM kept_answers_mark) BEGIN
  DELETE FROM kept_answers_mark;
END;

CREATE TRIGGER utc_offsets_update_forgets_sources AFTER UPDATE ON utc_offsets
WHEN EXISTS (SELECT 1 FROM kept_answers_mark) BEGIN
  DELETE FROM kept_answers_mark;
END;

CREATE TRIGGER utc_offsets_delete_forgets_sources AFTER DELETE ON utc_offsets
WHEN EXISTS (SELECT 1 FROM kept_answers_mark) BEGIN
  DELETE FROM kept_answers_mark;
END;

CREATE TABLE kept_sale_changes (
  transaction_id    INTEGER NOT NULL PRIMARY KEY -- the server's number of it; 0 and 1 are none
) STRICT;

CREATE TRIGGER calls_insert_unsettles_sales AFTER INSERT ON calls
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER calls_update_unsettles_sales AFTER UPDATE ON calls
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER calls_delete_unsettles_sales AFTER DELETE ON calls
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER caller_keys_insert_unsettles_sales AFTER INSERT ON caller_keys
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER caller_keys_update_unsettles_sales AFTER UPDATE ON caller_keys
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER caller_keys_delete_unsettles_sales AFTER DELETE ON caller_keys
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER deals_insert_unsettles_sales AFTER INSERT ON deals
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER deals_update_unsettles_sales AFTER UPDATE ON deals
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER deals_delete_unsettles_sales AFTER DELETE ON deals
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER orders_insert_unsettles_sales AFTER INSERT ON orders
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER orders_update_unsettles_sales AFTER UPDATE ON orders
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER orders_delete_unsettles_sales AFTER DELETE ON orders
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER outcomes_insert_unsettles_sales AFTER INSERT ON outcomes
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER outcomes_update_unsettles_sales AFTER UPDATE ON outcomes
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER outcomes_delete_unsettles_sales AFTER DELETE ON outcomes
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER same_sales_insert_unsettles_sales AFTER INSERT ON same_sales
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER same_sales_update_unsettles_sales AFTER UPDATE ON same_sales
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER same_sales_delete_unsettles_sales AFTER DELETE ON same_sales
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER touchpoints_insert_unsettles_sales AFTER INSERT ON touchpoints
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER touchpoints_update_unsettles_sales AFTER UPDATE ON touchpoints
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TRIGGER touchpoints_delete_unsettles_sales AFTER DELETE ON touchpoints
WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
  INSERT INTO kept_sale_changes VALUES (1);
END;

CREATE TABLE kept_customer_acts (
  person            INTEGER NOT NULL,
  at                TEXT NOT NULL,    -- UTC
  id                TEXT NOT NULL,    -- of the row of engagement
  kind              TEXT NOT NULL,
  times             INTEGER NOT NULL,
  PRIMARY KEY (person, at, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE term_lists (
  list_id           INTEGER PRIMARY KEY,
  sha256            TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64) -- of its terms, in one order
) STRICT;

CREATE TABLE listed_terms (
  list_id           INTEGER NOT NULL REFERENCES term_lists (list_id) ON DELETE CASCADE,
  term_id           INTEGER NOT NULL REFERENCES terms (term_id),
  PRIMARY KEY (list_id, term_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "searches" (
  search_id         INTEGER PRIMARY KEY,
  call_id           TEXT NOT NULL REFERENCES calls (call_id) ON DELETE CASCADE,
  source            TEXT NOT NULL CHECK (source IN ('audio', 'transcript')),
  finder            TEXT NOT NULL,    -- what searched, with its version
  content_sha256    TEXT NOT NULL CHECK (length(content_sha256) = 64),
  recorded_at       TEXT NOT NULL,
  list_id           INTEGER NOT NULL REFERENCES term_lists (list_id), -- what was searched for, found or not
  UNIQUE (call_id, source, finder, content_sha256)
) STRICT;

CREATE TABLE "hits" (
  search_id         INTEGER NOT NULL REFERENCES searches (search_id) ON DELETE CASCADE,
  term_id           INTEGER NOT NULL REFERENCES terms (term_id), -- one of the search's list
  position          INTEGER NOT NULL, -- 0, 1, … in order of time
  speaker           TEXT NOT NULL CHECK (speaker IN ('caller', 'agent', 'unknown')),
  channel           INTEGER,          -- from 0; NULL where a transcript does not say
  start_ms          INTEGER NOT NULL, -- from the start of the recording
  end_ms            INTEGER NOT NULL CHECK (end_ms >= start_ms),
  first_word        INTEGER,          -- of the transcript, from 0; NULL for sound
  end_word          INTEGER CHECK (end_word >= first_word), -- the first word after the hit
  confidence_thousandths INTEGER NOT NULL CHECK (confidence_thousandths BETWEEN 0 AND 1000),
  text              TEXT NOT NULL,
  has_approximate_times INTEGER NOT NULL CHECK (has_approximate_times IN (0, 1)),
  captures          TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(captures)), -- see call_values
  turn              INTEGER,          -- of the transcript, from 0; NULL where none are told apart, and for sound
  polarity          TEXT CHECK (polarity IN ('affirmed', 'negated', 'unclear')), -- by the words around it
  resembles         TEXT,             -- the phrase that misheard words sound like; NULL for the phrase itself
  PRIMARY KEY (search_id, term_id, position),
  CHECK ((first_word IS NULL) = (end_word IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX hits_by_term ON hits (term_id);

CREATE VIEW searched_terms AS
SELECT search_id, term_id FROM searches JOIN listed_terms USING (list_id);

CREATE VIEW call_hits AS
SELECT call_id, pattern AS term, nullif(sounds_like, '') AS sounds_like,
  nullif(clip_sha256, '') AS clip_sha256, source, speaker, channel,
  start_ms / 1000.0 AS start_s, end_ms / 1000.0 AS end_s,
  confidence_thousandths / 1000.0 AS confidence, text, finder, nullif(captures, '[]') AS captures,
  turn, polarity, resembles
FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id);

CREATE VIEW call_values AS
SELECT call_id, pattern AS term, value ->> '$.name' AS name, value ->> '$.kind' AS kind,
  CAST(value ->> '$.minor_units' AS INTEGER) AS minor_units, value ->> '$.currency' AS currency,
  coalesce(value ->> '$.number', value ->> '$.digits') AS number,
  value ->> '$.text' AS text, speaker, start_ms / 1000.0 AS start_s
FROM hits JOIN searches USING (search_id) JOIN terms USING (term_id), json_each(captures);

CREATE VIEW order_sources AS
WITH called AS MATERIALIZED (
  SELECT * FROM (
    SELECT o.order_id, s.call_id, s.touchpoint_id, s.channel, s.source, s.medium, s.campaign_id, s.campaign_name, s.keyword,
      row_number() OVER (PARTITION BY o.order_id ORDER BY o.started_at DESC, o.call_id) AS nth
    FROM order_calls AS o JOIN calls ON calls.call_id = o.call_id JOIN call_sources AS s ON s.call_id = o.call_id
    WHERE coalesce(calls.direction, 'inbound') = 'inbound' AND s.found_by IS NOT NULL
  ) AS led WHERE nth = 1
),
sold AS MATERIALIZED (
  SELECT o.order_id, s.call_id, s.touchpoint_id, s.channel, s.source, s.medium, s.campaign_id, s.campaign_name, s.keyword
  FROM order_totals AS o JOIN deal_sources AS s ON s.deal_id = o.deal_id
  WHERE s.found_by IS NOT NULL AND o.order_id NOT IN (SELECT order_id FROM called)
)
SELECT order_id, 'call' AS found_by, call_id, touchpoint_id, channel, source, medium, campaign_id, campaign_name, keyword
FROM called
UNION ALL
SELECT order_id, 'deal', call_id, touchpoint_id, channel, source, medium, campaign_id, campaign_name, keyword
FROM sold
UNION ALL
SELECT o.order_id, CASE WHEN t.touchpoint_id IS NOT NULL THEN 'touchpoint' END, NULL, t.touchpoint_id, t.channel, t.source,
  t.medium, t.campaign_id, t.campaign_name, t.keyword
FROM (
    SELECT order_id, at, visitor_id, person_id, email_key, CASE WHEN (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
          FROM touchpoints WHERE touchpoints.phone_key = found.phone_key) <= 1 AND (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
          FROM deals WHERE deals.phone_key = found.phone_key) <= 1 AND (SELECT max(count(DISTINCT person_id), count(DISTINCT email_key))
          FROM orders WHERE orders.phone_key = found.phone_key) <= 1 THEN phone_key END AS phone_key
    FROM order_totals AS found
  ) AS o LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = (
    SELECT touchpoint_row FROM (
      SELECT touchpoint_row, channel, at FROM touchpoint_channels
WHERE visitor_id = o.visitor_id AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
UNION ALL
SELECT touchpoint_row, channel, at FROM touchpoint_channels
WHERE person_id = o.person_id AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
UNION ALL
SELECT touchpoint_row, channel, at FROM touchpoint_channels
WHERE email_key = o.email_key AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
UNION ALL
SELECT touchpoint_row, channel, at FROM touchpoint_channels
WHERE phone_key = o.phone_key AND at <= o.at AND at >= strftime('%Y-%m-%dT%H:%M:%fZ', o.at, '-90 days')
    ) AS met ORDER BY lower(channel) IN ('direct', '(direct)'), at DESC LIMIT 1)
WHERE o.order_id NOT IN (SELECT order_id FROM called) AND o.order_id NOT IN (SELECT order_id FROM sold);

CREATE TABLE kept_order_sources (
  order_id          TEXT NOT NULL PRIMARY KEY,
  found_by          TEXT,
  call_id           TEXT,
  touchpoint_id     TEXT,
  channel           TEXT,
  source            TEXT,
  medium            TEXT,
  campaign_id       TEXT,
  campaign_name     TEXT,
  keyword           TEXT
) STRICT, WITHOUT ROWID;

CREATE VIEW touchpoint_channels AS
SELECT touchpoint_row, touchpoint_id, at, ended_at, kind, visitor_id, phone_key, email_key,
  person_id, tracking_number, coalesce(channel, CASE WHEN click_id IS NOT NULL THEN CASE lower(medium) WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video' ELSE 'paid search' END
ELSE coalesce(
  CASE lower(medium) WHEN 'organic' THEN 'organic search' WHEN 'paidsearch' THEN 'paid search' WHEN 'paid search' THEN 'paid search' WHEN 'paid_search' THEN 'paid search' WHEN 'paid-search' THEN 'paid search' WHEN 'sem' THEN 'paid search' WHEN 'email' THEN 'e-mail' WHEN 'e-mail' THEN 'e-mail' WHEN 'e_mail' THEN 'e-mail' WHEN 'e mail' THEN 'e-mail' WHEN 'newsletter' THEN 'e-mail' WHEN 'social' THEN 'social' WHEN 'social-network' THEN 'social' WHEN 'social_network' THEN 'social' WHEN 'social network' THEN 'social' WHEN 'social-media' THEN 'social' WHEN 'social_media' THEN 'social' WHEN 'social media' THEN 'social' WHEN 'organic_social' THEN 'social' WHEN 'organic-social' THEN 'social' WHEN 'sm' THEN 'social' WHEN 'affiliate' THEN 'affiliate' WHEN 'affiliates' THEN 'affiliate' WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video'
    ELSE CASE
      WHEN lower(medium) GLOB '*cp*' OR lower(medium) GLOB 'paid*' OR lower(medium) IN ('ppc', 'retargeting')
        THEN CASE
  WHEN ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN 'paid search'
  WHEN fbclid IS NOT NULL OR ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN 'paid social'
  WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN 'paid video'
  WHEN lower(medium) IN ('cpc', 'ppc') THEN 'paid search'
  ELSE 'paid other' END
      WHEN kind IN ('email_open', 'email_click') THEN 'e-mail'
      WHEN kind = 'social' OR fbclid IS NOT NULL THEN 'social'
      WHEN lower(medium) NOT IN ('', '(none)', 'none', '(not set)', 'referral') THEN lower(medium) END
  END,
  CASE
    WHEN lower(source) IN ('direct', '(direct)') THEN 'direct'
    WHEN source IS NOT NULL THEN CASE
      WHEN coalesce(lower(medium), '') <> 'referral' AND ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid search' ELSE 'organic search' END
      WHEN ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid social' ELSE 'social' END
      WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid video' ELSE 'video' END
      WHEN lower(medium) = 'referral' THEN 'referral'
      WHEN lower(source) IN ('email', 'e-mail', 'e_mail', 'e mail', 'newsletter') THEN 'e-mail'
      ELSE 'other' END
    WHEN lower(medium) = 'referral' THEN 'referral'
    WHEN campaign_id IS NOT NULL OR campaign_name IS NOT NULL THEN 'other'
    WHEN referrer IS NULL THEN 'direct'
    WHEN referrer GLOB '*://*google.*' OR referrer GLOB '*://*bing.*'
      OR referrer GLOB '*://*duckduckgo.*' OR referrer GLOB '*://*yahoo.*'
      OR referrer GLOB '*://*naver.*' OR referrer GLOB '*://*baidu.*'
      OR referrer GLOB '*://*ecosia.*' THEN 'organic search'
    WHEN referrer GLOB '*://*facebook.*' OR referrer GLOB '*://*instagram.*'
      OR referrer GLOB '*://*linkedin.*' OR referrer GLOB '*://t.co/*' OR referrer GLOB '*://*tiktok.*'
      OR referrer GLOB '*://*pinterest.*' OR referrer GLOB '*://*reddit.*' THEN 'social'
    WHEN referrer GLOB '*://*youtube.*' OR referrer GLOB '*://*vimeo.*' THEN 'video'
    ELSE 'referral' END)
END) AS channel, source, medium,
  campaign_id, campaign_name, keyword, ad_version, referrer, landing_page, device, region
FROM (
  SELECT rowid AS touchpoint_row, *, coalesce(gclid, gbraid, wbraid, msclkid) AS click_id
  FROM touchpoints
);

CREATE VIEW spend_channels AS
SELECT day, campaign_id, keyword, campaign_name, coalesce(channel, CASE WHEN click_id IS NOT NULL THEN CASE lower(medium) WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video' ELSE 'paid search' END
ELSE coalesce(
  CASE lower(medium) WHEN 'organic' THEN 'organic search' WHEN 'paidsearch' THEN 'paid search' WHEN 'paid search' THEN 'paid search' WHEN 'paid_search' THEN 'paid search' WHEN 'paid-search' THEN 'paid search' WHEN 'sem' THEN 'paid search' WHEN 'email' THEN 'e-mail' WHEN 'e-mail' THEN 'e-mail' WHEN 'e_mail' THEN 'e-mail' WHEN 'e mail' THEN 'e-mail' WHEN 'newsletter' THEN 'e-mail' WHEN 'social' THEN 'social' WHEN 'social-network' THEN 'social' WHEN 'social_network' THEN 'social' WHEN 'social network' THEN 'social' WHEN 'social-media' THEN 'social' WHEN 'social_media' THEN 'social' WHEN 'social media' THEN 'social' WHEN 'organic_social' THEN 'social' WHEN 'organic-social' THEN 'social' WHEN 'sm' THEN 'social' WHEN 'affiliate' THEN 'affiliate' WHEN 'affiliates' THEN 'affiliate' WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video'
    ELSE CASE
      WHEN lower(medium) GLOB '*cp*' OR lower(medium) GLOB 'paid*' OR lower(medium) IN ('ppc', 'retargeting')
        THEN CASE
  WHEN ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN 'paid search'
  WHEN fbclid IS NOT NULL OR ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN 'paid social'
  WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN 'paid video'
  WHEN lower(medium) IN ('cpc', 'ppc') THEN 'paid search'
  ELSE 'paid other' END
      WHEN kind IN ('email_open', 'email_click') THEN 'e-mail'
      WHEN kind = 'social' OR fbclid IS NOT NULL THEN 'social'
      WHEN lower(medium) NOT IN ('', '(none)', 'none', '(not set)', 'referral') THEN lower(medium) END
  END,
  CASE
    WHEN lower(source) IN ('direct', '(direct)') THEN 'direct'
    WHEN source IS NOT NULL THEN CASE
      WHEN coalesce(lower(medium), '') <> 'referral' AND ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid search' ELSE 'organic search' END
      WHEN ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid social' ELSE 'social' END
      WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid video' ELSE 'video' END
      WHEN lower(medium) = 'referral' THEN 'referral'
      WHEN lower(source) IN ('email', 'e-mail', 'e_mail', 'e mail', 'newsletter') THEN 'e-mail'
      ELSE 'other' END
    WHEN lower(medium) = 'referral' THEN 'referral'
    WHEN campaign_id IS NOT NULL OR campaign_name IS NOT NULL THEN 'other'
    WHEN referrer IS NULL THEN 'direct'
    WHEN referrer GLOB '*://*google.*' OR referrer GLOB '*://*bing.*'
      OR referrer GLOB '*://*duckduckgo.*' OR referrer GLOB '*://*yahoo.*'
      OR referrer GLOB '*://*naver.*' OR referrer GLOB '*://*baidu.*'
      OR referrer GLOB '*://*ecosia.*' THEN 'organic search'
    WHEN referrer GLOB '*://*facebook.*' OR referrer GLOB '*://*instagram.*'
      OR referrer GLOB '*://*linkedin.*' OR referrer GLOB '*://t.co/*' OR referrer GLOB '*://*tiktok.*'
      OR referrer GLOB '*://*pinterest.*' OR referrer GLOB '*://*reddit.*' THEN 'social'
    WHEN referrer GLOB '*://*youtube.*' OR referrer GLOB '*://*vimeo.*' THEN 'video'
    ELSE 'referral' END)
END) AS channel,
  source, medium, amount_minor, currency, clicks, impressions
FROM (
  SELECT *, NULL AS click_id, NULL AS fbclid, NULL AS kind, NULL AS referrer FROM spend
);

CREATE VIEW call_sources AS
WITH counted AS (
  SELECT calls.call_id, max(calls.tracking_number) AS tracking_number,
    max(calls.started_at) AS started_at, max(caller_keys.phone_key) AS phone_key,
    max(coalesce(calls.campaign_id, calls.campaign_name, calls.source, calls.medium)) IS NOT NULL
      AS is_told,
    count(n.number) AS row_count, max(shown_to) AS shown_to, max(hold_ms) AS hold_ms,
    max(n.campaign_id) AS campaign_id, max(n.campaign_name) AS campaign_name,
    max(n.channel) AS channel, max(n.source) AS source, max(n.medium) AS medium,
    max(n.keyword) AS keyword
  FROM calls LEFT JOIN caller_keys USING (call_id)
    LEFT JOIN tracking_numbers AS n ON n.number = calls.tracking_number
      AND n.valid_from <= calls.started_at
      AND (n.valid_until IS NULL OR calls.started_at < n.valid_until)
  GROUP BY calls.call_id
),
numbered AS (
  SELECT *,
    -- How many things the number stood for; nearly always one row holds, and nothing is compared.
    CASE WHEN row_count <= 1 THEN row_count ELSE (
      SELECT count(DISTINCT m.shown_to || '|' || ifnull(m.campaign_id, '') || '|'
        || ifnull(m.campaign_name, '') || '|' || ifnull(m.channel, '') || '|'
        || ifnull(m.source, '') || '|' || ifnull(m.medium, '') || '|' || ifnull(m.keyword, ''))
      FROM tracking_numbers AS m WHERE m.number = counted.tracking_number
        AND m.valid_from <= counted.started_at
        AND (m.valid_until IS NULL OR counted.started_at < m.valid_until)
    ) END AS meaning_count
  FROM counted
),
-- The sessions that had the number when it was dialled, the latest first.
sessions AS (
  SELECT numbered.call_id, t.rowid AS session_row, t.at AS session_at, t.visitor_id,
    row_number() OVER (PARTITION BY numbered.call_id ORDER BY t.at DESC, t.touchpoint_id) AS nth,
    min(coalesce(visitor_id, person_id, email_key, t.phone_key, touchpoint_id))
      OVER (PARTITION BY numbered.call_id)
    <> max(coalesce(visitor_id, person_id, email_key, t.phone_key, touchpoint_id))
      OVER (PARTITION BY numbered.call_id) AS is_shared
  FROM numbered JOIN touchpoints AS t ON t.tracking_number = numbered.tracking_number
    AND t.at <= numbered.started_at
    AND t.at >= CASE shown_to WHEN 'email' THEN ''
      ELSE strftime('%Y-%m-%dT%H:%M:%fZ', numbered.started_at, '-1 day') END
  WHERE NOT is_told AND meaning_count <= 1 AND ifnull(shown_to, 'visitor') <> 'all'
    AND (shown_to = 'email' OR numbered.started_at <= strftime(
      '%Y-%m-%dT%H:%M:%fZ', max(coalesce(t.ended_at, t.at), t.at),
      '+' || (ifnull(hold_ms, 1800000) / 1000.0) || ' seconds'))
),
found AS MATERIALIZED (
  SELECT numbered.*, session_row, is_shared,
    (SELECT e.touchpoint_row FROM touchpoint_channels AS e
     WHERE e.visitor_id = sessions.visitor_id AND e.at < session_at
       AND e.at >= strftime('%Y-%m-%dT%H:%M:%fZ', session_at, '-90 days')
       AND lower(e.channel) NOT IN ('direct', '(direct)')
       AND lower((SELECT d.channel FROM touchpoint_channels AS d
                  WHERE d.touchpoint_row = session_row)) IN ('direct', '(direct)')
     ORDER BY e.at DESC LIMIT 1) AS earlier_row,
    CASE WHEN NOT is_told AND meaning_count <= 1 AND ifnull(shown_to, '') <> 'all' THEN
      (SELECT p.touchpoint_row FROM touchpoint_channels AS p
       WHERE p.phone_key = numbered.phone_key AND p.at <= numbered.started_at
         AND p.at >= strftime('%Y-%m-%dT%H:%M:%fZ', numbered.started_at, '-90 days')
         AND NOT EXISTS (SELECT 1 FROM person_decisions AS d
           WHERE d.kind = 'shared' AND d.one_kind = 'phone' AND d.one_name = numbered.phone_key
             AND NOT EXISTS (SELECT 1 FROM person_decisions AS later
               WHERE later.undoes_id = d.decision_id))
         -- Many people call from one switchboard: such a number tells nothing.
         AND (SELECT count(DISTINCT coalesce(s.person_id, s.email_key)) FROM touchpoints AS s
              WHERE s.phone_key = numbered.phone_key) <= 1
       ORDER BY lower(p.channel) IN ('direct', '(direct)'), p.at DESC LIMIT 1)
    END AS caller_row
  FROM numbered LEFT JOIN sessions ON sessions.call_id = numbered.call_id AND nth = 1
),
chosen AS (
  SELECT *,
    CASE WHEN is_told THEN 'calls file'
      WHEN meaning_count = 1 AND shown_to = 'all' THEN 'number'
      WHEN meaning_count > 1 THEN NULL
      WHEN session_row IS NOT NULL AND NOT is_shared AND earlier_row IS NOT NULL
        THEN 'earlier visit'
      WHEN session_row IS NOT NULL AND NOT is_shared THEN 'session'
      WHEN caller_row IS NOT NULL THEN 'caller' END AS found_by
  FROM found
)
SELECT chosen.call_id, found_by,
  CASE WHEN found_by IS NOT NULL THEN NULL
    WHEN chosen.tracking_number IS NULL THEN 'no number'
    WHEN chosen.started_at IS NULL THEN 'no start'
    WHEN meaning_count > 1 THEN 'several campaigns'
    WHEN is_shared THEN 'several visitors'
    WHEN shown_to IS NOT NULL THEN 'no session'
    ELSE 'unknown number' END AS problem,
  CASE found_by WHEN 'calls file' THEN
      (SELECT CASE WHEN click_id IS NOT NULL THEN CASE lower(medium) WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video' ELSE 'paid search' END
ELSE coalesce(
  CASE lower(medium) WHEN 'organic' THEN 'organic search' WHEN 'paidsearch' THEN 'paid search' WHEN 'paid search' THEN 'paid search' WHEN 'paid_search' THEN 'paid search' WHEN 'paid-search' THEN 'paid search' WHEN 'sem' THEN 'paid search' WHEN 'email' THEN 'e-mail' WHEN 'e-mail' THEN 'e-mail' WHEN 'e_mail' THEN 'e-mail' WHEN 'e mail' THEN 'e-mail' WHEN 'newsletter' THEN 'e-mail' WHEN 'social' THEN 'social' WHEN 'social-network' THEN 'social' WHEN 'social_network' THEN 'social' WHEN 'social network' THEN 'social' WHEN 'social-media' THEN 'social' WHEN 'social_media' THEN 'social' WHEN 'social media' THEN 'social' WHEN 'organic_social' THEN 'social' WHEN 'organic-social' THEN 'social' WHEN 'sm' THEN 'social' WHEN 'affiliate' THEN 'affiliate' WHEN 'affiliates' THEN 'affiliate' WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video'
    ELSE CASE
      WHEN lower(medium) GLOB '*cp*' OR lower(medium) GLOB 'paid*' OR lower(medium) IN ('ppc', 'retargeting')
        THEN CASE
  WHEN ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN 'paid search'
  WHEN fbclid IS NOT NULL OR ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN 'paid social'
  WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN 'paid video'
  WHEN lower(medium) IN ('cpc', 'ppc') THEN 'paid search'
  ELSE 'paid other' END
      WHEN kind IN ('email_open', 'email_click') THEN 'e-mail'
      WHEN kind = 'social' OR fbclid IS NOT NULL THEN 'social'
      WHEN lower(medium) NOT IN ('', '(none)', 'none', '(not set)', 'referral') THEN lower(medium) END
  END,
  CASE
    WHEN lower(source) IN ('direct', '(direct)') THEN 'direct'
    WHEN source IS NOT NULL THEN CASE
      WHEN coalesce(lower(medium), '') <> 'referral' AND ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid search' ELSE 'organic search' END
      WHEN ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid social' ELSE 'social' END
      WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid video' ELSE 'video' END
      WHEN lower(medium) = 'referral' THEN 'referral'
      WHEN lower(source) IN ('email', 'e-mail', 'e_mail', 'e mail', 'newsletter') THEN 'e-mail'
      ELSE 'other' END
    WHEN lower(medium) = 'referral' THEN 'referral'
    WHEN campaign_id IS NOT NULL OR campaign_name IS NOT NULL THEN 'other'
    WHEN referrer IS NULL THEN 'direct'
    WHEN referrer GLOB '*://*google.*' OR referrer GLOB '*://*bing.*'
      OR referrer GLOB '*://*duckduckgo.*' OR referrer GLOB '*://*yahoo.*'
      OR referrer GLOB '*://*naver.*' OR referrer GLOB '*://*baidu.*'
      OR referrer GLOB '*://*ecosia.*' THEN 'organic search'
    WHEN referrer GLOB '*://*facebook.*' OR referrer GLOB '*://*instagram.*'
      OR referrer GLOB '*://*linkedin.*' OR referrer GLOB '*://t.co/*' OR referrer GLOB '*://*tiktok.*'
      OR referrer GLOB '*://*pinterest.*' OR referrer GLOB '*://*reddit.*' THEN 'social'
    WHEN referrer GLOB '*://*youtube.*' OR referrer GLOB '*://*vimeo.*' THEN 'video'
    ELSE 'referral' END)
END FROM (SELECT calls.source AS source, calls.medium AS medium,
         calls.campaign_id AS campaign_id, calls.campaign_name AS campaign_name, NULL AS click_id,
         NULL AS fbclid, NULL AS kind, NULL AS referrer))
    WHEN 'number' THEN coalesce(chosen.channel,
      (SELECT CASE WHEN click_id IS NOT NULL THEN CASE lower(medium) WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video' ELSE 'paid search' END
ELSE coalesce(
  CASE lower(medium) WHEN 'organic' THEN 'organic search' WHEN 'paidsearch' THEN 'paid search' WHEN 'paid search' THEN 'paid search' WHEN 'paid_search' THEN 'paid search' WHEN 'paid-search' THEN 'paid search' WHEN 'sem' THEN 'paid search' WHEN 'email' THEN 'e-mail' WHEN 'e-mail' THEN 'e-mail' WHEN 'e_mail' THEN 'e-mail' WHEN 'e mail' THEN 'e-mail' WHEN 'newsletter' THEN 'e-mail' WHEN 'social' THEN 'social' WHEN 'social-network' THEN 'social' WHEN 'social_network' THEN 'social' WHEN 'social network' THEN 'social' WHEN 'social-media' THEN 'social' WHEN 'social_media' THEN 'social' WHEN 'social media' THEN 'social' WHEN 'organic_social' THEN 'social' WHEN 'organic-social' THEN 'social' WHEN 'sm' THEN 'social' WHEN 'affiliate' THEN 'affiliate' WHEN 'affiliates' THEN 'affiliate' WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video'
    ELSE CASE
      WHEN lower(medium) GLOB '*cp*' OR lower(medium) GLOB 'paid*' OR lower(medium) IN ('ppc', 'retargeting')
        THEN CASE
  WHEN ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN 'paid search'
  WHEN fbclid IS NOT NULL OR ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN 'paid social'
  WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN 'paid video'
  WHEN lower(medium) IN ('cpc', 'ppc') THEN 'paid search'
  ELSE 'paid other' END
      WHEN kind IN ('email_open', 'email_click') THEN 'e-mail'
      WHEN kind = 'social' OR fbclid IS NOT NULL THEN 'social'
      WHEN lower(medium) NOT IN ('', '(none)', 'none', '(not set)', 'referral') THEN lower(medium) END
  END,
  CASE
    WHEN lower(source) IN ('direct', '(direct)') THEN 'direct'
    WHEN source IS NOT NULL THEN CASE
      WHEN coalesce(lower(medium), '') <> 'referral' AND ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid search' ELSE 'organic search' END
      WHEN ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid social' ELSE 'social' END
      WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid video' ELSE 'video' END
      WHEN lower(medium) = 'referral' THEN 'referral'
      WHEN lower(source) IN ('email', 'e-mail', 'e_mail', 'e mail', 'newsletter') THEN 'e-mail'
      ELSE 'other' END
    WHEN lower(medium) = 'referral' THEN 'referral'
    WHEN campaign_id IS NOT NULL OR campaign_name IS NOT NULL THEN 'other'
    WHEN referrer IS NULL THEN 'direct'
    WHEN referrer GLOB '*://*google.*' OR referrer GLOB '*://*bing.*'
      OR referrer GLOB '*://*duckduckgo.*' OR referrer GLOB '*://*yahoo.*'
      OR referrer GLOB '*://*naver.*' OR referrer GLOB '*://*baidu.*'
      OR referrer GLOB '*://*ecosia.*' THEN 'organic search'
    WHEN referrer GLOB '*://*facebook.*' OR referrer GLOB '*://*instagram.*'
      OR referrer GLOB '*://*linkedin.*' OR referrer GLOB '*://t.co/*' OR referrer GLOB '*://*tiktok.*'
      OR referrer GLOB '*://*pinterest.*' OR referrer GLOB '*://*reddit.*' THEN 'social'
    WHEN referrer GLOB '*://*youtube.*' OR referrer GLOB '*://*vimeo.*' THEN 'video'
    ELSE 'referral' END)
END FROM (SELECT chosen.source AS source, chosen.medium AS medium,
         chosen.campaign_id AS campaign_id, chosen.campaign_name AS campaign_name,
         NULL AS click_id, NULL AS fbclid, NULL AS kind, NULL AS referrer)))
    ELSE t.channel END AS channel,
  CASE found_by WHEN 'calls file' THEN calls.source WHEN 'number' THEN chosen.source
    ELSE t.source END AS source,
  CASE found_by WHEN 'calls file' THEN calls.medium WHEN 'number' THEN chosen.medium
    ELSE t.medium END AS medium,
  CASE found_by WHEN 'calls file' THEN calls.campaign_id WHEN 'number' THEN chosen.campaign_id
    ELSE t.campaign_id END AS campaign_id,
  CASE found_by WHEN 'calls file' THEN calls.campaign_name
    WHEN 'number' THEN chosen.campaign_name ELSE t.campaign_name END AS campaign_name,
  CASE found_by WHEN 'calls file' THEN calls.keyword
    WHEN 'number' THEN coalesce(calls.keyword, chosen.keyword)
    ELSE coalesce(calls.keyword, t.keyword) END AS keyword,
  t.touchpoint_id, t.visitor_id, t.landing_page, t.device, t.region, t.ad_version
FROM chosen JOIN calls ON calls.call_id = chosen.call_id
  LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = CASE found_by
    WHEN 'session' THEN session_row WHEN 'earlier visit' THEN earlier_row
    WHEN 'caller' THEN caller_row END;

CREATE VIEW deal_sources AS
WITH windows AS MATERIALIZED (SELECT * FROM deal_phones),
linked AS MATERIALIZED (SELECT * FROM deal_calls),
known AS MATERIALIZED (
  SELECT call_id, touchpoint_id, channel, source, medium, campaign_id, campaign_name, keyword
  FROM call_sources WHERE found_by IS NOT NULL
),
called AS MATERIALIZED (
  SELECT deal_id, call_id FROM (
    SELECT d.deal_id, d.call_id, row_number() OVER (PARTITION BY d.deal_id
        ORDER BY d.started_at > p.opened_by,
          CASE WHEN d.started_at <= p.opened_by THEN d.started_at END DESC, d.started_at,
          d.call_id) AS nth
    FROM linked AS d JOIN windows AS p ON p.deal_id = d.deal_id
      JOIN calls ON calls.call_id = d.call_id
    WHERE ifnull(calls.direction, 'inbound') = 'inbound'
      AND d.call_id IN (SELECT call_id FROM known)
  ) WHERE nth = 1
),
met AS MATERIALIZED (
  SELECT d.deal_id, (
      SELECT touchpoint_row FROM (
        SELECT touchpoint_row, channel, at FROM touchpoint_channels
        WHERE visitor_id = d.visitor_id AND at >= p.calls_from AND at <= p.opened_by
        UNION ALL
        SELECT touchpoint_row, channel, at FROM touchpoint_channels
        WHERE person_id = d.person_id AND at >= p.calls_from AND at <= p.opened_by
        UNION ALL
        SELECT touchpoint_row, channel, at FROM touchpoint_channels
        WHERE email_key = d.email_key AND at >= p.calls_from AND at <= p.opened_by
        UNION ALL
        SELECT touchpoint_row, channel, at FROM touchpoint_channels
        WHERE phone_key = p.phone_key AND at >= p.calls_from AND at <= p.opened_by
      ) ORDER BY lower(channel) IN ('direct', '(direct)'), at DESC LIMIT 1) AS touchpoint_row
  FROM deals AS d JOIN windows AS p ON p.deal_id = d.deal_id
  WHERE d.deal_id NOT IN (SELECT deal_id FROM called)
),
-- The channel in which a campaign is paid for, where it is one.
paid AS MATERIALIZED (
  SELECT campaign_id, max(channel) AS channel FROM spend_channels
  GROUP BY campaign_id HAVING count(DISTINCT channel) = 1
)
SELECT d.deal_id,
  CASE WHEN c.call_id IS NOT NULL THEN 'call' WHEN t.touchpoint_id IS NOT NULL THEN 'touchpoint'
    WHEN coalesce(d.channel, d.source, d.medium, d.campaign_id, d.campaign_name) IS NOT NULL
      THEN 'deals file'
    WHEN d.lead_source IS NOT NULL THEN 'lead source' END AS found_by,
  c.call_id, coalesce(c.touchpoint_id, t.touchpoint_id) AS touchpoint_id,
  CASE WHEN c.call_id IS NOT NULL THEN c.channel WHEN t.touchpoint_id IS NOT NULL THEN t.channel
    WHEN coalesce(d.source, d.medium, d.campaign_id, d.campaign_name) IS NOT NULL
      THEN coalesce(d.channel, CASE WHEN coalesce(d.source, d.medium) IS NULL THEN paid.channel END,
        (SELECT CASE WHEN click_id IS NOT NULL THEN CASE lower(medium) WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video' ELSE 'paid search' END
ELSE coalesce(
  CASE lower(medium) WHEN 'organic' THEN 'organic search' WHEN 'paidsearch' THEN 'paid search' WHEN 'paid search' THEN 'paid search' WHEN 'paid_search' THEN 'paid search' WHEN 'paid-search' THEN 'paid search' WHEN 'sem' THEN 'paid search' WHEN 'email' THEN 'e-mail' WHEN 'e-mail' THEN 'e-mail' WHEN 'e_mail' THEN 'e-mail' WHEN 'e mail' THEN 'e-mail' WHEN 'newsletter' THEN 'e-mail' WHEN 'social' THEN 'social' WHEN 'social-network' THEN 'social' WHEN 'social_network' THEN 'social' WHEN 'social network' THEN 'social' WHEN 'social-media' THEN 'social' WHEN 'social_media' THEN 'social' WHEN 'social media' THEN 'social' WHEN 'organic_social' THEN 'social' WHEN 'organic-social' THEN 'social' WHEN 'sm' THEN 'social' WHEN 'affiliate' THEN 'affiliate' WHEN 'affiliates' THEN 'affiliate' WHEN 'display' THEN 'display' WHEN 'banner' THEN 'display' WHEN 'cpm' THEN 'display' WHEN 'programmatic' THEN 'display' WHEN 'expandable' THEN 'display' WHEN 'interstitial' THEN 'display' WHEN 'paidsocial' THEN 'paid social' WHEN 'paid social' THEN 'paid social' WHEN 'paid_social' THEN 'paid social' WHEN 'paid-social' THEN 'paid social' WHEN 'social_paid' THEN 'paid social' WHEN 'social-paid' THEN 'paid social' WHEN 'paidvideo' THEN 'paid video' WHEN 'paid video' THEN 'paid video' WHEN 'paid_video' THEN 'paid video' WHEN 'paid-video' THEN 'paid video' WHEN 'cpv' THEN 'paid video'
    ELSE CASE
      WHEN lower(medium) GLOB '*cp*' OR lower(medium) GLOB 'paid*' OR lower(medium) IN ('ppc', 'retargeting')
        THEN CASE
  WHEN ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN 'paid search'
  WHEN fbclid IS NOT NULL OR ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN 'paid social'
  WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN 'paid video'
  WHEN lower(medium) IN ('cpc', 'ppc') THEN 'paid search'
  ELSE 'paid other' END
      WHEN kind IN ('email_open', 'email_click') THEN 'e-mail'
      WHEN kind = 'social' OR fbclid IS NOT NULL THEN 'social'
      WHEN lower(medium) NOT IN ('', '(none)', 'none', '(not set)', 'referral') THEN lower(medium) END
  END,
  CASE
    WHEN lower(source) IN ('direct', '(direct)') THEN 'direct'
    WHEN source IS NOT NULL THEN CASE
      WHEN coalesce(lower(medium), '') <> 'referral' AND ((lower(source) IN ('google', 'yahoo', 'duckduckgo', 'yandex', 'bing', 'bing.com', 'bing ads', 'bing-ads', 'bing_ads', 'bingads', 'adwords', 'microsoft', 'msn', 'ask', 'aol', 'baidu', 'naver', 'ecosia') OR '.' || lower(source) GLOB '*.google*' OR '.' || lower(source) GLOB '*.yahoo*' OR '.' || lower(source) GLOB '*.duckduckgo*' OR '.' || lower(source) GLOB '*.yandex*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* bing *' OR lower(source) IN ('microsoftads', 'microsoft ads', 'microsoft-ads', 'microsoft_ads', 'microsoft advertising', 'microsoft paid', 'microsoft_paid', 'microsoft-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid search' ELSE 'organic search' END
      WHEN ((lower(source) IN ('facebook', 'instagram', 'linkedin', 'twitter', 'tiktok', 'pinterest', 'reddit', 'snapchat', 'nextdoor', 'fb', 'ig', 'meta', 'x', 'x.com', 't.co', 'lnkd.in', 'threads', 'whatsapp', 'quora') OR '.' || lower(source) GLOB '*.facebook*' OR '.' || lower(source) GLOB '*.instagram*' OR '.' || lower(source) GLOB '*.linkedin*' OR '.' || lower(source) GLOB '*.twitter*' OR '.' || lower(source) GLOB '*.tiktok*' OR '.' || lower(source) GLOB '*.pinterest*' OR '.' || lower(source) GLOB '*.reddit*' OR '.' || lower(source) GLOB '*.snapchat*' OR '.' || lower(source) GLOB '*.nextdoor*') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* fb *' OR lower(source) IN ('metaads', 'meta ads', 'meta-ads', 'meta_ads', 'meta advertising', 'meta paid', 'meta_paid', 'meta-paid')) THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid social' ELSE 'social' END
      WHEN (lower(source) IN ('youtube', 'vimeo', 'yt', 'youtu.be', 'twitch', 'dailymotion') OR '.' || lower(source) GLOB '*.youtube*' OR '.' || lower(source) GLOB '*.vimeo*') THEN CASE WHEN replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* display *' THEN 'display'
      WHEN lower(source) IN ('googleads', 'bingads', 'microsoftads', 'yahooads', 'facebookads', 'fbads', 'metaads', 'instagramads', 'linkedinads', 'tiktokads', 'youtubeads') OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ads *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* adwords *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* advertising *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* paid *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* ppc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* cpc *' OR replace(replace(' ' || lower(source) || ' ', '_', ' '), '-', ' ') GLOB '* extension *' THEN 'paid video' ELSE 'video' END
      WHEN lower(medium) = 'referral' THEN 'referral'
      WHEN lower(source) IN ('email', 'e-mail', 'e_mail', 'e mail', 'newsletter') THEN 'e-mail'
      ELSE 'other' END
    WHEN lower(medium) = 'referral' THEN 'referral'
    WHEN campaign_id IS NOT NULL OR campaign_name IS NOT NULL THEN 'other'
    WHEN referrer IS NULL THEN 'direct'
    WHEN referrer GLOB '*://*google.*' OR referrer GLOB '*://*bing.*'
      OR referrer GLOB '*://*duckduckgo.*' OR referrer GLOB '*://*yahoo.*'
      OR referrer GLOB '*://*naver.*' OR referrer GLOB '*://*baidu.*'
      OR referrer GLOB '*://*ecosia.*' THEN 'organic search'
    WHEN referrer GLOB '*://*facebook.*' OR referrer GLOB '*://*instagram.*'
      OR referrer GLOB '*://*linkedin.*' OR referrer GLOB '*://t.co/*' OR referrer GLOB '*://*tiktok.*'
      OR referrer GLOB '*://*pinterest.*' OR referrer GLOB '*://*reddit.*' THEN 'social'
    WHEN referrer GLOB '*://*youtube.*' OR referrer GLOB '*://*vimeo.*' THEN 'video'
    ELSE 'referral' END)
END FROM (SELECT d.source AS source,
        d.medium AS medium, d.campaign_id AS campaign_id, d.campaign_name AS campaign_name,
        NULL AS click_id, NULL AS fbclid, NULL AS kind, NULL AS referrer)))
    ELSE coalesce(d.channel, lower(replace(d.lead_source, '_', ' '))) END AS channel,
  CASE WHEN c.call_id IS NOT NULL THEN c.source WHEN t.touchpoint_id IS NOT NULL THEN t.source
    ELSE d.source END AS source,
  CASE WHEN c.call_id IS NOT NULL THEN c.medium WHEN t.touchpoint_id IS NOT NULL THEN t.medium
    ELSE d.medium END AS medium,
  CASE WHEN c.call_id IS NOT NULL THEN c.campaign_id
    WHEN t.touchpoint_id IS NOT NULL THEN t.campaign_id ELSE d.campaign_id END AS campaign_id,
  CASE WHEN c.call_id IS NOT NULL THEN c.campaign_name
    WHEN t.touchpoint_id IS NOT NULL THEN t.campaign_name ELSE d.campaign_name END AS campaign_name,
  CASE WHEN c.call_id IS NOT NULL THEN c.keyword WHEN t.touchpoint_id IS NOT NULL THEN t.keyword
    ELSE d.keyword END AS keyword
FROM deals AS d
  LEFT JOIN called ON called.deal_id = d.deal_id
  LEFT JOIN known AS c ON c.call_id = called.call_id
  LEFT JOIN met ON met.deal_id = d.deal_id
  LEFT JOIN paid ON paid.campaign_id = d.campaign_id
  LEFT JOIN touchpoint_channels AS t ON t.touchpoint_row = met.touchpoint_row;

CREATE TABLE erasures (
  erasure_id        INTEGER PRIMARY KEY AUTOINCREMENT,
  erased_at         TEXT NOT NULL,    -- UTC
  reason            TEXT NOT NULL,
  rows_gone         TEXT NOT NULL     -- {"calls":2,"orders":1}
) STRICT;

CREATE TABLE erased_names (
  kind              TEXT NOT NULL
                    CHECK (kind IN ('visitor', 'customer', 'email', 'phone', 'call', 'deal')),
  name              TEXT NOT NULL,    -- numbers and addresses under the key
  erasure_id        INTEGER NOT NULL REFERENCES erasures (erasure_id),
  erased_at         TEXT NOT NULL,    -- UTC; what is newer is somebody's who came back
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasing (
  only_row          INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1)
) STRICT;

CREATE TRIGGER outcomes_are_not_deleted BEFORE DELETE ON outcomes
WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
  SELECT RAISE(ABORT, 'the ledger of outcomes is append-only: add a row that withdraws this one');
END;

CREATE TRIGGER person_decisions_are_not_deleted BEFORE DELETE ON person_decisions
WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
  SELECT RAISE(ABORT, 'decisions are not deleted: add one that undoes this one');
END;

CREATE TRIGGER sent_conversions_are_not_deleted BEFORE DELETE ON sent_conversions
WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
  SELECT RAISE(ABORT, 'what was sent stays sent: rows are not deleted');
END;

CREATE TRIGGER refused_conversions_are_not_deleted BEFORE DELETE ON refused_conversions
WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
  SELECT RAISE(ABORT, 'what was refused stays refused: rows are not deleted');
END;

INSERT INTO kept_sale_changes VALUES (0);

INSERT INTO sqlite_sequence VALUES ('outcomes', 0);

INSERT INTO utc_offsets VALUES ('', 0);
