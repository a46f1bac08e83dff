import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("Amounts that somebody says") struct CapturedValueTests {
  private let total = "mentions \"the total is {money as total}\" by agent"

  /// The worth of the one conversion of a rule with this condition.
  private func worth(
    _ written: String, when condition: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Worth<CheckedMention> {
    let text = "rule \"r\" when \(condition) then conversion value \(written)"
    let rule = try #require(try rules(text, sourceLocation: sourceLocation).first)
    guard case .conversion(_, let worth?, _, _) = rule.outcomes[0] else {
      throw WrongShape(description: "no worth: \(rule.outcomes)")
    }
    return worth
  }

  private func errors(_ written: String, when condition: String) -> [Diagnostic] {
    check("rule \"r\" when \(condition) then conversion value \(written)")
      .diagnostics.filter { $0.severity == .error }
  }

  private func codes(_ written: String, when condition: String) -> [DiagnosticCode] {
    errors(written, when: condition).map(\.code)
  }

  @Test("a name alone is the last value that was said, in the currency that was said")
  func name() throws {
    let worth = try worth("total", when: total)
    guard case .captured(.last, "total", let mentions) = worth.amount else {
      throw WrongShape(description: "\(worth)")
    }
    #expect(mentions.map(\.target.uses.first?.term.pattern) == ["the total is {money as total}"])
    #expect(mentions.map(\.speaker) == [.agent])
    #expect(worth.currency == nil)
    #expect(
      try self.worth("total otherwise $100", when: "\(total) or call.answered").currency == .usd)
  }

  @Test(
    "functions choose another one",
    arguments: [
      ("first(total)", CaptureChoice.first), ("last(total)", .last), ("max(total)", .largest),
      ("min(total)", .smallest), ("sum(total)", .sum),
    ])
  func functions(written: String, choice: CaptureChoice) throws {
    guard case .captured(choice, "total", _) = try worth(written, when: total).amount else {
      Issue.record("not \(choice)")
      return
    }
  }

  @Test("a number or a percentage is a part of a calculation")
  func numbers() throws {
    let seats = "mentions \"{number as seats} seats\""
    guard
      case .combined(.constant, .times, .captured(.last, "seats", _)) =
        try worth("$25 * seats", when: seats).amount
    else {
      Issue.record("not a product")
      return
    }
    #expect(codes("seats", when: seats) == [.typeMismatch])
    #expect(codes("$1 + seats", when: seats) == [.typeMismatch])
    #expect(codes("$100 * share", when: "mentions \"{percent as share} off\"").isEmpty)
    #expect(codes("total * total", when: total) == [.typeMismatch])
    #expect(codes("8% of total", when: total).isEmpty)
  }

  @Test("days, times and digits are no amounts", arguments: ["date", "time", "phone", "digits"])
  func others(kind: String) {
    let found = errors("it", when: "mentions \"on {\(kind) as it}\"")
    #expect(found.map(\.code) == [.typeMismatch])
    #expect(found.first?.secondary.count == 1)
  }

  @Test(
    "a value that a matching call may lack needs a fallback",
    arguments: [
      "mentions \"{money as total}\" or call.answered",
      "not mentions \"{money as total}\"",
      "mentions \"{money as total}\" at most 2 times",
      "mentions \"paid ({money as total})?\"",
      "mentions any of (\"{money as total} down\", \"nothing down\")",
      "mentions at least 1 of (\"{money as total} down\", \"nothing down\")",
      "mentions \"card\" not near \"{money as total}\" within 3s or mentions \"{money as total}\"",
      "mentions \"(all|{money as total}) down\"",
    ])
  func mayBeEmpty(condition: String) {
    #expect(codes("total", when: condition) == [.emptyValue])
    #expect(codes("total otherwise $1", when: condition).isEmpty)
  }

  @Test(
    "a value that every matching call has needs none",
    arguments: [
      "mentions \"{money as total} down\" or mentions \"{money as total} in full\"",
      "mentions any of (\"{money as total} down\", \"{money as total} in full\")",
      "mentions all of (\"{money as total} down\", \"nothing else\")",
      "mentions at least 2 of (\"{money as total} down\", \"nothing else\")",
      "mentions \"card\" near \"{money as total}\" within 3s",
      "not (not mentions \"{money as total}\" or mentions \"no\")",
      "mentions \"({money as total} down|{money as total} today)\"",
      "call.answered and mentions \"{money as total}\" at least 2 times",
    ])
  func isAlwaysThere(condition: String) {
    #expect(codes("total", when: condition).isEmpty)
    let warnings = check("rule \"r\" when \(condition) then conversion value total otherwise $1")
      .diagnostics.map(\.code)
    #expect(warnings.contains(.alwaysTrue))
  }

  @Test("the values of a condition that the rule names are known, its own names alone are not")
  func conditions() {
    let declared = "condition paid = mentions \"{money as total} down\"\n"
    func found(_ rule: String) -> [DiagnosticCode] {
      check(declared + rule).diagnostics.filter { $0.severity == .error }.map(\.code)
    }
    #expect(found("rule \"r\" when paid then conversion value total").isEmpty)
    #expect(
      found("rule \"r\" when paid or call.answered then conversion value total") == [.emptyValue])
    #expect(
      found(
        """
        rule "r" when paid then conversion value total
        rule "s" when call.answered then conversion value total
        """) == [.unknownName])
  }

  @Test("a misspelt name is found among the values that are said")
  func misspelt() {
    let found = errors("totl", when: total)
    #expect(found.map(\.code) == [.unknownName])
    #expect(found.first?.help == "did you mean `total`?")
  }

  @Test("two kinds under one name, and a name that stands for something else, are refused")
  func clashes() {
    #expect(
      codes("$1", when: "mentions \"{money as it}\" and mentions \"{number as it} seats\"")
        == [.typeMismatch])
    #expect(
      codes("$1", when: "mentions any of (\"{money as it}\", \"{date as it}\")") == [.typeMismatch])
    #expect(codes("$1", when: "mentions \"{money as it}\" as it") == [.duplicateName])
    #expect(
      check("constant total = $1\nrule \"r\" when \(total) then conversion value total")
        .diagnostics.filter { $0.severity == .error }.map(\.code) == [.duplicateName])
  }

  @Test("what the functions do not take is refused")
  func wrongArguments() {
    #expect(codes("first($1)", when: total) == [.typeMismatch])
    #expect(codes("sum(total, total)", when: total) == [.typeMismatch])
    #expect(codes("$1 * count(total)", when: total) == [.typeMismatch])
    #expect(codes("first(totl)", when: total) == [.unknownName])
  }

  @Test("values are read, so sound is not asked for them")
  func sound() {
    func found(_ condition: String) -> [DiagnosticCode] {
      check("rule \"r\" when \(condition) then tag \"x\"").diagnostics.map(\.code)
        .filter { $0 != .untestedRule && $0 != .liveWithoutOwner }
    }
    #expect(found("mentions \"{money} down\" in both") == [.slotInAudio])
    #expect(found("mentions \"{money} down\" in audio") == [.slotInAudio])
    #expect(
      found("mentions any of (\"{money} down\" sounds like \"money down\")") == [.slotInAudio])
    #expect(found("mentions \"{money} down\"").isEmpty)
    #expect(found("mentions \"{money} down\" in transcript").isEmpty)
  }

  @Test("a phrase with money goes with the currency of its file, another one does not")
  func currency() throws {
    let found = try mention("mentions any of (\"{money} down\", \"{number} down\")")
    #expect(found.target.uses.map(\.term.currency?.code) == ["USD", nil])
  }
}
