/// A definition of figures: a query that people can read, and run with the `sqlite3` shell as well.
public struct ReportQuery: Sendable, Hashable {
  /// What it is called: `pipeline` stands in `reports/pipeline.sql`.
  public let name: String
  /// The query, with comments that say what each figure is: the text of the file, which the program has in it.
  public let sql: String
  /// The names of its parameters, without the colon.
  public let parameters: Set<String>

  /// The query without its comments.
  let code: String

  /// Whether it brings campaigns together that some files know by an id and others by a name.
  public var joinsCampaigns: Bool { code.contains("campaigns") || code.contains("_dimensions") }

  init(_ name: String, _ file: [UInt8]) {
    self.name = name
    sql = String(decoding: file, as: UTF8.self)
    code = sql.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0[..<($0.firstRange(of: "--")?.lowerBound ?? $0.endIndex)] }.joined(separator: "\n")
    parameters = Self.parameters(of: code)
  }

  /// What stands behind a colon outside of texts.
  private static func parameters(of code: String) -> Set<String> {
    var names: Set<String> = []
    for (place, part) in code.split(separator: "'", omittingEmptySubsequences: false).enumerated()
    where place.isMultiple(of: 2) {
      for piece in part.split(separator: ":", omittingEmptySubsequences: false).dropFirst() {
        names.insert(String(piece.prefix { $0.isLetter || $0 == "_" }))
      }
    }
    return names
  }

  /// What leads became and what they cost, by where they came from.
  public static let pipeline = ReportQuery("pipeline", PackageResources.pipeline_sql)
  /// What is open, stage by stage, by where it came from.
  public static let stages = ReportQuery("pipeline-stages", PackageResources.pipeline_stages_sql)
  /// What rules assumed, what was sold, and what holds.
  public static let sales = ReportQuery("sales", PackageResources.sales_sql)
  /// Orders and deals that may be one sale.
  public static let duplicates = ReportQuery("duplicates", PackageResources.duplicates_sql)
  /// What subscriptions bring, and what customers have brought.
  public static let mrr = ReportQuery("mrr", PackageResources.mrr_sql)

  /// All of them.
  public static let all: [ReportQuery] =
    [.pipeline, .stages, .sales, .duplicates, .mrr] + keyFigures + aboutCalls + aboutPeople
}
