import AttributionStore
import CallModel
import Foundation

/// The calls of which nobody can say where they came from, for people and for programs.
struct UnresolvedCalls {
  let rows: [CallRow]
  private let calls: [UnresolvedCall]

  init(_ calls: [UnresolvedCall]) {
    self.calls = calls
    rows = calls.map(CallRow.init)
  }

  /// One call for programs.
  struct CallRow: Encodable {
    let call: String
    let started: String?
    let number: String?
    let problem: String

    init(_ call: UnresolvedCall) {
      self.call = call.callID
      started = call.startedAt?.iso8601
      number = call.trackingNumber
      problem = call.problem.rawValue
    }
  }

  /// A line for each, and how many there are.
  func lines(width: Int, timeZone: TimeZone) -> [String] {
    guard !calls.isEmpty else { return ["  the source of every call is known"] }
    var table = TextTable(columns: [
      .init(title: "call"), .init(title: "when", isFixed: true), .init(title: "number dialled"),
      .init(title: "why its source is not known"),
    ])
    for call in calls {
      table.append([
        call.callID.shownAsCell,
        call.startedAt.map { CallText.time($0, timeZone: timeZone, withYear: true) } ?? "–",
        call.trackingNumber ?? "–", SourceReportText.text(call.problem),
      ])
    }
    return table.lines(width: width) + ["  \(PlainText.count(calls.count, "call"))"]
  }

  /// RFC 4180, with a line of names.
  var csvLines: [String] {
    [CSVText.line(["call", "started", "number", "problem"])]
      + rows.map { CSVText.line([$0.call, $0.started ?? "", $0.number ?? "", $0.problem]) }
  }
}
