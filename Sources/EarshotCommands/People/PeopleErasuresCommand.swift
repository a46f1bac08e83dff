public import ArgumentParser
import AttributionStore
import CallModel
import Foundation

/// `earshot people erasures`: who was erased, without saying who it was.
public struct PeopleErasuresCommand: ParsableCommand {
  /// What `earshot people erasures --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "erasures", abstract: "When people were erased, why, and how much went.")

  @OptionGroup
  var options: PeopleOptions

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Reads and prints.
  public mutating func run() throws {
    let erasures = try options.open().0.erasures()
    if format == .json {
      return Terminal.printLine(try MachineReadable.text(of: erasures.map(Row.init)))
    }
    guard !erasures.isEmpty else { return Terminal.printLine("  nobody was erased") }
    var table = TextTable(columns: [
      .init(title: "", isRightAligned: true), .init(title: "when", isFixed: true),
      .init(title: "what went", widest: 60), .init(title: "because"),
    ])
    for erasure in erasures {
      table.append([
        String(erasure.id),
        CallText.time(erasure.erasedAt, timeZone: .current, withYear: true),
        ErasureText.counts(erasure.rowCounts), erasure.reason.shownAsCell,
      ])
    }
    table.lines(width: Terminal.current().width).forEach { Terminal.printLine($0) }
  }

  /// An erasure for programs.
  private struct Row: Encodable {
    let id: Int64
    let erased: String
    let because: String
    let rows: [String: Int]

    init(_ erasure: Erasure) {
      id = erasure.id
      erased = erasure.erasedAt.iso8601
      because = erasure.reason
      rows = erasure.rowCounts
    }
  }
}
