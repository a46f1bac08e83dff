public import ArgumentParser
import AttributionStore
import Diagnostics

/// `earshot export tables`: the store's tables for those who ask their own questions.
public struct ExportTablesCommand: ParsableCommand {
  /// What `earshot export tables --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Writes the store's tables and views as CSV or JSON lines, a file for each.",
    discussion: """
      All files show one state of the store. Telephone numbers and addresses of people stay under their \
      key, as the store has them. docs/schema.md has the columns; docs/store.md says how to make Parquet.

        earshot export tables --store earshot.db --out tables/
        earshot export tables --out tables/ --table calls --table live_outcomes --format jsonl
      """)

  @Option(help: "The store.")
  var store: String = "earshot.db"

  @Option(
    help: ArgumentHelp("The folder for the files; made if it is not there.", valueName: "dir"))
  var out: String

  @Option(help: "How the files are written: csv or jsonl.")
  var format: TableFileFormat = .csv

  @Option(
    help: ArgumentHelp(
      "A table or view; may be given more than once. All if not given, but none of the store's own working tables.",
      valueName: "name"))
  var table: [String] = []

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Writes the files and says how many rows they have.
  public func run() throws {
    let store = try SQLCallStore(path: store, opening: .existing)
    let all = try store.tables()
    let chosen =
      try table.isEmpty
      ? all.filter { !$0.isWorkingTable } : table.map { try named($0, among: all) }
    var files = try TableFiles(in: out, as: format)
    try store.readTables(chosen, into: &files)
    for (name, rows) in files.counts {
      Terminal.printLine("  \(name).\(format.rawValue): \(PlainText.count(rows, "row"))")
    }
  }

  private func named(_ name: String, among tables: [StoreTable]) throws(InputError) -> StoreTable {
    if let table = tables.first(where: { $0.name == name }) { return table }
    throw InputError(
      path: store, reason: "no table is named `\(name.shown())`",
      advice: Spelling.nearest(to: name, among: tables.map(\.name)).map { "did you mean `\($0)`?" }
        ?? "`earshot store schema` names them")
  }
}

extension TableFileFormat: ExpressibleByArgument {}
