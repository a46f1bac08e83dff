import Diagnostics
import Pipeline

/// What is said under the findings: how many, in how much, and what nobody could look into.
struct SearchSummary {
  let report: SearchReport
  /// How many findings were printed.
  let shownCount: Int
  let seconds: Double

  /// The lines: totals first, then a line for each reason why calls could not be searched.
  ///
  /// - Parameters:
  ///   - store: its path, for advice.
  ///   - undatedCount: calls that were left out because nobody knows when they began.
  func lines(store: String, undatedCount: Int) -> [String] {
    var lines = [totals]
    if shownCount < report.findings.count {
      lines.append(
        "shown: \(PlainText.count(shownCount)) of \(PlainText.count(report.findings.count))")
    }
    lines += CoverageText.lines(report.gaps, store: store)
    if undatedCount > 0 {
      let calls = PlainText.count(undatedCount, "call")
      lines.append("left out: \(calls) of which nobody knows when they began")
    }
    if report.unknownSpeakerCount > 0 {
      let findings = PlainText.count(report.unknownSpeakerCount, "finding")
      lines.append("left out: \(findings) of which nobody knows who speaks")
    }
    if report.notReachedCount > 0 {
      lines.append("stopped: \(PlainText.count(report.notReachedCount, "call")) not searched")
    }
    return lines
  }

  /// `34 findings in 21 of 5,130 calls · 1,022 h of sound and 410 transcripts searched in 0.8 s`
  private var totals: String {
    let found = PlainText.count(report.findings.count, "finding")
    let calls =
      "\(PlainText.count(report.callsWithFindingsCount)) of "
      + PlainText.count(report.callCount, "call")
    let searched = [
      report.heardMs > 0 ? "\(PlainText.hours(ms: report.heardMs)) of sound" : nil,
      report.transcriptCount > 0 ? PlainText.count(report.transcriptCount, "transcript") : nil,
    ].compactMap(\.self)
    let what = searched.isEmpty ? "nothing to search" : searched.joined(separator: " and ")
    return "\(found) in \(calls) · \(what) · \(PlainText.seconds(seconds))"
  }
}
