public import ArgumentParser
import AttributionStore

/// What lines of the report on mentions are about.
enum MentionDimension: String, ExpressibleByArgument, CaseIterable {
  case term
  case tag
}

/// Who says something.
enum MentionSpeaker: String, ExpressibleByArgument, CaseIterable {
  case caller
  case agent
}

/// `earshot report mentions`: what calls convert in which something is mentioned.
public struct ReportMentionsCommand: ParsableCommand {
  /// What `earshot report mentions --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "mentions",
    abstract: "The conversion rate of calls that mention something, against those that do not.",
    discussion: """
      Of each term that rules listen for, or of each tag: a rule that tags calls that name a competitor, in \
      whichever words, makes the competitor a line of its own.

        earshot report mentions --by tag --since 2026-10-01
        earshot report mentions --name "acme" --speaker caller

      reports/mentions.sql says what each figure is.
      """)

  @Option(help: "What lines are: term or tag.")
  var by: MentionDimension = .term

  @Option(help: ArgumentHelp("Only this term or tag.", valueName: "name"))
  var name: String?

  @Option(help: "Counts what this one says only, of terms: caller or agent.")
  var speaker: MentionSpeaker?

  @Option(
    help: ArgumentHelp("How sure the finder must be, of terms, from 0 to 1.", valueName: "number"))
  var confidence: Double = 0.8

  @OptionGroup
  var counted: CountedConversions

  @OptionGroup
  var options: ReportOptions

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Says what no hit can fulfil.
  public func validate() throws {
    guard (0...1).contains(confidence) else {
      throw ValidationError("--confidence is a number from 0 to 1")
    }
    guard by == .term || speaker == nil else {
      throw ValidationError(
        "--speaker is about terms: let a rule ask who says it, and tag the call")
    }
  }

  /// Counts and prints.
  public mutating func run() throws {
    try QueryReport.mentions.print(
      by: by.rawValue, options,
      with: [
        "name": .optional(name), "speaker": .optional(speaker?.rawValue),
        "confidence": .real(confidence), "conversion": counted.parameter,
      ])
  }
}
