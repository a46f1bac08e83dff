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

  @OptionGroup
  var decision: ReasonedDecision

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Keeps it and says so.
  public mutating func run() throws {
    try decision.decide { store, key in
      .shared(try store.personName(PersonSearch(name, key: key), mayBeNew: true))
    }
  }
}
