// The twenty-second migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// What changed since who is who was worked out, so that only those whom it can touch are worked out again.
  static let changedPeople = """
    -- What rows that changed tell of who is who, since it was worked out: the names in them, as they are now and
    -- as they were, and the calls, deals and touchpoints of which somebody may be another now. A number that was
    -- shown to a visitor is there as session, with its moment: +12125550100 2026-10-03T18:22:00.000Z. Rows are
    -- added as long as `kept_sources` names `people`, and taken away by whoever works that out again.
    CREATE TABLE kept_people_changes (
      change_id         INTEGER PRIMARY KEY,
      kind              TEXT NOT NULL CHECK (kind IN
                        ('visitor', 'customer', 'email', 'phone', 'call', 'deal', 'touchpoint', 'session')),
      name              TEXT NOT NULL
    ) STRICT;

    -- The touchpoint of the session that a call came from, by which its caller was joined to a visitor.
    CREATE TABLE kept_call_sessions (
      call_id           TEXT NOT NULL PRIMARY KEY,
      touchpoint_id     TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kept_call_sessions_by_touchpoint ON kept_call_sessions (touchpoint_id);
    DELETE FROM kept_sources WHERE name = 'people';

    \(indexesByName)
    CREATE INDEX calls_by_number ON calls (tracking_number, started_at) WHERE tracking_number IS NOT NULL;

    \(forgettingAllButPeople)
    """

  /// The tables of whose rows people are, with what each tells, and what tells its rows apart.
  private static let tablesOfPeople: [ChangingTable] = [
    ChangingTable(
      "touchpoints", key: ["touchpoint_id"], tells: names, isSession: true),
    ChangingTable("deals", key: ["deal_id"], tells: names + sources),
    ChangingTable("orders", key: ["order_id", "line", "product"], tells: names + sources),
    ChangingTable("subscriptions", key: ["subscription_id", "started_at"], tells: names + sources),
    ChangingTable("engagement", key: ["engagement_id"], tells: names),
    ChangingTable("calls", key: ["call_id"], tells: [("call", "call_id")]),
    ChangingTable(
      "caller_keys", key: ["call_id"], tells: [("call", "call_id"), ("phone", "phone_key")]),
  ]

  private static let names = [
    ("visitor", "visitor_id"), ("customer", "person_id"), ("email", "email_key"),
    ("phone", "phone_key"),
  ]
  private static let sources = [("call", "call_id"), ("deal", "deal_id")]

  /// Who is met in these tables is looked up by name, as in touchpoints.
  private static let indexesByName = [
    "deals": ["visitor_id", "email_key", "person_id"],
    "orders": ["visitor_id", "email_key", "person_id", "call_id", "deal_id"],
    "subscriptions": ["visitor_id", "phone_key", "email_key", "person_id", "call_id", "deal_id"],
    "engagement": ["visitor_id", "phone_key", "email_key", "person_id"],
  ].sorted { $0.key < $1.key }.flatMap { table, columns in
    columns.map { column in
      let name = column.split(separator: "_").first ?? ""
      return "CREATE INDEX \(table)_by_\(name) ON \(table) (\(column)) WHERE \(column) IS NOT NULL;"
    }
  }.joined(separator: "\n")

  /// What triggers forget at once, besides who is who: sources of calls and deals.
  private static let forgettingAllButPeople = tablesOfPeople.map { table in
    let events = ["insert", "update", "delete"]
    let dropped = events.map { "DROP TRIGGER \(forgettingTrigger(of: $0, on: table.name));" }
    let kept = keptButPeople(changingWith: table.name).map { forgetting($0, at: table.name) }
    return (dropped + [kept].compactMap(\.self)).joined(separator: "\n")
  }.joined(separator: "\n")

  /// What holds no longer when a row of `table` changes, as it stands behind `FROM`, besides who is who; `nil` for
  /// nothing.
  static func keptButPeople(changingWith table: String) -> String? {
    switch table {
    case "orders", "subscriptions", "engagement": nil
    case "deals": "kept_sources WHERE name = 'deals'"
    default: "kept_sources WHERE name <> 'people'"
    }
  }

  /// The names of the triggers on `table` that do nothing as long as nothing is kept.
  static func triggersOfKept(on table: String) -> [String] {
    ["insert", "update", "delete"].map { forgettingTrigger(of: $0, on: table) }
      + ChangingTable.events.map { "\(table)_\($0)_changes_people" }
      + (table == "touchpoints" ? triggersOfTouchpointCampaigns : [])
      + (table == "engagement" ? triggersOfActions : []) + triggersOfSaleChanges(on: table)
  }

  /// Triggers that write down what changed, in SQLite.
  static let changingTriggers = tablesOfPeople.map(\.sqliteTriggers).joined(separator: "\n")

  /// The same in PostgreSQL: once for all rows of a statement.
  static let changingTriggersAtOnce = tablesOfPeople.map(\.postgresTriggers).joined(separator: "\n")
}

/// A table of whose rows people are, and what is written down of a row that changes.
private struct ChangingTable {
  let name: String
  private let key: [String]
  private let tells: [(kind: String, column: String)]
  /// Whether calls may have come from a row.
  private let isSession: Bool

  init(
    _ name: String, key: [String], tells: [(kind: String, column: String)],
    isSession: Bool = false
  ) {
    self.name = name
    self.key = key
    self.tells = tells
    self.isSession = isSession
  }

  static let events = ["insert", "update", "delete", "replace", "move"]

  private static let isKept = "EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people')"

  /// Queries of what the row `row` tells, which stands in `place`; `isGone` where it is no more as it was.
  private func told(_ row: String, isGone: Bool, from place: String = "") -> [String] {
    var told = tells.map { ($0.kind, "\(row).\($0.column)") }
    if isSession {
      told.append(("session", "\(row).tracking_number || ' ' || \(row).at"))
      if isGone { told.append(("touchpoint", "\(row).touchpoint_id")) }
    }
    return told.map { kind, value in
      "SELECT '\(kind)', \(value)" + (place.isEmpty ? " WHERE" : " FROM \(place) AND")
        + " \(value) IS NOT NULL"
    }
  }

  private func trigger(
    _ event: String, when: String, _ parts: [String]
  ) -> String {
    """
    CREATE TRIGGER \(name)_\(event)_changes_people \(when) ON \(name)
    WHEN \(Self.isKept) BEGIN
      INSERT INTO kept_people_changes (kind, name)
      \(parts.joined(separator: "\n  UNION ALL "));
    END;
    """
  }

  var sqliteTriggers: String {
    [
      trigger("insert", when: "AFTER INSERT", told("NEW", isGone: false)),
      trigger(
        "update", when: "AFTER UPDATE", told("OLD", isGone: true) + told("NEW", isGone: false)),
      trigger("delete", when: "AFTER DELETE", told("OLD", isGone: true)),
      // What takes the place of a row takes it away without a word.
      trigger("replace", when: "BEFORE INSERT", replaced),
      trigger("move", when: "BEFORE UPDATE OF \(key.joined(separator: ", "))", replaced),
    ].joined(separator: "\n")
  }

  /// What the row tells that has the key of the new one and says something else.
  private var replaced: [String] {
    let columns = tells.map(\.column) + (isSession ? ["tracking_number", "at"] : [])
    let condition =
      key.map { "old.\($0) = NEW.\($0)" }.joined(separator: " AND ")
      + " AND (\(listed(columns, of: "old"))) IS NOT (\(listed(columns, of: "NEW")))"
    return told("old", isGone: true, from: "\(name) AS old WHERE \(condition)")
  }

  private func listed(_ columns: [String], of row: String) -> String {
    columns.map { "\(row).\($0)" }.joined(separator: ", ")
  }

  var postgresTriggers: String {
    var told = tells.map { "('\($0.kind)', changed.\($0.column))" }
    if isSession {
      told.append("('session', changed.tracking_number || ' ' || changed.at)")
      told.append(
        "('touchpoint', CASE TG_OP WHEN 'INSERT' THEN NULL ELSE changed.touchpoint_id END)")
    }
    let function = "\(name)_changes_people"
    let triggers = [("insert", "NEW"), ("update", "OLD"), ("update", "NEW"), ("delete", "OLD")]
    return """
      CREATE FUNCTION \(function)() RETURNS trigger LANGUAGE plpgsql
      SET search_path = \(PostgresSchema.name), pg_catalog AS $trigger$
      BEGIN
        IF \(Self.isKept) THEN
          INSERT INTO kept_people_changes (kind, name)
          SELECT DISTINCT told.kind, told.name
          FROM changed CROSS JOIN LATERAL (VALUES
            \(told.joined(separator: ",\n      "))) AS told (kind, name)
          WHERE told.name IS NOT NULL;
        END IF;
        RETURN NULL;
      END $trigger$;
      \(triggers.map { event, row in
        """
        CREATE TRIGGER \(name)_\(event)_changes_\(row.lowercased())_people
        AFTER \(event.uppercased()) ON \(name) REFERENCING \(row) TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION \(function)();
        """
      }.joined(separator: "\n"))
      """
  }
}
