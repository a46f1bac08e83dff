public import ArgumentParser

/// `earshot report duplicates`: orders and deals that may be one sale.
public struct ReportDuplicatesCommand: ParsableCommand {
  /// What `earshot report duplicates --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "Orders and deals that may be one sale and count as two.",
    discussion: """
      A shop and a customer database may both tell of a sale without naming each other. Those of one person and \
      about the same amount are listed; nothing is guessed. Say which are one:

        earshot report duplicates --format csv > same.csv
        (fill in the column `same`: yes or no)
        earshot import same-sales same.csv

      reports/duplicates.sql says what is listed.
      """)

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Looks and prints.
  public mutating func run() throws {
    try QueryReport.duplicates.print(by: "order", options)
  }
}
