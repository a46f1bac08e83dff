public import ArgumentParser
import Diagnostics
import RuleCheck
import RuleFormat

/// `earshot rules fmt`: brings rule files into the one style that they have.
public struct RulesFmtCommand: AsyncParsableCommand {
  /// What `earshot rules fmt --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Brings rule files into their one style.",
    discussion: """
      The style has no options. Rules mean the same afterwards, and comments stay with what they are \
      about. A file with an error in its form is left alone. Of a single file the result is printed \
      where nothing else is asked for; `-` is what comes from standard input.

        earshot rules fmt rules/ --write
        earshot rules fmt rules/ --check

      Exit codes: 0 done, 1 a file could not be read, 3 files would change and --check was given.
      """)

  @Argument(help: "Rule files, or folders of them; `-` reads standard input.")
  var paths: [String] = ["rules"]

  @Flag(exclusivity: .exclusive)
  var mode: RewriteMode?

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Formats, and prints or writes.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    let formatted = try sources().map { format($0) }
    let broken = formatted.filter { $0.text == nil }
    if !broken.isEmpty {
      let renderer = DiagnosticRenderer(
        files: broken.map(\.source), usesColor: terminal.hasTerminalErrors)
      let text = renderer.text(broken.flatMap(\.diagnostics), fileCount: broken.count)
      Terminal.writeError(text + "\n")
    }
    if let mode {
      let files = formatted.compactMap { file in
        file.text.map { (file.source, SourceFile(path: file.source.path, text: $0)) }
      }
      try Rewriting(files: files).perform(mode, verb: "formatted", terminal: terminal)
    } else if let only = formatted.first, formatted.count == 1 {
      Terminal.write(only.text ?? "")
    } else {
      throw ValidationError(
        "\(formatted.count) files: say what to do with them: --check, --diff or --write")
    }
    if !broken.isEmpty { throw ExitStatus.inputHasErrors }
  }

  private func sources() throws -> [SourceFile] {
    guard paths == ["-"] else { return try RuleFolder.read(paths: paths).map(\.source) }
    guard mode == nil else { throw ValidationError("standard input can only be printed") }
    return [try RuleText.source(at: "-")]
  }
}
