// The thirty-second migration. The comments in the SQL are kept by SQLite and shown by `.schema`; this text
// is not changed once it has been released.
extension StoreSchema {
  /// Whether anything has changed since sales were settled is written down, so that reports settle them only then.
  static let saleChanges = """
    -- Has a row if something may have changed since sales were settled that settling reads: in SQLite one, in PostgreSQL
    -- one of each transaction that changed something. Triggers add rows, whichever program changes it, and whoever
    -- settles sales takes them away in the same transaction.
    CREATE TABLE kept_sale_changes (
      transaction_id    INTEGER NOT NULL PRIMARY KEY -- the server's number of it; 0 and 1 are none
    ) STRICT;
    -- Nobody knows when sales were settled last.
    INSERT INTO kept_sale_changes VALUES (0);
    """

  /// The tables that the settling of sales reads, itself or through views.
  ///
  /// INVARIANT: a migration that lets it read another one adds triggers there; one that changes what it makes of them adds
  /// a row to `kept_sale_changes`.
  static let tablesOfSettling = [
    "calls", "caller_keys", "deals", "orders", "outcomes", "same_sales", "touchpoints",
  ]

  private static let events = ["insert", "update", "delete"]

  /// The names of the triggers on `table` that write down that it has changed, in SQLite.
  static func triggersOfSaleChanges(on table: String) -> [String] {
    tablesOfSettling.contains(table) ? events.map { "\(table)_\($0)_unsettles_sales" } : []
  }

  /// What such a trigger does in SQLite, where one transaction writes at a time: what stands there already is enough.
  static let unsettling = "INSERT INTO kept_sale_changes VALUES (1)"

  static let saleChangeTriggers = tablesOfSettling.flatMap { table in
    zip(events, triggersOfSaleChanges(on: table)).map { event, trigger in
      """
      CREATE TRIGGER \(trigger) AFTER \(event.uppercased()) ON \(table)
      WHEN NOT EXISTS (SELECT 1 FROM kept_sale_changes) BEGIN
        \(unsettling);
      END;
      """
    }
  }.joined(separator: "\n")

  /// The same in PostgreSQL, once for all rows of a statement. What other transactions have written down is not enough there:
  /// sales may be settled at this moment by somebody who takes that away and does not see what this one changes.
  static let saleChangeTriggersAtOnce = """
    CREATE FUNCTION unsettles_sales() RETURNS trigger LANGUAGE plpgsql
    SET search_path = \(PostgresSchema.name), pg_catalog AS $trigger$
    BEGIN
      IF TG_OP <> 'TRUNCATE' THEN
        -- A statement that changes no row is one too.
        IF NOT EXISTS (SELECT 1 FROM changed) THEN RETURN NULL; END IF;
      END IF;
      INSERT INTO kept_sale_changes VALUES (txid_current()) ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $trigger$;
    \(tablesOfSettling.map(triggersAtOnce).joined(separator: "\n"))
    """

  private static func triggersAtOnce(on table: String) -> String {
    zip(events + ["truncate"], ["NEW", "NEW", "OLD", ""]).map { event, row in
      """
      CREATE TRIGGER \(table)_\(event)_unsettles_sales AFTER \(event.uppercased()) ON \(table)
      \(row.isEmpty ? "" : "REFERENCING \(row) TABLE AS changed ")FOR EACH STATEMENT EXECUTE FUNCTION unsettles_sales();
      """
    }.joined(separator: "\n")
  }
}
