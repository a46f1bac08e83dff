import CallModel
import Diagnostics
import JSONText
import RuleCheck

extension CaseReader {
  /// `{"matched": "card sale", "value": "$100", "tags": ["sale"], "at": "0:08", "by": "caller"}`,
  /// `{"not_matched": "appointment"}`, `{"todo": "seats"}`, `{"nothing": true}`, `{"conversions": 1}`
  mutating func expectation(in node: JSONNode) -> TestExpectation? {
    let text = node.value.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let rule = node["matched"] {
      check(node, has: ["matched", "value", "tags", "at", "by"])
      guard let name = self.rule(rule), let details = details(in: node) else { return nil }
      return TestExpectation(
        .matched(rule: name, details), text: text, line: nil)
    }
    check(node, has: ["matched", "not_matched", "todo", "nothing", "conversions"])
    let kind: TestExpectation.Kind
    if let rule = node["not_matched"] {
      guard let name = self.rule(rule) else { return nil }
      kind = .notMatched(rule: name)
    } else if let rule = node["todo"] {
      guard let name = self.rule(rule) else { return nil }
      kind = .todo(rule: name)
    } else if node["nothing"]?.value == .flag(true) {
      kind = .nothing
    } else if let count = node["conversions"].flatMap({ number($0) }), count >= 0,
      let whole = Int64(exactly: count)
    {
      kind = .conversions(whole)
    } else {
      report(
        node.error(
          "expects nothing that is known",
          advice: "write `matched`, `not_matched`, `todo`, `nothing` or `conversions`"))
      return nil
    }
    return TestExpectation(kind, text: text, line: nil)
  }

  private mutating func details(in node: JSONNode) -> TestExpectation.Details? {
    var details = TestExpectation.Details()
    if let value = node["value"] {
      guard case .money(let money)? = self.value(of: value, as: .money) else { return nil }
      details.value = money
    }
    details.tags = list(node["tags"]) { $0.text($1) }
    if node["at"] != nil {
      guard let ms = duration("at", in: node) else { return nil }
      details.atMs = ms
    }
    if let by = node["by"] {
      guard let word = self.text(by), let speaker = Speaker(rawValue: word), speaker != .unknown
      else {
        report(by.error("is neither caller nor agent"))
        return nil
      }
      details.speaker = speaker
    }
    return details
  }

  /// The name of a rule that there is.
  private mutating func rule(_ node: JSONNode) -> String? {
    guard let name = self.text(node) else { return nil }
    let names = ruleset.rules.map(\.name)
    if names.contains(name) { return name }
    report(
      node.error(
        "no rule is called `\(name.shown())`",
        advice: Spelling.nearest(to: name, among: names).map { "did you mean `\($0)`?" }))
    return nil
  }
}
