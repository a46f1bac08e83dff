/// A definition of figures: a query that people can read, and run with the `sqlite3` shell as well.
///
/// Its parameters are among `:by`, `:since`, `:until`, `:first_day`, `:last_day` and `:at`.
public struct ReportQuery: Sendable, Hashable {
  /// What it is called: `pipeline` stands in `reports/pipeline.sql`.
  public let name: String
  /// The query, with comments that say what each figure is.
  public let sql: String

  /// All of them.
  public static let all: [ReportQuery] = [.pipeline, .stages, .sales, .mrr]
}
