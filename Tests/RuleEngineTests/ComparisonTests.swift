import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite struct ComparisonTests {
  private func ask(_ value: FieldValue?, _ test: FieldTest) -> Verdict? {
    let facts = value.map { ["custom.field": $0] } ?? [:]
    return verdict(field("custom.field", value?.type ?? .text, test), call(facts: facts))
  }

  @Test(
    "each relation says of smaller, equal and greater values what it should",
    arguments: [
      (.equal, [false, true, false]), (.notEqual, [true, false, true]),
      (.less, [true, false, false]), (.lessOrEqual, [true, true, false]),
      (.greater, [false, false, true]), (.greaterOrEqual, [false, true, true]),
    ] as [(ComparisonRelation, [Bool])])
  func relations(relation: ComparisonRelation, expected: [Bool]) {
    let ladders: [[FieldValue]] = [
      [seconds(29), seconds(30), seconds(31)], [dollars(-1), dollars(0), dollars(1)],
      [number("-0.5"), number("0"), number("0.000001")], [instant(-1), instant(0), instant(1)],
      [
        .percent(FixedDecimal(millionths: 1)), .percent(FixedDecimal(millionths: 2)),
        .percent(FixedDecimal(millionths: 3)),
      ],
    ]
    for ladder in ladders {
      for (value, holds) in zip(ladder, expected) {
        #expect(ask(value, .compares(relation, to: .value(ladder[1]))) == Verdict(holds))
      }
    }
  }

  @Test("a missing field makes every question unknown, but whether it is known")
  func missingFields() {
    let questions: [FieldTest] = [
      .holds, .compares(.equal, to: .value(text("a"))), .compares(.notEqual, to: .value(text("a"))),
      .isIn(.values([text("a")])), .isNotIn(.values([text("a")])), .contains("a"),
      .matches(glob: "*"), .startsWith("a"), .isIn(.range(lower: seconds(1), upper: seconds(2))),
    ]
    for question in questions { #expect(ask(nil, question) == .unknown) }
    #expect(ask(nil, .isKnown) == .no)
    #expect(ask(nil, .isMissing) == .yes)
    #expect(ask(text("a"), .isKnown) == .yes)
    #expect(ask(text("a"), .isMissing) == .no)
  }

  @Test("values that cannot be compared are unknown, not different")
  func incomparable() throws {
    let euro = try FieldValue.money(
      Money(minorUnits: 5, currency: #require(Currency(code: "EUR"))))
    for relation in ComparisonRelation.allCases {
      #expect(ask(euro, .compares(relation, to: .value(dollars(5)))) == .unknown)
      #expect(ask(seconds(5), .compares(relation, to: .value(number("5")))) == .unknown)
    }
    #expect(ask(euro, .isIn(.values([dollars(5)]))) == .unknown)
    #expect(ask(euro, .isIn(.values([dollars(5), euro]))) == .yes)
    #expect(ask(euro, .isNotIn(.values([dollars(5), euro]))) == .no)
    #expect(ask(text("a"), .compares(.less, to: .value(text("b")))) == .unknown)
    #expect(ask(text("a"), .holds) == .unknown)
    #expect(ask(seconds(5), .contains("5")) == .unknown)
  }

  @Test("flags")
  func flags() {
    #expect(ask(.flag(true), .holds) == .yes)
    #expect(ask(.flag(false), .holds) == .no)
    #expect(ask(.flag(false), .compares(.equal, to: .value(.flag(false)))) == .yes)
  }

  @Test("texts are compared without case and width, in any normal form")
  func texts() {
    #expect(ask(text("Brand"), .compares(.equal, to: .value(text("bRAND")))) == .yes)
    #expect(ask(text("Brand"), .compares(.notEqual, to: .value(text("brand")))) == .no)
    #expect(ask(text("été"), .compares(.equal, to: .value(text("E\u{301}TE\u{301}")))) == .yes)
    #expect(ask(text("Ｂｒａｎｄ"), .compares(.equal, to: .value(text("brand")))) == .yes)
    #expect(ask(text("Spring Search"), .contains("g s")) == .yes)
    #expect(ask(text("Spring Search"), .contains("gs")) == .no)
    #expect(ask(text(""), .contains("")) == .yes)
    #expect(ask(text("Spring"), .startsWith("sp")) == .yes)
    #expect(ask(text("Spring"), .startsWith("pr")) == .no)
    #expect(ask(.choice("inbound"), .compares(.equal, to: .value(.choice("inbound")))) == .yes)
    #expect(ask(.choice("inbound"), .compares(.notEqual, to: .value(.choice("outbound")))) == .yes)
  }

  @Test(
    "globs",
    arguments: [
      ("brand", "brand", true), ("Brand", "bRaN?", true), ("brand", "bran", false),
      ("brand", "*", true), ("", "*", true), ("", "?", false), ("", "", true),
      ("spring-search", "spring-*", true), ("spring", "spring-*", false),
      ("abcabd", "*abd", true), ("abcabd", "a*b?", true), ("abcabd", "a*c", false),
      ("aaaaab", "*a*a*b", true), ("été", "?t?", true), ("예약전화", "예약*", true),
      ("a*b", "a*b", true), ("ab", "a**b", true), ("ba", "*b", false),
    ] as [(String, String, Bool)])
  func globs(value: String, glob: String, expected: Bool) {
    #expect(ask(text(value), .matches(glob: glob)) == Verdict(expected))
  }

  @Test("a glob of many stars is answered at once")
  func hostileGlob() {
    let glob = String(repeating: "*a", count: 200) + "b"
    #expect(ask(text(String(repeating: "a", count: 5_000)), .matches(glob: glob)) == .no)
  }

  @Test("telephone numbers")
  func phones() throws {
    let number = try FieldValue.phone(#require(PhoneNumber("+1 212 555 0100")))
    let other = try FieldValue.phone(#require(PhoneNumber("+1 212 555 0101")))
    #expect(ask(number, .startsWith("+1212")) == .yes)
    #expect(ask(number, .startsWith("+1213")) == .no)
    #expect(ask(number, .isIn(.values([other, number]))) == .yes)
    #expect(ask(number, .isNotIn(.values([other]))) == .yes)
    #expect(ask(number, .matches(glob: "+1*0100")) == .yes)
  }

  @Test("ranges hold their ends; a range of instants does not hold its last")
  func ranges() {
    let minutes = CheckedValueSet.range(lower: seconds(60), upper: seconds(120))
    for (value, holds) in [(59, false), (60, true), (120, true), (121, false)] as [(Int64, Bool)] {
      #expect(ask(seconds(value), .isIn(minutes)) == Verdict(holds))
      #expect(ask(seconds(value), .isNotIn(minutes)) == Verdict(!holds))
    }
    let days = CheckedValueSet.range(lower: instant(0), upper: instant(10))
    for (value, holds) in [(-1, false), (0, true), (9, true), (10, false)] as [(Int64, Bool)] {
      #expect(ask(instant(value), .isIn(days)) == Verdict(holds))
    }
  }

  @Test("a field is compared with another; if that is missing, the answer is unknown")
  func fieldAgainstField() {
    let test = FieldTest.compares(
      .greater, to: .field(.stored(path: "custom.budget", type: .money)))
    let condition = field("custom.price", .money, test)
    #expect(
      verdict(
        condition, call(facts: ["custom.price": dollars(2), "custom.budget": dollars(1)])) == .yes)
    #expect(
      verdict(
        condition, call(facts: ["custom.price": dollars(1), "custom.budget": dollars(1)])) == .no)
    #expect(verdict(condition, call(facts: ["custom.price": dollars(1)])) == .unknown)
  }

  // MARK: Clocks and calendars

  private let newYork = "America/New_York"

  private func isOn(_ days: String..., zone: String, startedUnixMs: Int64) -> Verdict? {
    let condition = CheckedExpression.comparison(
      CheckedComparison(
        .weekday(zone: zone), .isIn(.values(days.map(FieldValue.choice))), span: nowhere))
    return verdict(condition, call(facts: ["call.started": instant(startedUnixMs)]))
  }

  @Test("the weekday is the one in the file's zone")
  func weekdays() {
    // 2026-10-05T03:30:00Z: Monday in London, still Sunday evening in New York.
    let started: Int64 = 1_791_171_000_000
    #expect(isOn("mon", zone: "UTC", startedUnixMs: started) == .yes)
    #expect(isOn("sun", zone: newYork, startedUnixMs: started) == .yes)
    #expect(isOn("mon", "tue", zone: newYork, startedUnixMs: started) == .no)
    // 1969-12-31T23:59:59.999Z was a Wednesday, and a millisecond later Thursday began.
    #expect(isOn("wed", zone: "UTC", startedUnixMs: -1) == .yes)
    #expect(isOn("thu", zone: "UTC", startedUnixMs: 0) == .yes)
  }

  @Test("a weekday that the facts state is believed; without any start it is unknown")
  func statedWeekday() {
    let condition = CheckedExpression.comparison(
      CheckedComparison(
        .weekday(zone: "UTC"), .compares(.equal, to: .value(.choice("sat"))), span: nowhere))
    #expect(
      verdict(
        condition, call(facts: ["call.weekday": .choice("sat"), "call.started": instant(0)]))
        == .yes)
    #expect(verdict(condition, call()) == .unknown)
  }

  @Test("an instant beyond every calendar, and a zone that does not exist, are unknown")
  func beyondTheCalendar() {
    #expect(isOn("mon", zone: "UTC", startedUnixMs: .max) == .unknown)
    #expect(isOn("mon", zone: "UTC", startedUnixMs: .min) == .unknown)
    #expect(isOn("mon", zone: "Mars/Olympus", startedUnixMs: 0) == .unknown)
  }

  private func isBetween(_ start: Int, _ end: Int, zone: String, startedUnixMs: Int64) -> Verdict? {
    let hourMs = 3_600_000
    let test = FieldTest.isIn(
      .timesOfDay(startMs: start * hourMs, endMs: end * hourMs, zone: zone))
    return verdict(
      field("call.started", .instant, test), call(facts: ["call.started": instant(startedUnixMs)]))
  }

  @Test(
    "times of day are half open and may cross midnight",
    arguments: [
      (9, 18, 8, Verdict.no), (9, 18, 9, .yes), (9, 18, 17, .yes), (9, 18, 18, .no),
      (22, 6, 21, .no), (22, 6, 22, .yes), (22, 6, 0, .yes), (22, 6, 5, .yes), (22, 6, 6, .no),
      (0, 0, 13, .yes),
    ] as [(Int, Int, Int64, Verdict)])
  func timesOfDay(start: Int, end: Int, hour: Int64, expected: Verdict) {
    #expect(isBetween(start, end, zone: "UTC", startedUnixMs: hour * 3_600_000) == expected)
    #expect(
      isBetween(start, end, zone: "UTC", startedUnixMs: hour * 3_600_000 - 7 * 86_400_000)
        == expected)
  }

  @Test("clocks change with the seasons")
  func daylightSaving() {
    // 13:30Z is 8:30 in New York in winter and 9:30 in summer.
    let (january, july): (Int64, Int64) = (1_768_483_800_000, 1_784_122_200_000)
    #expect(isBetween(9, 18, zone: newYork, startedUnixMs: january) == .no)
    #expect(isBetween(9, 18, zone: newYork, startedUnixMs: july) == .yes)
  }
}
