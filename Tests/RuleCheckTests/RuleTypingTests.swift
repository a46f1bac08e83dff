import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("Rules, typed")
struct RuleTypingTests {
  @Test("a rule without attributes is live, revision 1, priority 0, with an id from its name")
  func defaults() throws {
    let rule = try #require(
      try rules("rule \"Card sale!\" when call.answered then tag \"x\"").first)
    #expect(rule.name == "Card sale!")
    #expect(rule.id == "card_sale")
    #expect(rule.revision == 1)
    #expect(rule.status == .live)
    #expect(rule.priority == 0)
    #expect(rule.effective == nil)
  }

  @Test("attributes are kept, and the period lasts to the end of its last day")
  func attributes() throws {
    let text = """
      rule "신규 예약"
        id new_booking
        revision 3
        status draft
        description "what"
        owner "who"
        priority -5
        effective from 2026-03-08 until 2026-03-08
      when call.answered then tag "x"
      """
    let rule = try #require(try rules(text).first)
    #expect(rule.id == "new_booking")
    #expect(rule.revision == 3)
    #expect(rule.status == .draft)
    #expect(rule.description == "what")
    #expect(rule.owner == "who")
    #expect(rule.priority == -5)
    #expect(
      rule.effective
        == EffectivePeriod(
          start: Instant(unixMs: 1_772_946_000_000), end: Instant(unixMs: 1_773_028_800_000)))
  }

  @Test("outcomes are kept in order, and a conversion has the rule's name where it has none")
  func outcomes() throws {
    let text = """
      constant price = $5
      rule "sale" when call.answered
      then conversion value price type booking conversion "x" tag "a", "b" score -2 as doubt note "n"
      """
    let rule = try #require(try rules(text).first)
    #expect(rule.outcomes.count == 5)
    guard case .conversion("sale", let worth?, "booking", _) = rule.outcomes[0],
      case .conversion("x", nil, nil, _) = rule.outcomes[1],
      case .tags(["a", "b"], _) = rule.outcomes[2],
      case .score(-2, "doubt", _) = rule.outcomes[3], case .note("n", _) = rule.outcomes[4]
    else { throw WrongShape(description: "\(rule.outcomes)") }
    #expect(worth.fixedAmount == Money(minorUnits: 500, currency: .usd))
  }

  @Test("rules come in the order of file names, and spans lead back to the words")
  func files() throws {
    let texts = [
      "b/x.rules": "rule \"two\"", "a.rules": "rule \"one\"", "b.rules": "rule \"three\"",
    ]
    let files = texts.map { name, start in
      CheckedFile(
        name: name,
        source: SourceFile(
          path: "rules/\(name)", text: "language 1 \(start) when call.answered then tag \"x\""))
    }
    let ruleset = try #require(checkRules(files).ruleset)
    #expect(ruleset.files.map(\.name) == ["a.rules", "b.rules", "b/x.rules"])
    #expect(ruleset.rules.map(\.name) == ["one", "three", "two"])
    #expect(ruleset.rules.map { ruleset.reference(to: $0).file } == ruleset.files.map(\.name))
    #expect(ruleset.rules.allSatisfy { ruleset.text(at: $0.when.span) == "call.answered" })
  }

  @Test("names belong to their file, rules to all")
  func scopes() {
    let text = "language 1 terms a = \"x y\" rule \"%\" when mentions any of a then tag \"x\""
    let files = ["one", "two"].map { name in
      CheckedFile(
        name: name, source: SourceFile(path: name, text: text.replacing("%", with: name)))
    }
    #expect(checkRules(files).diagnostics.isEmpty)
    let same = files.map {
      CheckedFile(name: $0.name, source: SourceFile(path: $0.name, text: text))
    }
    #expect(checkRules(same).diagnostics.map(\.code) == [.duplicateName])
  }

  @Test("an error anywhere leaves no ruleset; a warning does")
  func noHalfRuleset() {
    let good = "rule \"a\" when call.answered then tag \"x\"\n"
    #expect(check(good + "rule \"b\" when call.answerd then tag \"x\"").ruleset == nil)
    let warned = check(good + "terms idle = \"a b\"")
    #expect(warned.ruleset?.rules.count == 1)
    #expect(warned.diagnostics.map(\.code) == [.unusedName])
  }

  @Test("an allowed warning is silent in its declaration only")
  func allow() {
    let text = """
      terms a = "x y"  # allow: unused_name kept for the winter
      terms b = "x y"
      # allow: unused_name kept for the summer
      terms c = "x y"
      rule "r" when call.answered then tag "x"
      """
    let result = check(text)
    #expect(result.diagnostics.map(\.summary) == ["`b` is never used"])
  }

  @Test(
    "where declarations share a line, an allowed warning is that of the one it stands in or behind")
  func allowOnOneLine() {
    let result = check(
      """
      terms a = "x y" terms b = # allow: unused_name kept for the winter
      "x y" terms c = "x y" # allow: unused_name kept for the summer
      rule "r" when call.answered then tag "x"
      """)
    #expect(result.diagnostics.map(\.summary) == ["`a` is never used"])
  }

  @Test("conditions that double each other are refused in time")
  func bombs() {
    var text = "condition c0 = call.answered and call.answered\n"
    for level in 1...60 { text += "condition c\(level) = c\(level - 1) and c\(level - 1)\n" }
    let result = check(text + "rule \"r\" when c60 then tag \"x\"")
    #expect(result.diagnostics.contains { $0.code == .limitExceeded })
    var chain = "condition d0 = call.answered\n"
    for level in 1...60 { chain += "condition d\(level) = not d\(level - 1)\n" }
    let deep = check(chain + "rule \"r\" when d60 then tag \"x\"")
    #expect(deep.diagnostics.contains { $0.code == .limitExceeded })
  }

  @Test("of a file that is no rule file the first hundred messages are shown, and the rest counted")
  func tooMany() {
    let junk = String(repeating: "가 @ ", count: 30_000)
    let result = check(junk)
    #expect(result.diagnostics.count == 100)
    #expect(result.diagnostics.last?.notes.first?.hasSuffix("are not shown") == true)
    #expect(result.text().utf8.count < 100_000)
  }

  @Test("an error is shown however many warnings stand before it")
  func errorsFirst() {
    let idle = (0..<150).map { "terms idle\($0) = \"word w\($0)\"\n" }.joined()
    let result = check(idle + "rule \"r\" when call.answerd then tag \"x\"")
    #expect(result.ruleset == nil)
    #expect(result.diagnostics.count == 100)
    #expect(result.diagnostics.last?.code == .unknownField)
    #expect(result.diagnostics.last?.notes == ["51 more messages about this file are not shown"])
  }

  @Test("term sets that double each other are refused in time")
  func termBombs() {
    var text = "terms t0 = \"a b\", \"c d\"\n"
    for level in 1...60 { text += "terms t\(level) = t\(level - 1), t\(level - 1)\n" }
    #expect(check(text + "rule \"r\" when mentions any of t60 then tag \"x\"").ruleset != nil)
    let many = (0..<10_001).map { "\"word w\($0)\"" }.joined(separator: ", ")
    let result = check("terms t = \(many)\nrule \"r\" when mentions any of t then tag \"x\"")
    #expect(result.diagnostics.map(\.code) == [.limitExceeded])
  }
}

@Suite("Amounts")
struct AmountTests {
  @Test(
    "are exact in the currency's smallest unit",
    arguments: [
      ("$100", "$100.00"), ("$1,000.50", "$1,000.50"), ("₩50,000", "₩50,000"),
      ("KRW 50000", "₩50,000"), ("KWD 1.234", "KWD 1.234"), ("EUR 9.9", "€9.90"),
    ])
  func literals(written: String, value: String) throws {
    #expect(try self.value(of: written, header: "language 1\n") == value)
  }

  @Test(
    "are worked out exactly and rounded once, halves to the even side",
    arguments: [
      ("$25 * 3 + 8% of $100", "$83.00"), ("$0.05 * 0.5", "$0.02"), ("$0.15 * 0.5", "$0.08"),
      ("$100 / 3", "$33.33"), ("$100 / 3 * 3", "$100.00"), ("$200 / 3", "$66.67"),
      ("($10 - $4) * 2", "$12.00"), ("2 * $5 / 4", "$2.50"), ("12.5% of 40% of $1", "$0.05"),
      ("$5 at least $10", "$10.00"), ("$50 at most $10", "$10.00"),
      ("$7 at least $1 at most $10", "$7.00"), ("$1 - $3", "-$2.00"), ("half * $1", "$0.50"),
      ("price * 2", "$8.00"), ("$0.25 / 10", "$0.02"), ("$0.35 / 10", "$0.04"),
    ])
  func calculations(written: String, value: String) throws {
    let constants = "constant half = 0.5\nconstant price = $4\n"
    #expect(try self.value(of: written, header: testHeader + constants) == value)
  }

  @Test(
    "that cannot be worked out are refused",
    arguments: [
      ("5", DiagnosticCode.typeMismatch), ("$5 * $5", .typeMismatch), ("$5 + 5", .typeMismatch),
      ("5 / $5", .typeMismatch), ("$5 / 0", .badLiteral), ("$5 + EUR 5", .currencyMix),
      ("$5 at least EUR 1", .currencyMix), ("$5 at least $9 at most $2", .badLiteral),
      ("$92233720368547758.08", .badLiteral), ("$90000000000000000 * 9", .badLiteral),
      ("$1.005", .badLiteral), ("₩10.5", .badLiteral), ("XXQ 5", .badLiteral),
      ("nothing", .unknownName), ("custom.price", .typeMismatch),
      ("$1 at least $1 at least $2", .duplicateQualifier), ("$1 otherwise $2", .alwaysTrue),
      ("9223372036854 * 9223372036854 * 9223372036854 * 9223372036854 * $1", .badLiteral),
    ])
  func refused(written: String, code: DiagnosticCode) {
    let found = check("rule \"r\" when call.answered then conversion value \(written)")
    #expect(found.diagnostics.map(\.code) == [code])
  }

  @Test("that are text are told with what to write")
  func text() {
    let found = check(
      "rule \"r\" when custom.plan is known then conversion value custom.plan otherwise $1")
    #expect(found.diagnostics.map(\.code) == [.typeMismatch])
    #expect(found.text().contains("with `custom.plan = \"…\"` as a condition and its amount"))
  }

  private func value(of written: String, header: String) throws -> String {
    let text = "\(header)rule \"r\" when call.answered then conversion value \(written)"
    let result = checkRules(
      [CheckedFile(name: "x", source: SourceFile(path: "x", text: text))])
    guard
      case .conversion(_, let worth?, _, _)? = result.ruleset?.rules.first?.outcomes.first,
      let money = worth.fixedAmount
    else { throw WrongShape(description: result.text()) }
    return money.description
  }
}
