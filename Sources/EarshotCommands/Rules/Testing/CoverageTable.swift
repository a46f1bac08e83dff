import CallModel
import RuleTesting

/// How much of each rule and each exclusion tests have shown, and what they have not.
struct CoverageTable {
  /// More things that are missing are counted, not named.
  private static let mostNamed = 4

  private let coverage: [RuleCoverage]

  init(_ coverage: [RuleCoverage]) { self.coverage = coverage }

  /// The lines of the table, fitted to `width`, with a line for all rules together at the end.
  func lines(width: Int) -> [String] {
    var table = TextTable(columns: [
      .init(title: "rule", widest: 32), .init(title: "shown", isRightAligned: true),
      .init(title: "fired", isRightAligned: true), .init(title: "rested", isRightAligned: true),
      .init(title: "operands", isRightAligned: true), .init(title: "terms", isRightAligned: true),
      .init(title: "not shown"),
    ])
    for rule in coverage { table.append(row(rule)) }
    table.append(["all rules", "\(RuleCoverage.percent(coverage)) %"])
    return table.lines(width: width) + [""]
  }

  private func row(_ rule: RuleCoverage) -> [String] {
    let bothWays = rule.operands.count { $0.hasHeld && $0.hasFailed }
    return [
      name(of: rule.subject), "\(RuleCoverage.percent([rule])) %", PlainText.count(rule.firedCount),
      PlainText.count(rule.restedCount), "\(bothWays) of \(rule.operands.count)",
      rule.terms.isEmpty ? "–" : "\(rule.terms.count(where: \.isFound)) of \(rule.terms.count)",
      missing(in: rule),
    ]
  }

  private func name(of subject: RuleCoverage.Subject) -> String {
    switch subject {
    case .rule(let rule): rule.name
    case .exclusion(let name): "exclude \"\(name)\""
    }
  }

  private func missing(in rule: RuleCoverage) -> String {
    var missing: [String] = []
    if rule.firedCount == 0 { missing.append("never fired") }
    if rule.restedCount == 0 { missing.append("always fired") }
    missing += rule.operands.filter { !$0.hasHeld }
      .map { "never true: " + PlainText.shortened($0.text, to: 50) }
    missing += rule.operands.filter { !$0.hasFailed }
      .map { "never false: " + PlainText.shortened($0.text, to: 50) }
    missing += rule.terms.filter { !$0.isFound }.map { "never counted: \"\($0.term.pattern)\"" }
    let more = missing.count - Self.mostNamed
    let named = missing.prefix(Self.mostNamed)
    return (named + (more > 0 ? ["and \(PlainText.count(more)) more"] : []))
      .joined(separator: "\n")
  }
}
