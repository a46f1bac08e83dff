/// Rows for a store of an older version, as statements that both databases take.
enum OlderRows {
  /// A row at least for each table that `version` has.
  static func statements(version: Int) -> [String] {
    var statements = [
      """
      INSERT INTO calls (call_id, started_at, caller_number, channel_speakers, other_facts,
        recorded_at, changed_at)
      VALUES ('old', '2026-10-01T09:00:00.000Z', '+12125550100', '["caller"]',
        '{"custom.plan":"gold"}', '2026-10-01T10:00:00.000Z', '2026-10-01T10:00:00.000Z')
      """,
      "INSERT INTO recordings VALUES ('old', 'old.wav', '\(digest("a"))', 'wav', 60000, 1, 8000, 'now')",
      "INSERT INTO transcripts VALUES ('old', 'old.txt', '\(digest("b"))', 'text', 'now')",
      term(version),
    ]
    statements += search(version)
    statements += [
      """
      INSERT INTO hits (search_id, term_id, position, speaker, start_ms, end_ms, first_word, end_word,
        confidence_thousandths, text, has_approximate_times)
      VALUES (1, 1, 0, 'caller', 1000, 1500, 3, 5, 900, 'credit card', 0)
      """,
      "INSERT INTO rulesets VALUES ('\(digest("c"))', 'rules', 'engine 1', 'now')",
      """
      INSERT INTO evaluations (call_id, ruleset_digest, engine_version, verdicts, changed_at)
      VALUES ('old', '\(digest("c"))', 'engine 1', '{"card-sale":"yes"}', 'now')
      """,
      outcome(named: "old sale", minor: 5000, correcting: nil),
      outcome(named: "old sale", minor: 7000, correcting: 1),
    ]
    for (since, added) in later where since <= version { statements += added }
    return statements
  }

  private static func digest(_ sign: String) -> String { String(repeating: sign, count: 64) }

  private static func term(_ version: Int) -> String {
    switch version {
    case ..<3: "INSERT INTO terms (pattern, sounds_like) VALUES ('credit card', '')"
    case 3: "INSERT INTO terms (pattern, sounds_like, clip_sha256) VALUES ('credit card', '', '')"
    default:
      "INSERT INTO terms (pattern, sounds_like, clip_sha256, currency) VALUES ('credit card', '', '', '')"
    }
  }

  /// A search for the term, which names a list of terms since the thirtieth version.
  private static func search(_ version: Int) -> [String] {
    guard version >= 30 else {
      return [
        """
        INSERT INTO searches (call_id, source, finder, content_sha256, recorded_at)
        VALUES ('old', 'transcript', 'words 1', '\(digest("b"))', 'now')
        """,
        "INSERT INTO searched_terms VALUES (1, 1)",
      ]
    }
    return [
      "INSERT INTO term_lists (sha256) VALUES ('\(digest("d"))')",
      "INSERT INTO listed_terms VALUES (1, 1)",
      """
      INSERT INTO searches (call_id, source, finder, content_sha256, recorded_at, list_id)
      VALUES ('old', 'transcript', 'words 1', '\(digest("b"))', 'now', 1)
      """,
    ]
  }

  private static func outcome(named name: String, minor: Int, correcting: Int?) -> String {
    """
    INSERT INTO outcomes (call_id, kind, name, value_minor, currency, value_digits, rule_id, rule_name,
      rule_revision, rule_file, ruleset_digest, engine_version, evidence, recorded_at, corrects_id,
      retracted)
    VALUES ('old', 'conversion', '\(name)', \(minor), 'USD', 2, 'card-sale', 'Card sale', 1, 'a.rules',
      '\(digest("c"))', 'engine 1', '[{"term":"credit card","source":"transcript","speaker":"caller",
      "channel":0,"start_ms":1000,"end_ms":1500,"confidence_thousandths":900,"text":"credit card"}]',
      'now', \(correcting.map(String.init) ?? "NULL"), 0)
    """
  }

  private static let later: [(since: Int, statements: [String])] = [
    (
      2,
      [
        "INSERT INTO transcript_texts VALUES ('old', '\(digest("b"))', 'en', 1, 'now')",
        "INSERT INTO passages VALUES ('old', 0, 0, 'caller', NULL, NULL, 0, 'Hello', '[5,0,400,-1]')",
      ]
    ),
    (5, ["UPDATE evaluations SET disqualified = '[\"a test\"]'"]),
    (6, ["UPDATE hits SET turn = 2, polarity = 'negated'"]),
    (
      7,
      [
        """
        INSERT INTO outcomes (call_id, kind, name, value_minor, currency, value_digits, rule_id,
          rule_name, rule_revision, rule_file, ruleset_digest, engine_version, evidence, recorded_at,
          retracted)
        VALUES ('old', 'amount', 'fee', 450, 'USD', 2, 'fee', 'Fee', 1, 'a.rules', '\(digest("c"))',
          'engine 1', '[]', 'now', 0)
        """
      ]
    ),
    (
      8,
      [
        """
        INSERT INTO recording_facts VALUES ('old', '\(digest("a"))', 'facts 1',
          '{"events":[{"kind":"hold","start_ms":500,"end_ms":2500}],"channels":[{"speech_ms":[0,400]}]}',
          'now')
        """
      ]
    ),
    (
      9,
      [
        """
        INSERT INTO tracking_numbers (number, valid_from, shown_to, changed_at)
        VALUES ('+18005550100', '', 'visitor', 'now')
        """,
        """
        INSERT INTO touchpoints (touchpoint_id, at, visitor_id, phone_key, email_key, medium,
          campaign_id, changed_at)
        VALUES ('t-1', '2026-09-30T09:00:00.000Z', 'v-1', 'p', 'e', 'cpc', 'c-1', 'now')
        """,
        """
        INSERT INTO spend (day, campaign_id, keyword, amount_minor, currency, changed_at)
        VALUES ('2026-09-30', 'c-1', '', 1250, 'USD', 'now')
        """,
        "INSERT INTO contact_keys VALUES (1, 'check')",
      ]
    ),
    (10, ["INSERT INTO caller_keys VALUES ('old', 'p')"]),
    (
      11,
      [
        """
        INSERT INTO deals (deal_id, phone_key, stage, closed, won, opened_at, closed_at, amount_minor,
          currency, changed_at)
        VALUES ('d-1', 'p', 'Closed Won', 1, 1, '2026-10-02', '2026-10-20', 9900, 'USD', 'now')
        """,
        """
        INSERT INTO orders (order_id, line, product, at, amount_minor, currency, changed_at)
        VALUES ('o-1', '', '', '2026-10-03T09:00:00.000Z', 900, 'USD', 'now')
        """,
        """
        INSERT INTO subscriptions (subscription_id, started_at, amount_minor, currency, changed_at)
        VALUES ('s-1', '2026-10-04', 100, 'USD', 'now')
        """,
        """
        INSERT INTO engagement (engagement_id, at, kind, changed_at)
        VALUES ('g-1', '2026-10-05T09:00:00.000Z', 'email_open', 'now')
        """,
      ]
    ),
    (12, ["UPDATE hits SET resembles = 'credit card'"]),
    (
      14,
      [
        """
        INSERT INTO person_decisions (kind, one_kind, one_name, reason, decided_at)
        VALUES ('shared', 'visitor', 'v-9', 'a kiosk', 'now')
        """
      ]
    ),
    (15, ["INSERT INTO sealed_contacts VALUES ('p', 'ff')"]),
    (16, ["INSERT INTO account VALUES (1, 'Europe/London', 'now')"]),
    (
      17,
      [
        """
        INSERT INTO outbox (destination, platform, purpose, place, idempotency_key, content_type,
          body_is_sealed, body_sha256, state, attempts, recorded_at, settled_at)
        VALUES ('crm', 'webhook', 'calls', 'https://crm.example', 'k-1', 'application/json', 0,
          '\(digest("d"))', 'accepted', 1, 'now', 'now')
        """,
        """
        INSERT INTO sent_conversions (delivery_id, position, destination, origin_id, step, kind,
          outcome_id, name, value_minor, currency, converted_at)
        VALUES (1, 0, 'crm', 1, 1, 'new', 2, 'old sale', 7000, 'USD', '2026-10-01T09:00:00.000Z')
        """,
      ]
    ),
    (24, ["INSERT INTO same_sales VALUES ('o-1', 'd-1', 1, 'now')"]),
  ]
}
