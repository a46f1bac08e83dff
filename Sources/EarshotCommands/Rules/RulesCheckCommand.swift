public import ArgumentParser
import Diagnostics
import RuleCheck
import RuleEngine

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
        earshot rules check rules/ --base main

      With --base, a path or a revision of the git repository, it is an error too if a rule means \
      something else than there and its revision has not gone up.

      Exit codes: 0 no errors, 1 errors, 3 warnings where they are denied.
      """)

  @Argument(help: "Rule files, or folders of them.")
  var paths: [String] = ["rules"]

  @Option(help: "What counts like an error besides errors: warnings.")
  var deny: Denied?

  @Option(help: "Older rules to compare with: a path, or a revision of their git repository.")
  var base: String?

  @OptionGroup
  var pronunciations: PronunciationOptions

  @Option(help: "What is printed: text, json or sarif.")
  var format: Format = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Checks and prints.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let options = RuleLoading.options(said: try pronunciations.lexiconForChecks())
    var result = checkRules(try RuleFolder.read(paths: paths), options: options)
    if let base, let ruleset = result.ruleset {
      let before = try await Self.plan(of: base, for: paths, options: options)
      result = result.adding(RulePlan(ruleset).uncountedChanges(since: before))
    }
    switch format {
    case .json: Terminal.printLine(result.json())
    case .sarif: Terminal.printLine(result.sarif(toolVersion: EarshotVersion.current))
    case .text: Terminal.printLine(result.text(usesColor: terminal.usesColor))
    }
    if result.hasErrors { throw ExitStatus.inputHasErrors }
    if deny == .warnings, !result.diagnostics.isEmpty { throw ExitStatus.someFailed }
  }

  /// What the older rules mean. Their warnings are nobody's business here.
  private static func plan(
    of base: String, for paths: [String], options: CheckOptions
  ) async throws -> RulePlan {
    let rules = try await BaseRules(base, for: paths)
    defer { rules.removeCopies() }
    let result = checkRules(rules.files, options: options)
    guard let ruleset = result.ruleset else {
      Terminal.writeError(result.text() + "\n")
      throw InputError(
        path: base, reason: "these older rules have errors, so nothing can be compared with them",
        advice: "name an older state that has none, or leave --base out")
    }
    return RulePlan(ruleset)
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
