public import ArgumentParser
import RuleCheck

/// `earshot rules limits`: how large rules may be.
public struct RulesLimitsCommand: AsyncParsableCommand {
  /// What `earshot rules limits --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Says how large rules may be.",
    discussion: """
        earshot rules limits
      """)

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Prints the limits.
  public mutating func run() async throws {
    guard format == .text else {
      return Terminal.printLine(try MachineReadable.text(of: Limit.all))
    }
    var table = TextTable(columns: [
      .init(title: "at most", isRightAligned: true), .init(title: "of"),
    ])
    for limit in Limit.all { table.append([PlainText.count(limit.value), limit.summary]) }
    table.lines(width: Terminal.current().width).forEach { Terminal.printLine($0) }
  }
}
