import CallModel
import Diagnostics
import RuleCheck

/// What a rule looks for, needs and costs, for people.
struct RuleOverviewText {
  let overview: RuleOverview
  let rule: CheckedRule
  let ruleset: CheckedRuleset

  /// Of a term with more word sequences only so many are written out.
  private static let mostShown = 12

  func lines(width: Int) -> [String] {
    var lines = heading
    lines += section("where", conditions, width)
    lines += section("looks for", terms, width)
    lines += section("asks for", overview.matchedRules.map { ["rule \"\($0)\""] }, width)
    lines += section("needs", overview.evidence.map { [$0.words] }, width)
    lines += section("reads", fields, width)
    lines += section("counts", limit, width)
    lines += section("costs", costs, width)
    return lines
  }

  private var heading: [String] {
    let facts = [
      "id \(rule.id)", "revision \(rule.revision)", rule.status.rawValue, rule.owner ?? "no owner",
    ]
    let source = ruleset.files[rule.span.file].source
    let place = "\(source.path):\(source.line(ofByte: rule.span.bytes.start))"
    return ["\"\(rule.name)\"  " + facts.joined(separator: " · "), "  \(place)"]
      + (rule.description.map { ["  \($0)"] } ?? [])
  }

  private func section(_ title: String, _ rows: [[String]], _ width: Int) -> [String] {
    guard let columnCount = rows.map(\.count).max() else { return [] }
    let columns = (0..<columnCount).map { index in
      TextTable.Column(title: index == 0 ? title : "", widest: 48)
    }
    var table = TextTable(columns: columns)
    for row in rows { table.append(row) }
    return [""] + table.lines(width: width)
  }

  private var conditions: [[String]] {
    overview.conditions.map { [$0.name, Self.oneLine(ruleset.text(at: $0.span))] }
  }

  private var terms: [[String]] {
    overview.terms.map { term in
      [
        term.title, "from \(PlainText.confidence(term.leastConfidence)) on", term.places,
        Self.shown(term),
      ]
    }
  }

  private static func shown(_ term: TermOverview) -> String {
    guard term.isInAudio, term.spoken.count > 1 || term.term.soundsLike != nil else { return "" }
    let rest = term.spoken.count - mostShown
    return term.spoken.prefix(mostShown).joined(separator: ", ")
      + (rest > 0 ? " and \(PlainText.count(rest)) more" : "")
  }

  private var fields: [[String]] {
    overview.fields.map { [$0.path, $0.isAlwaysPresent ? "always known" : "sometimes known"] }
  }

  /// How often its conversions may be booked, where that goes beyond a call.
  private var limit: [[String]] {
    guard let limit = rule.limit else { return [] }
    return [
      [
        "once per " + limit.keys.joined(separator: " and "),
        limit.withinMs.map { "within \(PlainText.ago(ms: $0))" } ?? "ever",
      ]
    ]
  }

  private var costs: [[String]] {
    let cost = overview.cost
    var rows: [[String]] = []
    if cost.soundCount > 0 {
      let ms = cost.soundCount * RuleCost.msOfSequenceAndHour
      rows.append([
        PlainText.count(cost.soundCount, "search", "searches") + " in sound",
        "about \(PlainText.count(ms)) ms for each hour of a channel",
      ])
    }
    if cost.transcriptCount > 0 {
      rows.append([
        PlainText.count(cost.transcriptCount, "word sequence") + " in transcripts",
        "in one pass with those of all rules",
      ])
    }
    if cost.comparisonCount > 0 {
      rows.append([PlainText.count(cost.comparisonCount, "question") + " about fields"])
    }
    if cost.relationCount > 0 { rows.append([PlainText.count(cost.relationCount, "relation")]) }
    if let dominant = cost.dominant {
      rows.append(["most of it", Self.oneLine(ruleset.text(at: dominant))])
    }
    return rows
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
