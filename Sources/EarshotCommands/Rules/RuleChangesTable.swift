import CallModel
import Pipeline

/// What other rules change, rule by rule, in conversions and in value: before and after.
struct RuleChangesTable {
  let report: ApplicationReport
  let isDryRun: Bool

  /// The lines of the table, fitted to `width`, and the summary under it.
  func lines(width: Int) -> [String] {
    let rules = report.changes.rules
    guard !rules.isEmpty else { return [summary] }
    var table = TextTable(columns: [
      .init(title: "rule", widest: 32), .init(title: "conversions", isRightAligned: true),
      .init(title: "gained", isRightAligned: true), .init(title: "lost", isRightAligned: true),
      .init(title: "changed", isRightAligned: true), .init(title: "value"),
    ])
    rules.forEach { table.append(row($0.rule.name, $0.conversions)) }
    if rules.count > 1 { table.append(row("total", report.changes.total)) }
    return table.lines(width: width) + ["", summary]
  }

  private func row(_ name: String, _ change: ConversionTally) -> [String] {
    [
      name,
      between(PlainText.count(change.before.count), PlainText.count(change.after.count)),
      count(change.gainedCount, sign: "+"), count(change.lostCount, sign: "−"),
      count(change.changedCount, sign: ""),
      between(value(change.before.totals), value(change.after.totals)),
    ]
  }

  private func between(_ before: String, _ after: String) -> String {
    before == after ? after : "\(before) → \(after)"
  }

  private func value(_ totals: [Money]) -> String {
    totals.isEmpty ? "–" : totals.map(\.description).joined(separator: " + ")
  }

  private func count(_ count: Int, sign: String) -> String {
    count == 0 ? "" : sign + PlainText.count(count)
  }

  /// `5,130 calls decided again · 12 changed · tags, scores and notes: 3 new, 1 gone · nothing was booked`
  private var summary: String {
    let changes = report.changes
    let changed = changes.changedCallCount
    var parts = [
      PlainText.count(report.callCount, "call") + " decided again",
      changed == 0 ? "nothing changes" : "\(PlainText.count(changed)) changed",
    ]
    let (gained, lost) = (changes.otherGainedCount, changes.otherLostCount)
    if gained + lost > 0 {
      parts.append(
        "tags, scores and notes: \(PlainText.count(gained)) new, \(PlainText.count(lost)) gone")
    }
    if let heldBack = HeldBackText.summary(report.heldBack) { parts.append(heldBack) }
    if report.laterCallCount > 0 {
      parts.append(HeldBackText.laterCalls(report.laterCallCount))
    }
    if !report.failures.isEmpty { parts.append("\(PlainText.count(report.failures.count)) failed") }
    if report.notReachedCount > 0 {
      parts.append("stopped with \(PlainText.count(report.notReachedCount)) to go")
    }
    if isDryRun { parts.append("dry run: nothing is booked") }
    return "  " + parts.joined(separator: " · ")
  }
}
