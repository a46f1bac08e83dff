import CallModel
import Diagnostics
package import Foundation
package import Pipeline

/// What a backtest found, as people read it: the rules in conversions and money, where the difference
/// lies, calls to look at, and how right the rules are.
package struct BacktestText {
  private let report: BacktestReport
  private let scores: [LabelScore]
  /// The rules that were compared with, as the user named them.
  private let base: String?
  private let exampleCount: Int
  private let timeZone: TimeZone

  /// More campaigns or keywords than this are counted, not shown.
  private static let mostShown = 10

  /// A text about `report`.
  package init(
    report: BacktestReport, scores: [LabelScore] = [], base: String?, exampleCount: Int,
    timeZone: TimeZone
  ) {
    self.report = report
    self.scores = scores
    self.base = base
    self.exampleCount = exampleCount
    self.timeZone = timeZone
  }

  /// The lines, fitted to `width`.
  package func lines(width: Int) -> [String] {
    [
      [heading], conversions(width), drafts(width), dimension("campaign", report.campaigns, width),
      dimension("keyword", report.keywords, width), moves, verdict, examples(width),
      scoreLines(width),
    ].filter { !$0.isEmpty }.joined(separator: [""]).map { $0 }
  }

  /// `5,130 calls, 2026-10-01 to 2026-10-31 · compared with HEAD`
  private var heading: String {
    var text = "  " + PlainText.count(report.calls.count, "call")
    if let period = report.period {
      text += ", \(period.lowerBound.day(in: timeZone)) to \(period.upperBound.day(in: timeZone))"
    }
    if let base { text += " · compared with \(base)" }
    if report.notReachedCount > 0 {
      text += " · stopped with \(PlainText.count(report.notReachedCount)) to go"
    }
    return text + " · nothing is booked"
  }

  // MARK: Tables

  private func conversions(_ width: Int) -> [String] {
    let rules = report.changes.rules
    guard !rules.isEmpty else { return ["  no rule books a conversion"] }
    var rows = rules.map { ($0.rule.name, $0.conversions) }
    if rules.count > 1 { rows.append(("total", report.changes.total)) }
    return table("rule", rows, width)
  }

  private func drafts(_ width: Int) -> [String] {
    guard !report.drafts.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: "draft", widest: 32), .init(title: "would book", isRightAligned: true),
      .init(title: "value"),
    ])
    for draft in report.drafts {
      table.append([
        draft.rule.name, PlainText.count(draft.conversions.after.count),
        value(draft.conversions.after.totals),
      ])
    }
    return table.lines(width: width)
  }

  /// One table of a dimension; with a base, of what changes alone.
  private func dimension(_ title: String, _ all: [DimensionChange], _ width: Int) -> [String] {
    let told = base == nil ? all : all.filter(\.conversions.hasChanges)
    guard all.contains(where: { $0.value != nil }), !told.isEmpty else { return [] }
    let lines = table(
      title, told.prefix(Self.mostShown).map { ($0.value ?? "–", $0.conversions) }, width)
    let more = told.count - Self.mostShown
    return more > 0 ? lines + ["  and \(PlainText.count(more)) more"] : lines
  }

  private func table(
    _ title: String, _ rows: [(name: String, change: ConversionTally)], _ width: Int
  ) -> [String] {
    let hasBase = base != nil
    let name = TextTable.Column(title: title, widest: 32)
    var table = TextTable(
      columns: hasBase
        ? [
          name, .init(title: "base", isRightAligned: true),
          .init(title: "now", isRightAligned: true), .init(title: "gained", isRightAligned: true),
          .init(title: "lost", isRightAligned: true), .init(title: "changed", isRightAligned: true),
          .init(title: "value"),
        ]
        : [name, .init(title: "conversions", isRightAligned: true), .init(title: "value")])
    for row in rows {
      let change = row.change
      let cells =
        hasBase
        ? [
          PlainText.count(change.before.count), PlainText.count(change.after.count),
          signed(change.gainedCount, "+"), signed(change.lostCount, "−"),
          signed(change.changedCount, ""), difference(change),
        ] : [PlainText.count(change.after.count), value(change.after.totals)]
      table.append([row.name] + cells)
    }
    return table.lines(width: width)
  }

  private func signed(_ count: Int, _ sign: String) -> String {
    count == 0 ? "" : sign + PlainText.count(count)
  }

  private func value(_ totals: [Money]) -> String {
    totals.isEmpty ? "–" : totals.map(\.description).joined(separator: " + ")
  }

  /// `$41,200.00  (−$2,400.00)`
  private func difference(_ change: ConversionTally) -> String {
    let gains = change.gains.map { $0.minorUnits < 0 ? "−" + $0.magnitude : "+" + $0.description }
    let now = value(change.after.totals)
    return gains.isEmpty ? now : "\(now)  (\(gains.joined(separator: ", ")))"
  }

  // MARK: Lines

  private var moves: [String] {
    report.moves.prefix(Self.mostShown).map { move in
      "  \(PlainText.count(move.callCount, "call")) moved from \"\(move.from.name)\" to "
        + "\"\(move.to.name)\""
    }
  }

  private var verdict: [String] {
    guard let verdict = report.verdict else { return [] }
    let reasons = verdict.reasons.prefix(5).joined(separator: ", ")
    let more = verdict.reasons.count > 5 ? ", and \(verdict.reasons.count - 5) more" : ""
    return switch verdict.kind {
    case .same: ["  change: none, the rules mean the same"]
    case .patch: ["  change: patch, no outcome of these calls differs (\(reasons)\(more))"]
    case .minor, .major: ["  change: \(verdict.kind.rawValue.uppercased()) (\(reasons)\(more))"]
    }
  }

  private func examples(_ width: Int) -> [String] {
    guard base != nil else { return [] }
    let examples = BacktestExample.choose(exampleCount, among: report.calls)
    guard !examples.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: "example", widest: 24), .init(title: "when", isFixed: true),
      .init(title: "rule", widest: 28),
      .init(title: "conversion", widest: 28), .init(title: "because of"),
    ])
    for example in examples {
      let change = example.change
      table.append([
        example.call.id.undisturbing,
        CallText.started(example.call, timeZone: timeZone, withYear: true) ?? "–",
        change.rule.name, BacktestText.words(change),
        EvidenceText.lines((change.after ?? change.before)?.evidence ?? []).joined(separator: "\n"),
      ])
    }
    let advice = "  earshot explain CALL says why and why not"
    return table.lines(width: width) + ["", advice]
  }

  /// `gained $100.00`, `lost $100.00`, `$80.00 → $100.00`.
  static func words(_ change: Pipeline.ConversionChange) -> String {
    func amount(_ outcome: Outcome?) -> String {
      guard case .conversion(_, let value?, _)? = outcome?.kind else { return "no value" }
      return value.description
    }
    return switch (change.before, change.after) {
    case (nil, let after): "gained \(amount(after))"
    case (let before, nil): "lost \(amount(before))"
    case (let before, let after): "\(amount(before)) → \(amount(after))"
    }
  }

  private func scoreLines(_ width: Int) -> [String] {
    guard !scores.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init(title: "labelled", widest: 32), .init(title: "precision"), .init(title: "recall"),
    ])
    for score in scores {
      table.append([
        score.outcome, both(score.before.precision, score.after.precision),
        both(score.before.recall, score.after.recall),
      ])
    }
    return table.lines(width: width)
      + (report.drafts.isEmpty ? [] : ["  drafts count in these as if they were live"])
  }

  private func both(_ before: Proportion, _ after: Proportion) -> String {
    base == nil || before == after ? text(after) : "\(text(before)) → \(text(after))"
  }

  /// `.91 (.83–.95, 45 of 49)`
  private func text(_ proportion: Proportion) -> String {
    guard let share = proportion.share, let interval = proportion.interval else { return "–" }
    let bounds = "\(hundredths(interval.lowerBound))–\(hundredths(interval.upperBound))"
    return "\(hundredths(share)) (\(bounds), \(proportion.count) of \(proportion.total))"
  }

  private func hundredths(_ share: Double) -> String {
    let text = String(format: "%.2f", share)
    return text.hasPrefix("0") ? String(text.dropFirst()) : text
  }
}

extension Money {
  /// Without its sign.
  fileprivate var magnitude: String {
    let text = description
    return text.hasPrefix("-") ? String(text.dropFirst()) : text
  }
}
