import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("Amounts that a call decides") struct WorthTypingTests {
  private static let schema = FieldSchema(
    fields: FieldSchema.standard.fields + [
      Field("custom.price", .money, summary: "The price."),
      Field("custom.seats", .number, isAlwaysPresent: true, summary: "The seats."),
      Field("custom.share", .percent, summary: "Our share."),
    ])
  private static let options = CheckOptions(schema: schema)

  private static let declarations = """
    table prices { "basic plan" = $20 "gold plan" = $99.50 }
    table weights { "basic plan" = 1 "gold plan" = 2.5 }
    terms plans = "basic plan", "gold plan"

    """

  /// The worth of the one conversion of a rule with this condition.
  private func worth(
    _ written: String, when condition: String = "call.answered",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Worth<CheckedMention> {
    let text = "\(Self.declarations)rule \"r\" when \(condition) then conversion value \(written)"
    let rule = try #require(
      try rules(text, options: Self.options, sourceLocation: sourceLocation).first)
    guard case .conversion(_, let worth?, _, _) = rule.outcomes[0] else {
      throw WrongShape(description: "no worth: \(rule.outcomes)")
    }
    return worth
  }

  private func errors(_ written: String, when condition: String = "call.answered") -> [Diagnostic] {
    check(
      "\(Self.declarations)rule \"r\" when \(condition) then conversion value \(written)",
      options: Self.options
    ).diagnostics.filter { $0.severity == .error }
  }

  @Test("a field that every call has needs no fallback")
  func fieldAlwaysPresent() throws {
    let worth = try worth("$25 * custom.seats")
    #expect(
      worth.amount
        == .combined(
          .constant(Quantity(Money(minorUnits: 2500, currency: .usd))), .times,
          .field(.stored(path: "custom.seats", type: .number))))
    #expect(worth.currency == .usd)
    #expect(worth.fixedAmount == nil)
  }

  @Test("a field that may be missing needs a fallback, unless the condition knows of it")
  func fieldSometimesPresent() throws {
    #expect(errors("custom.price").map(\.code) == [.emptyValue])
    _ = try worth("custom.price otherwise $5")
    _ = try worth("custom.price", when: "custom.price is known")
    _ = try worth("custom.price", when: "custom.price > $5 and call.answered")
    _ = try worth("custom.price", when: "not custom.price is missing")
    _ = try worth("custom.price", when: "custom.price < $5 or custom.price > $9")
    #expect(
      errors("custom.price", when: "custom.price > $5 or call.answered").map(\.code)
        == [.emptyValue])
    #expect(errors("custom.price", when: "custom.price is missing").map(\.code) == [.emptyValue])
  }

  @Test("the fallback must be there for every call")
  func fallbackThatMayBeEmpty() {
    #expect(errors("custom.price otherwise custom.price * 2").map(\.code) == [.emptyValue])
  }

  @Test("the currency of an amount is what anything in it is in")
  func currency() throws {
    let known = "custom.price is known"
    #expect(try worth("custom.price", when: known).currency == nil)
    #expect(try worth("custom.price at most $5,000", when: known).currency == .usd)
    #expect(try worth("custom.price otherwise $1").currency == .usd)
    #expect(try worth("max(custom.price, $1)", when: known).currency == .usd)
    #expect(errors("custom.price otherwise $1 at least EUR 1").map(\.code) == [.currencyMix])
    #expect(errors("max($1, EUR 1)").map(\.code) == [.currencyMix])
  }

  @Test("a table gives the row of a mention that must have been made")
  func lookup() throws {
    let required = "mentions any of plans as plan"
    let worth = try worth("prices[plan]", when: required)
    guard case .row(let rows, let mention) = worth.amount else {
      throw WrongShape(description: "\(worth)")
    }
    #expect(
      rows == [
        "basic plan": Quantity(Money(minorUnits: 2000, currency: .usd)),
        "gold plan": Quantity(Money(minorUnits: 9950, currency: .usd)),
      ])
    #expect(mention.target.uses.map(\.term.pattern) == ["basic plan", "gold plan"])
    _ = try self.worth("$10 * weights[plan]", when: required)
    #expect(errors("weights[plan]", when: required).map(\.code) == [.typeMismatch])
  }

  @Test(
    "a table needs a fallback where a call can match without the mention",
    arguments: [
      "mentions any of plans as plan or call.answered",
      "not mentions any of plans as plan",
      "mentions any of plans at most 2 times as plan",
    ])
  func lookupWithoutMention(condition: String) {
    #expect(errors("prices[plan]", when: condition).map(\.code) == [.emptyValue])
    #expect(errors("prices[plan] otherwise $1", when: condition).isEmpty)
  }

  @Test("a table needs a fallback where a term has no row")
  func lookupWithoutRow() {
    let found = errors("prices[plan]", when: "mentions any of (plans, \"gold plans\") as plan")
    #expect(found.map(\.code) == [.emptyValue])
    #expect(found.first?.secondary.first?.text == "the nearest row is `gold plan`")
  }

  @Test("counts are numbers and never empty")
  func count() throws {
    let worth = try worth("$5 * count(plan) at most $50", when: "not mentions any of plans as plan")
    guard case .combined(_, .times, .count(let mention)) = worth.amount else {
      throw WrongShape(description: "\(worth)")
    }
    #expect(mention.count == MentionCount(minimum: 1, maximum: nil))
    #expect(worth.most == Money(minorUnits: 5000, currency: .usd))
    #expect(errors("$5 * count(\"x\")").first?.code == .syntax)
    #expect(errors("$5 * count(plans)").map(\.code) == [.unknownName])
    #expect(
      errors("$5 * plan", when: "mentions any of plans as plan").map(\.code) == [.typeMismatch])
  }

  @Test(
    "rounding, and the largest and smallest of several, are worked out where they can be",
    arguments: [
      ("round($12.50)", "$12.00"), ("round($13.50)", "$14.00"), ("round($10 / 3)", "$3.00"),
      ("$1 * round(2.5)", "$2.00"), ("10% of $25", "$2.50"),
    ])
  func rounding(written: String, amount: String) throws {
    #expect(try worth(written).fixedAmount?.description == amount)
  }

  @Test(
    "what has no meaning is refused",
    arguments: [
      ("max($1, 2)", DiagnosticCode.typeMismatch), ("max($1)", .typeMismatch),
      ("round($1, $2)", .typeMismatch), ("largest($1, $2)", .unknownName),
      ("first($1)", .typeMismatch), ("$1 * call.duration", .typeMismatch),
      ("$1 * call.durration", .unknownField), ("$1 * missing[plan]", .unknownName),
      ("custom.seats", .typeMismatch), ("custom.price * custom.price", .typeMismatch),
      ("$1 + custom.seats", .typeMismatch), ("$1 / custom.price", .typeMismatch),
      ("custom.seats * $1 / 0", .badLiteral),
    ])
  func refused(written: String, code: DiagnosticCode) {
    #expect(errors(written).first?.code == code)
  }

  @Test("a table that mixes kinds or currencies, or has a row twice, is refused once")
  func wrongTables() {
    func codes(_ rows: String) -> [DiagnosticCode] {
      check("table t { \(rows) }").diagnostics.filter { $0.severity == .error }.map(\.code)
    }
    #expect(codes("\"a\" = $1 \"b\" = 2") == [.typeMismatch])
    #expect(codes("\"a\" = $1 \"b\" = EUR 2") == [.currencyMix])
    #expect(codes("\"a\" = $1 \"a\" = $2") == [.duplicateName])
    #expect(codes("\"a\" = 5m") == [.typeMismatch])
    #expect(codes("\"a\" = $1.005") == [.badLiteral])
    #expect(codes("\"a\" = 40% \"b\" = 2").isEmpty)
  }
}
