public import ArgumentParser
import AttributionStore

/// `earshot people join`: two names are one person's.
public struct PeopleJoinCommand: ParsableCommand {
  /// What `earshot people join --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Two names are one person's.")

  @OptionGroup
  var names: TwoNames

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Keeps it and says so.
  public mutating func run() throws { try names.decide { .join($0, $1) } }
}
