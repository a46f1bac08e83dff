public import ArgumentParser
import AttributionStore

/// `earshot people undo`: a decision no longer stands.
public struct PeopleUndoCommand: ParsableCommand {
  /// What `earshot people undo --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "A decision no longer stands.")

  @Argument(help: "The number of the decision, as `earshot people list` shows it.")
  var number: Int64

  @OptionGroup
  var decision: ReasonedDecision

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Keeps it and says so.
  public mutating func run() throws {
    try decision.decide { _, _ in .undo(number) }
  }
}
