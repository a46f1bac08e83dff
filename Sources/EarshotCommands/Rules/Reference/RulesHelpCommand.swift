public import ArgumentParser
import Diagnostics
import RuleCheck

/// `earshot rules help`: one page about each message of the checker.
public struct RulesHelpCommand: AsyncParsableCommand {
  /// What `earshot rules help --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Explains a message of the checker: what it means, and how to mend it.",
    discussion: """
      Without a code, all of them are listed.

        earshot rules help E031
        earshot rules help unused_name
      """)

  @Argument(help: "A code such as E031, or its name.")
  var code: String?

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Prints the page, or the list.
  public mutating func run() async throws {
    let terminal = Terminal.current()
    guard let code else { return try printList(width: terminal.width) }
    let page = try Self.page(of: code)
    switch format {
    case .json: Terminal.printLine(try MachineReadable.text(of: CodePageJSON(page)))
    case .text:
      Terminal.write(CodePageText(page: page, usesColor: terminal.usesColor).text)
    }
  }

  private func printList(width: Int) throws {
    switch format {
    case .json:
      Terminal.printLine(try MachineReadable.text(of: CodePage.all.map(CodePageJSON.init)))
    case .text:
      CodeList(pages: CodePage.all).lines(width: width).forEach { Terminal.printLine($0) }
    }
  }

  private static func page(of word: String) throws -> CodePage {
    let code =
      DiagnosticCode(rawValue: word.uppercased()) ?? DiagnosticCode(name: word.lowercased())
    guard let code, let page = CodePage(of: code) else {
      let names = DiagnosticCode.allCases.flatMap { [$0.rawValue, $0.name] }
      let nearest = Spelling.nearest(to: word, among: names)
      throw ValidationError(
        "there is no code `\(word.shown())`"
          + (nearest.map { "; did you mean `\($0)`?" } ?? "; `earshot rules help` lists them"))
    }
    return page
  }
}
