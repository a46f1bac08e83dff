public import ArgumentParser
import AttributionStore

/// `earshot people part`: two names are two people's.
public struct PeoplePartCommand: ParsableCommand {
  /// What `earshot people part --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "part", abstract: "Two names are two people's, whatever joins them.")

  @OptionGroup
  var names: TwoNames

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Keeps it and says so.
  public mutating func run() throws { try names.decide { .part($0, $1) } }
}
