public import ArgumentParser
import AttributionStore

/// `earshot people part`: two names are two people's.
public struct PeoplePartCommand: ParsableCommand {
  /// What `earshot people part --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "part", abstract: "Two names are two people's, whatever joins them.")

  @Argument(help: "A name.")
  var one: String

  @Argument(help: "The other name.")
  var other: String

  @Option(help: "Why.")
  var because: String

  @OptionGroup
  var options: PeopleOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Keeps it and says so.
  public mutating func run() throws {
    try options.decide(one, other, because: because) { .part($0, $1) }
  }
}

/// `earshot people join`: two names are one person's.
public struct PeopleJoinCommand: ParsableCommand {
  /// What `earshot people join --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Two names are one person's.")

  @Argument(help: "A name.")
  var one: String

  @Argument(help: "The other name.")
  var other: String

  @Option(help: "Why.")
  var because: String

  @OptionGroup
  var options: PeopleOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Keeps it and says so.
  public mutating func run() throws {
    try options.decide(one, other, because: because) { .join($0, $1) }
  }
}

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
    let decision = try store.decide(.shared(name), because: because, at: Clock.now())
    Terminal.printLine("  decision \(decision.id): \(PersonDecisionText.ruling(decision.ruling))")
  }
}

/// `earshot people undo`: a decision no longer stands.
public struct PeopleUndoCommand: ParsableCommand {
  /// What `earshot people undo --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "A decision no longer stands.")

  @Argument(help: "The number of the decision, as `earshot people list` shows it.")
  var number: Int64

  @Option(help: "Why.")
  var because: String?

  @OptionGroup
  var options: PeopleOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Keeps it and says so.
  public mutating func run() throws {
    let (store, _) = try options.open()
    let decision = try store.decide(.undo(number), because: because, at: Clock.now())
    Terminal.printLine("  decision \(decision.id): \(PersonDecisionText.ruling(decision.ruling))")
  }
}
