import CallModel
import Diagnostics
import Imports
import Testing

/// How each type of value is written in a calls file.
@Suite struct ValueTests {
  static let schema = FieldSchema(
    fields: FieldSchema.standard.fields + [
      Field("custom.money", .money, summary: ""), Field("custom.percent", .percent, summary: ""),
      Field("custom.number", .number, summary: ""),
    ])

  /// The value of `text` in the column `name`; `nil` where it is not known.
  private func value(_ text: String, in name: String) throws(InputErrors) -> FieldValue? {
    let quoted = text.split(separator: "\"", omittingEmptySubsequences: false).joined(
      separator: "\"\"")
    let file = "id,\(name)\n1,\"\(quoted)\"\n"
    let calls = try CallsFile.parse(Array(file.utf8), path: "calls.csv", schema: Self.schema)
    return calls[0].facts[Self.schema.field(at: name)?.path ?? "call.\(name)"]
  }

  private func error(_ text: String, in name: String) -> InputError? {
    let errors = #expect(throws: InputErrors.self) { try value(text, in: name) }
    #expect(errors?.errors.count == 1)
    #expect(errors?.errors.first?.location == .line(2))
    return errors?.errors.first
  }

  @Test(
    "lengths of time",
    arguments: [
      ("0", 0), ("370", 370_000), ("370.5", 370_500), ("370.0004", 370_000), ("370.0005", 370_001),
      ("0.9996", 1000), ("6m10s", 370_000), ("6M10S", 370_000), ("1h", 3_600_000),
      ("1h2s", 3_602_000), ("250ms", 250), ("1m5ms", 60_005), ("90s", 90_000), ("6:10", 370_000),
      ("06:10", 370_000), ("0:06:10", 370_000), ("1:00:00", 3_600_000), ("75:00", 4_500_000),
      ("6:10.25", 370_250), (" 370 ", 370_000), ("3153600000", 3_153_600_000_000),
    ] as [(String, Int64)])
  func durations(text: String, milliseconds: Int64) throws {
    #expect(try value(text, in: "duration") == .duration(ms: milliseconds))
  }

  @Test(
    "what is no length of time is refused",
    arguments: [
      "soon", "-5", "+5", "1e3", "5.", ".5", "6m10", "10s6m", "6m6m", "6 m", "m", "6x", "6:1",
      "6:60",
      "6:075", "1:60:00", "1:6:10", "1:2:3:4", ":10", "6:", "6:10m", "٣", "9223372036854776",
      "99999999999999999999", "2562047788016h", "1,000", "1.2.3",
    ])
  func notDurations(text: String) {
    #expect(error(text, in: "duration")?.reason == "`duration` is not a length of time: `\(text)`")
  }

  @Test(
    "lengths that no call has are refused, since nothing can be added to them",
    arguments: ["3153600000.001", "876000h1ms", "9223372036854775"])
  func endlessDurations(text: String) {
    #expect(
      error(text, in: "duration")?.reason
        == "`duration` is longer than a hundred years: `\(text)`")
  }

  @Test(
    "yes and no",
    arguments: [
      ("yes", true), ("TRUE", true), ("1", true), ("y", true), ("no", false), ("False", false),
      ("0", false), ("n", false),
    ])
  func flags(text: String, flag: Bool) throws {
    #expect(try value(text, in: "answered") == .flag(flag))
  }

  @Test("what is neither yes nor no is refused", arguments: ["maybe", "2", "-", "oui"])
  func notFlags(text: String) {
    #expect(error(text, in: "answered")?.advice == "write yes or no")
  }

  @Test(
    "a number that was withheld is not known",
    arguments: ["", " ", "anonymous", "Withheld", "PRIVATE", "Restricted"])
  func withheld(text: String) throws {
    #expect(try value(text, in: "caller.number") == nil)
  }

  @Test("a number without a country is refused with a word of its own")
  func phones() throws {
    #expect(
      try value("+82-10-1234-5678", in: "caller.number")
        == PhoneNumber("+821012345678").map { .phone($0) })
    #expect(
      error("(212) 555-0100", in: "caller.number")?.reason
        == "`caller.number` does not say which country it belongs to: `(212) 555-0100`")
    #expect(
      error("+12", in: "caller.number")?.reason
        == "`caller.number` is not a telephone number: `+12`")
    #expect(
      error("sip:ada@example.com", in: "caller.number")?.advice
        == "write + and the country code first, for example +1 212 555 0100")
  }

  @Test(
    "amounts of money",
    arguments: [
      ("USD 100", "USD", 10_000), ("99.5 eur", "EUR", 9950), ("$1,204.50", "USD", 120_450),
      ("€3", "EUR", 300), ("₩50,000", "KRW", 50_000), ("KWD 1.234", "KWD", 1234),
      ("USD -5", "USD", -500),
    ] as [(String, String, Int64)])
  func money(text: String, code: String, minorUnits: Int64) throws {
    let currency = try #require(Currency(code: code))
    #expect(
      try value(text, in: "custom.money")
        == .money(Money(minorUnits: minorUnits, currency: currency)))
  }

  @Test(
    "what is no amount of money is refused",
    arguments: [
      "100", "USD", "USD 1.234", "KRW 1.5", "USD 1,00", "USD 1,0000", "USD ,100", "USD 1.",
      "USD .5",
      "XYZ 5", "$", "$--5", "USD 1 2", "USD 99999999999999999999", "$1e3",
    ])
  func notMoney(text: String) {
    #expect(
      error(text, in: "custom.money")?.reason
        == "`custom.money` is not an amount of money: `\(text)`")
  }

  @Test("amounts that could not be added up are refused, whatever is before them")
  func tooMuchMoney() throws {
    let most = Money(minorUnits: -10_000_000_000_000_000, currency: .usd)
    #expect(try value("USD -100000000000000", in: "custom.money") == .money(most))
    for text in ["USD 100000000000000.01", "$92233720368547758.07", "USD -100,000,000,000,001"] {
      #expect(
        error(text, in: "custom.money")?.reason
          == "`custom.money` is more than anybody has: `\(text)`")
    }
  }

  @Test("a percentage needs its sign, and keeps its decimals")
  func percentages() throws {
    #expect(try value("40%", in: "custom.percent") == .percent(FixedDecimal(millionths: 400_000)))
    #expect(try value("0.0001%", in: "custom.percent") == .percent(FixedDecimal(millionths: 1)))
    for text in ["40", "%", "0.00001%", "forty%"] {
      #expect(error(text, in: "custom.percent") != nil)
    }
    #expect(error("1e3", in: "custom.number") != nil)
  }

  @Test("a choice is one of its words in any case, and a slip is recognised")
  func choices() throws {
    #expect(try value("INBOUND", in: "direction") == .choice("inbound"))
    let slip = error("inbuond", in: "direction")
    #expect(slip?.reason == "`direction` is none of inbound, outbound: `inbuond`")
    #expect(slip?.advice == "did you mean inbound?")
    #expect(error("sideways", in: "direction")?.advice == nil)
  }

  @Test("a time without an offset is refused with a word of its own")
  func times() throws {
    #expect(
      error("2026-10-03 14:22", in: "started")?.reason
        == "`started` does not say in which time zone it is: `2026-10-03 14:22`")
    #expect(
      error("10/3/2026 2:22 PM", in: "started")?.reason
        == "`started` is not a time: `10/3/2026 2:22 PM`")
    #expect(
      error("2026-02-30T00:00Z", in: "started")?.reason
        == "`started` is no day and time that exists: `2026-02-30T00:00Z`")
  }

  @Test("a control character is refused and not repeated; line breaks in text are kept")
  func controlCharacters() throws {
    #expect(try value("a\n\tb", in: "custom.note") == .text("a\n\tb"))
    #expect(
      error("red\u{1B}[31m", in: "custom.note")?.reason
        == "`custom.note` holds the control character U+001B")
    #expect(
      error("a\u{0}b", in: "custom.note")?.reason
        == "`custom.note` holds the control character U+0000")
    #expect(error("so\non", in: "duration")?.description.contains("\n") == false)
  }

  @Test("long text is cut off in messages")
  func longText() {
    let reason = error(String(repeating: "x", count: 5000), in: "duration")?.reason
    #expect(reason == "`duration` is not a length of time: `\(String(repeating: "x", count: 60))…`")
  }
}
