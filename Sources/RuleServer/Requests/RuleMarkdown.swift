import CallModel
import RuleCheck

/// What a rule looks for, needs and costs, as Markdown.
struct RuleMarkdown {
  let rule: CheckedRule
  let ruleset: CheckedRuleset
  let schema: FieldSchema

  /// Of a rule with more terms, or a term with more word sequences, only so many are written out.
  private static let mostShown = 12

  var text: String {
    let overview = RuleOverview(of: rule, schema: schema)
    let heading = [
      "id \(rule.id)", "revision \(rule.revision)", rule.status.rawValue, rule.owner ?? "no owner",
    ].joined(separator: " · ")
    var parts = ["**\(rule.name)**\n\n\(heading)"]
    if let description = rule.description { parts.append(description) }
    parts += section("looks for", Self.cut(overview.terms.map(line)))
    parts += section("asks for", overview.matchedRules.map { "rule \"\($0)\"" })
    parts += section("needs", overview.evidence.map(\.words))
    parts += section(
      "reads",
      overview.fields.map { "`\($0.path)`, \($0.isAlwaysPresent ? "always" : "sometimes") known" })
    parts += section("costs", costs(overview.cost))
    return parts.joined(separator: "\n\n")
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["*\(title)*\n" + lines.map { "\n- \($0)" }.joined()]
  }

  private func line(_ term: TermOverview) -> String {
    let confidence = Double(term.leastConfidence.thousandths) / 1000
    var line = "`\(term.title)` from \(confidence) on, in \(term.places)"
    if term.isInAudio, term.spoken.count > 1 {
      line += ": " + Self.cut(term.spoken).joined(separator: ", ")
    }
    return line
  }

  private func costs(_ cost: RuleCost) -> [String] {
    [
      cost.soundCount > 0
        ? "\(cost.soundCount) searches in sound, about "
          + "\(cost.soundCount * RuleCost.msOfSequenceAndHour) ms for each hour of a channel" : nil,
      cost.transcriptCount > 0 ? "\(cost.transcriptCount) word sequences in transcripts" : nil,
      cost.comparisonCount > 0 ? "\(cost.comparisonCount) questions about fields" : nil,
      cost.relationCount > 0 ? "\(cost.relationCount) relations" : nil,
    ].compactMap(\.self)
  }

  private static func cut(_ lines: [String]) -> [String] {
    lines.count > mostShown
      ? lines.prefix(mostShown) + ["and \(lines.count - mostShown) more"] : lines
  }
}
