import PostgreSQL

/// What the schema of a store in a PostgreSQL database is made of, as text.
enum PostgresCatalog {
  /// Each column, constraint, index, trigger, view and function, and the migrations, a line each.
  static func text(of address: String) throws -> [String] {
    let session = try PostgresConnection(PostgresAddress(address))
    let rows = try session.runOnce(query)
    return (0..<rows.rowCount).map { rows.text(row: $0, column: 0) ?? "" }.sorted()
  }

  private static let query = """
    WITH tables AS (
      SELECT oid, relname, relkind FROM pg_class WHERE relnamespace = 'earshot'::regnamespace
    )
    SELECT concat_ws(' ', 'column', relname,
      row_number() OVER (PARTITION BY relname ORDER BY attnum), attname,
      format_type(atttypid, atttypmod), attnotnull, attidentity,
      (SELECT collname FROM pg_collation WHERE pg_collation.oid = attcollation),
      pg_get_expr(adbin, adrelid)) AS line
    FROM tables JOIN pg_attribute ON attrelid = tables.oid
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(c.oid))
    FROM tables JOIN pg_constraint AS c ON conrelid = tables.oid
    UNION ALL
    SELECT concat_ws(' ', 'index', pg_get_indexdef(indexrelid))
    FROM tables JOIN pg_index ON indrelid = tables.oid
    UNION ALL
    SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid))
    FROM tables JOIN pg_trigger AS t ON tgrelid = tables.oid WHERE NOT tgisinternal
    UNION ALL
    SELECT concat_ws(' ', 'view', relname, pg_get_viewdef(oid)) FROM tables WHERE relkind = 'v'
    UNION ALL
    SELECT concat_ws(' ', 'function', pg_get_functiondef(oid)) FROM pg_proc
    WHERE pronamespace = 'earshot'::regnamespace AND prokind = 'f'
    UNION ALL
    SELECT concat_ws(' ', 'migration', position, name) FROM earshot.migrations
    """
}
