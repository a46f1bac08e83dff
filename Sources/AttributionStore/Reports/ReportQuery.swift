/// A definition of figures: a query that people can read, and run with the `sqlite3` shell as well.
///
/// Its parameters are among `:by`, `:since`, `:until`, `:first_day`, `:last_day` and `:at`.
public struct ReportQuery: Sendable, Hashable {
  /// What it is called: `pipeline` stands in `reports/pipeline.sql`.
  public let name: String
  /// The query, with comments that say what each figure is: the text of the file, which the program has in it.
  public let sql: String

  private init(_ name: String, _ file: [UInt8]) {
    self.name = name
    sql = String(decoding: file, as: UTF8.self)
  }

  /// What leads became and what they cost, by where they came from.
  public static let pipeline = ReportQuery("pipeline", PackageResources.pipeline_sql)
  /// What is open, stage by stage, by where it came from.
  public static let stages = ReportQuery("pipeline-stages", PackageResources.pipeline_stages_sql)
  /// What rules assumed, what was sold, and what holds.
  public static let sales = ReportQuery("sales", PackageResources.sales_sql)
  /// What subscriptions bring, and what customers have brought.
  public static let mrr = ReportQuery("mrr", PackageResources.mrr_sql)

  /// All of them.
  public static let all: [ReportQuery] = [.pipeline, .stages, .sales, .mrr]
}
