import CallModel
import Diagnostics
package import Foundation
package import Pipeline
import RuleEngine

/// The table at the end of a run: the outcomes of each call with what they rest on, and a line for
/// each call that has none.
package struct OutcomeTable {
  private let report: BatchReport
  /// The time zone in which calls are dated.
  private let timeZone: TimeZone

  /// A table of `report`, with calls dated in `timeZone`.
  package init(report: BatchReport, timeZone: TimeZone) {
    self.report = report
    self.timeZone = timeZone
  }

  /// The lines of the table, fitted to `width`, and the summary under it.
  package func lines(width: Int) -> [String] {
    var table = TextTable(columns: [
      .init(title: "call", widest: 16), .init(title: "when", isFixed: true),
      .init(title: "campaign", widest: 14), .init(title: "outcome", widest: 20),
      .init(title: "value", isRightAligned: true), .init(title: "because"),
    ])
    for processed in report.calls {
      guard case .booked(let booked) = processed.result else { continue }
      rows(for: processed.call, booked).forEach { table.append($0) }
    }
    return (report.bookedCount > 0 ? table.lines(width: width) + [""] : []) + [summary]
  }

  /// `14 calls · 9 with an outcome · $475.00 · 1 failed`
  var summary: String {
    let withOutcome = report.calls.count { !$0.outcomes.isEmpty }
    var parts = [
      PlainText.count(report.bookedCount, "call") + " booked",
      "\(PlainText.count(withOutcome)) with an outcome",
    ]
    parts += report.totals.map(\.description)
    if let heldBack = HeldBackText.summary(report.heldBack) { parts.append(heldBack) }
    if report.laterCallCount > 0 {
      parts.append(HeldBackText.laterCalls(report.laterCallCount))
    }
    if !report.failures.isEmpty { parts.append("\(PlainText.count(report.failures.count)) failed") }
    if report.wasInterrupted {
      let left = report.calls.count - report.bookedCount - report.failures.count
      parts.append("stopped with \(PlainText.count(left)) to go")
    }
    return "  " + parts.joined(separator: " · ")
  }

  private func rows(for call: Call, _ booked: ProcessedCall.Booked) -> [[String]] {
    let head = [
      call.id.undisturbing, CallText.started(call, timeZone: timeZone) ?? "–",
      CallText.campaign(call) ?? "–",
    ]
    let rows =
      OutcomeLine.lines(for: booked.outcomes).map { line in
        [
          line.title, line.value?.description ?? "",
          EvidenceText.lines(line.evidence).joined(separator: "\n"),
        ]
      } + heldBack(booked)
    guard !rows.isEmpty else { return [head + ["–", "", ""]] }
    return rows.enumerated().map { index, row in
      // The call is named once; the rows below it belong to it.
      (index == 0 ? head : ["", "", ""]) + row
    }
  }

  /// A row for each conversion that is not booked, or for why none ever could be.
  private func heldBack(_ booked: ProcessedCall.Booked) -> [[String]] {
    let conversions = booked.heldBack.compactMap { held -> [String]? in
      guard case .conversion(let name, _, _) = held.outcome.kind else { return nil }
      return ["(\(name))", "", "not booked: \(HoldReasonText.text(held.reason))"]
    }
    guard conversions.isEmpty else { return conversions }
    return booked.disqualifications.prefix(1).map {
      ["–", "", "the call counts for nothing: \($0.reason)"]
    }
  }
}
