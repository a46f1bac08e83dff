public import ArgumentParser
import AttributionStore

/// `earshot people shared`: a name is several people's.
public struct PeopleSharedCommand: ParsableCommand {
  /// What `earshot people shared --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "shared",
    abstract: "A name is several people's, such as a switchboard's number, and joins nobody.")

  @Argument(help: "The name.")
  var name: String

  @Option(help: "Why.")
  var because: String?

  @OptionGroup
  var options: PeopleOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Keeps it and says so.
  public mutating func run() throws {
    let (store, key) = try options.open()
    let name = try store.personName(PersonSearch(name, key: key), mayBeNew: true)
    try PeopleOptions.decide(.shared(name), because: because, in: store)
  }
}
