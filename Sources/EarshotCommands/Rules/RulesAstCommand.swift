public import ArgumentParser
import Diagnostics
import RuleFormat

/// `earshot rules ast`: a rule file as JSON.
public struct RulesAstCommand: AsyncParsableCommand {
  /// What `earshot rules ast --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "ast",
    abstract: "Writes a rule file as JSON, for programs that edit rules.",
    discussion: """
      Nothing is lost, comments included; `earshot rules from-json` makes a rule file of it again. \
      docs/formats/rule-json.md has the form.

        earshot rules ast rules/card-sale.rules --json
      """)

  @Argument(help: "A rule file; `-` is standard input.")
  var file: String

  @Flag(help: "Writes JSON, which is the only form so far.")
  var json = false

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Reads and prints.
  public mutating func run() async throws {
    let source = try RuleText.source(at: file)
    let written = RuleFileJSON.write(source)
    guard let text = written.text else {
      try RuleText.refuse(source, written.diagnostics)
    }
    Terminal.write(text)
  }
}
