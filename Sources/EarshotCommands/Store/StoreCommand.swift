public import ArgumentParser
import AttributionStore

/// `earshot store`: the store itself.
public struct StoreCommand: ParsableCommand {
  /// What `earshot store --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Says what a store is made of.",
    subcommands: [StoreSchemaCommand.self])

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}
}

/// `earshot store schema`: its tables.
public struct StoreSchemaCommand: ParsableCommand {
  /// What `earshot store schema --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the tables of a store, as a diagram in Mermaid and column by column.",
    discussion: """
      The page is Markdown; docs/schema.md is what it prints for a new store.

        earshot store schema --store earshot.db > schema.md
      """)

  @Option(help: "The store.")
  var store: String = "earshot.db"

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Prints the page.
  public func run() throws {
    let store = try SQLCallStore(path: store, opening: .existing)
    Terminal.write(SchemaPage.text(of: try store.tables()))
  }
}
