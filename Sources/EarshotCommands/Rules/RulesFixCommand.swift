public import ArgumentParser
import Diagnostics
import RuleCheck

/// `earshot rules fix`: mends what leaves no choice.
public struct RulesFixCommand: AsyncParsableCommand {
  /// What `earshot rules fix --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Mends what messages leave no choice about: slips in names, signs, missing units.",
    discussion: """
      Shows what would change where nothing else is asked for. What is left is told by \
      `earshot rules check`.

        earshot rules fix rules/
        earshot rules fix rules/ --write

      Exit codes: 0 done, 1 a file could not be read, 3 files would change and --check was given.
      """)

  @Argument(help: "Rule files, or folders of them.")
  var paths: [String] = ["rules"]

  @Flag(exclusivity: .exclusive)
  var mode: RewriteMode = .diff

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Mends, and prints or writes.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let result = FixedRules(try RuleFolder.read(paths: paths), options: RuleLoading.options())
    let rest = result.rest.diagnostics.count
    Terminal.writeError(
      "\(PlainText.count(result.fixed.count, "message")) mended"
        + (rest > 0 ? ", \(PlainText.count(rest)) left: `earshot rules check`" : "") + "\n")
    try Rewriting(files: result.files).perform(mode, verb: "mended", terminal: terminal)
  }
}
