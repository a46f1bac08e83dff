public import ArgumentParser
import Diagnostics
import RuleCheck
import RuleSyntax

/// `earshot rules upgrade`: brings rule files to the current version of the language.
public struct RulesUpgradeCommand: AsyncParsableCommand {
  /// What `earshot rules upgrade --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Rewrites rule files of an older version of the language in the current one.",
    discussion: """
      Shows what would change where nothing else is asked for. There is one version so far, so there \
      is nothing to upgrade; files of a version that does not exist yet are refused by name.

        earshot rules upgrade rules/
        earshot rules upgrade rules/ --write
      """)

  @Argument(help: "Rule files, or folders of them.")
  var paths: [String] = ["rules"]

  @Flag(exclusivity: .exclusive)
  var mode: RewriteMode = .diff

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Upgrades, and prints or writes.
  public mutating func run() async throws {
    let sources = try RuleFolder.read(paths: paths).map(\.source)
    var files: [(before: SourceFile, after: SourceFile)] = []
    var errors: [InputError] = []
    for source in sources {
      do throws(InputError) {
        files.append((source, try RuleUpgrade.standard.upgraded(source)))
      } catch {
        errors.append(error)
      }
    }
    if files.allSatisfy({ $0.before.bytes == $0.after.bytes }) {
      if errors.isEmpty {
        Terminal.writeError(
          "nothing to upgrade: \(PlainText.count(files.count, "file")) in language "
            + "\(RuleUpgrade.standard.current)\n")
      }
    } else {
      let rewriting = Rewriting(files: files)
      try rewriting.perform(mode, verb: "upgraded", terminal: Terminal.current())
    }
    if let errors = InputErrors(errors) { throw errors }
  }
}
