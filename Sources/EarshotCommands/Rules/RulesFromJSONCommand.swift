public import ArgumentParser
import Diagnostics
import RuleFormat

/// `earshot rules from-json`: a rule file out of JSON.
public struct RulesFromJSONCommand: AsyncParsableCommand {
  /// What `earshot rules from-json --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "from-json",
    abstract: "Writes JSON, as `rules ast` gives it, as a rule file in the one style.",
    discussion: """
      What is wrong with the JSON is told with its place in it. Whether the rules mean something, \
      `earshot rules check` says.

        earshot rules from-json card-sale.json > rules/card-sale.rules
      """)

  @Argument(help: "The JSON; `-` is standard input.")
  var file: String = "-"

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Reads and prints.
  public mutating func run() async throws {
    // JSON takes more room than the file that it stands for.
    let source = try RuleText.source(at: file, timesLonger: 16)
    Terminal.write(try RuleFileJSON.read(source.bytes, path: source.path))
  }
}
