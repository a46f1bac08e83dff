public import ArgumentParser
import RuleCheck

/// `earshot rules check`: reads rules as a run would, and says what is wrong with them.
public struct RulesCheckCommand: AsyncParsableCommand {
  /// What `earshot rules check --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what is wrong with rules, and what to do about it.",
    discussion: """
      All files together are one set of rules. Every message has a code that docs/diagnostics.md \
      explains.

        earshot rules check rules/

      Exit codes: 0 no errors, 1 errors, 3 warnings where they are denied.
      """)

  @Argument(help: "Rule files, or folders of them.")
  var paths: [String] = ["rules"]

  @Option(help: "What counts like an error besides errors: warnings.")
  var deny: Denied?

  @Option(help: "What is printed: text, json or sarif.")
  var format: Format = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks and prints.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let result = checkRules(
      try RuleFolder.read(paths: paths), options: RuleLoading.options())
    switch format {
    case .json: Terminal.printLine(result.json())
    case .sarif: Terminal.printLine(result.sarif(toolVersion: EarshotVersion.current))
    case .text: Terminal.printLine(result.text(usesColor: terminal.hasTerminalOutput))
    }
    if result.hasErrors { throw ExitStatus.inputHasErrors }
    if deny == .warnings, !result.diagnostics.isEmpty { throw ExitStatus.someFailed }
  }

  /// What `--format` takes.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  /// What `--deny` takes.
  enum Denied: String, ExpressibleByArgument, CaseIterable {
    case warnings
  }
}
