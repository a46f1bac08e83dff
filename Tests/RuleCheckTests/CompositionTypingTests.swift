import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("Groups, exclusions, stop and disqualify")
struct CompositionTypingTests {
  private func codes(_ text: String) -> [DiagnosticCode] { check(text).diagnostics.map(\.code) }

  private func ruleset(_ text: String) throws -> CheckedRuleset {
    let result = check(text)
    return try #require(result.ruleset, Comment(rawValue: result.text()))
  }

  @Test("a group has a choice, and rules are in it, also those that are written before")
  func groups() throws {
    let ruleset = try ruleset(
      """
      rule "a" in group purchase when call.answered then tag "x"
      rule "b" when call.voicemail then tag "y"
      group purchase picks highest value
      group booking picks highest priority
      group other picks first
      group every picks all
      rule "c" in group booking when call.duration > 1m then tag "z"
      rule "d" in group other when call.duration > 2m then tag "z"
      rule "e" in group every when call.duration > 3m then tag "z"
      """)
    #expect(ruleset.rules.map(\.group) == ["purchase", nil, "booking", "other", "every"])
    #expect(ruleset.groups.map(\.name) == ["purchase", "booking", "other", "every"])
    #expect(ruleset.groups.map(\.choice) == [.highestValue, .highestPriority, .first, .all])
  }

  @Test("an exclusion has a condition and perhaps a group, and needs no guard")
  func exclusions() throws {
    let ruleset = try ruleset(
      """
      list staff = +12125550100
      group purchase picks first
      exclude "staff" when caller.number in staff
      exclude "others" from group purchase when caller.number not in staff
      rule "a" in group purchase when call.answered then tag "x"
      """)
    #expect(ruleset.exclusions.map(\.name) == ["staff", "others"])
    #expect(ruleset.exclusions.map(\.group) == [nil, "purchase"])
  }

  @Test("stop and disqualify are outcomes")
  func outcomes() throws {
    let rule = try #require(
      try rules("rule \"a\" when call.answered then stop stop all disqualify \"service call\"")
        .first)
    guard case .stop(false, _) = rule.outcomes[0], case .stop(true, _) = rule.outcomes[1],
      case .disqualify("service call", _) = rule.outcomes[2]
    else {
      Issue.record("\(rule.outcomes)")
      return
    }
  }

  @Test("groups of all files are known, and each is declared once")
  func acrossFiles() {
    func result(_ second: String) -> CheckResult {
      let first = "group g picks first\nrule \"a\" in group g when call.answered then tag \"x\""
      return checkRules(
        [("a", first), ("b", second)].map { name, text in
          CheckedFile(name: name, source: SourceFile(path: name, text: testHeader + text))
        })
    }
    let rule = "rule \"b\" in group g when call.voicemail then tag \"y\""
    #expect(result(rule).ruleset?.rules.map(\.group) == ["g", "g"])
    #expect(result("group g picks all\n" + rule).diagnostics.map(\.code) == [.duplicateName])
  }

  @Test(
    "what is wrong with them is told",
    arguments: [
      ("rule \"a\" in group g when call.answered then tag \"x\"", .unknownName),
      ("list g = 1, 2\nrule \"a\" in group g when call.answered then tag \"x\"", .unknownName),
      ("exclude \"e\" from group g when call.answered", .unknownName),
      ("group g picks first", .unusedName),
      ("exclude \"e\" when call.answered\nexclude \"e\" when call.voicemail", .duplicateName),
      ("exclude \"e\" when call.durration > 1m", .unknownField),
      (
        "group g picks highest value\n"
          + "rule \"a\" in group g when call.answered then conversion \"a\" value $1\n"
          + "rule \"b\" in group g when call.voicemail then conversion \"b\" value EUR 1",
        .currencyMix
      ),
    ] as [(String, DiagnosticCode)])
  func faults(text: String, code: DiagnosticCode) {
    #expect(codes(text).contains(code), "\(check(text).text())")
  }

  @Test("a group that does not compare values may have several currencies")
  func currencies() {
    #expect(
      codes(
        """
        group g picks highest priority
        rule "a" in group g when call.answered then conversion "a" value $1
        rule "b" in group g when call.voicemail then conversion "b" value EUR 1
        """) == [])
  }
}

@Suite("Once per")
struct RepeatLimitTypingTests {
  private func limit(_ written: String) throws -> RepeatLimit? {
    try rules("rule \"a\" \(written) when call.answered then conversion \"c\"").first?.limit
  }

  @Test("keys are fields, and days and weeks are written as such")
  func typed() throws {
    #expect(
      try limit("once per caller.number within 30d")
        == RepeatLimit(keys: ["caller.number"], withinMs: 30 * 86_400_000))
    #expect(
      try limit("once per caller.number and campaign.id")
        == RepeatLimit(keys: ["caller.number", "campaign.id"]))
    #expect(try limit("once per custom.order within 1w")?.withinMs == 7 * 86_400_000)
    #expect(try limit("") == nil)
  }

  @Test(
    "what is wrong with it is told",
    arguments: [
      ("once per caller.nummber", .unknownField), ("once per number", .unknownField),
      ("once per call.weekday", .typeMismatch),
      ("once per caller.number and caller.number", .duplicateQualifier),
      ("once per caller.number within 0s", .badLiteral),
    ] as [(String, DiagnosticCode)])
  func faults(written: String, code: DiagnosticCode) {
    let result = check("rule \"a\" \(written) when call.answered then conversion \"c\"")
    #expect(result.diagnostics.map(\.code) == [code], "\(result.text())")
  }

  @Test("a rule that books no conversion has nothing to limit")
  func withoutConversion() {
    #expect(
      check("rule \"a\" once per caller.number when call.answered then tag \"t\"")
        .diagnostics.map(\.code) == [.withoutEffect])
  }
}
