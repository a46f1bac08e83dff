public import ArgumentParser
import AttributionStore
import CallModel
import Foundation

/// `earshot people list`: what was decided.
public struct PeopleListCommand: ParsableCommand {
  /// What `earshot people list --help` shows.
  public static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All that was ever decided about who is who.")

  @OptionGroup
  var options: PeopleOptions

  @Option(help: "What is printed: text or json.")
  var format: ReportFormat = .text

  /// A command without arguments; `ArgumentParser` needs it.
  public init() {}

  /// Reads and prints.
  public mutating func run() throws {
    let decisions = try options.open().0.personDecisions()
    if format == .json {
      return Terminal.printLine(try MachineReadable.text(of: decisions.map(DecisionRow.init)))
    }
    guard !decisions.isEmpty else { return Terminal.printLine("  nothing was decided by hand") }
    var table = TextTable(columns: [
      .init(title: "", isRightAligned: true), .init(title: "when", isFixed: true),
      .init(title: "decided", widest: 70), .init(title: "because"),
    ])
    for decision in decisions {
      let undone = decision.undoneBy.map { " (undone by \($0))" } ?? ""
      table.append([
        String(decision.id),
        CallText.time(decision.decidedAt, timeZone: .current, withYear: true),
        PersonDecisionText.ruling(decision.ruling) + undone, decision.reason?.shownAsCell ?? "",
      ])
    }
    table.lines(width: Terminal.current().width).forEach { Terminal.printLine($0) }
  }

  /// A decision for programs.
  private struct DecisionRow: Encodable {
    let id: Int64
    let decided: String
    let kind: String
    let names: [JourneyJSON.Name]
    let undoes: Int64?
    let undoneBy: Int64?
    let because: String?

    enum CodingKeys: String, CodingKey {
      case id, decided, kind, names, undoes, because
      case undoneBy = "undone_by"
    }

    init(_ decision: PersonDecision) {
      id = decision.id
      decided = decision.decidedAt.iso8601
      undoneBy = decision.undoneBy
      because = decision.reason
      let all: [PersonName]
      switch decision.ruling {
      case .part(let one, let other): (kind, all, undoes) = ("part", [one, other], nil)
      case .join(let one, let other): (kind, all, undoes) = ("join", [one, other], nil)
      case .shared(let name): (kind, all, undoes) = ("shared", [name], nil)
      case .undo(let number): (kind, all, undoes) = ("undo", [], number)
      }
      names = all.map(JourneyJSON.Name.init)
    }
  }
}
