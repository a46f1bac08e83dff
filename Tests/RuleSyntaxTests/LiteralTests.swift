import CallModel
import Diagnostics
import RuleSyntax
import Testing

@Suite("Literals")
struct LiteralTests {
  /// The literal that `text` writes, read as a constant.
  private func kind(_ text: String) -> Literal.Kind? {
    let parsed = parse(SourceFile(path: "x", text: "language 1\nconstant a = \(text)"))
    guard case .constant(_, let literal)? = parsed.tree.items.first?.kind else { return nil }
    return literal.kind
  }

  @Test(
    "durations add their units up",
    arguments: [
      ("250ms", 250), ("45s", 45_000), ("5m", 300_000), ("1h30m", 5_400_000), ("1m30s", 90_000),
      ("0s", 0), ("1h1m1s1ms", 3_661_001),
    ])
  func durations(text: String, ms: Int64) {
    #expect(kind(text) == .duration(ms: ms))
  }

  @Test("amounts keep their unit and lose their thousands commas")
  func money() {
    #expect(kind("$1,000.50") == .money(MoneyLiteral(unit: .sign("$"), amount: "1000.50")))
    #expect(kind("₩50,000") == .money(MoneyLiteral(unit: .sign("₩"), amount: "50000")))
    #expect(kind("KRW 50000") == .money(MoneyLiteral(unit: .code("KRW"), amount: "50000")))
    #expect(kind("EUR 9.99") == .money(MoneyLiteral(unit: .code("EUR"), amount: "9.99")))
  }

  @Test("percentages are fractions of one")
  func percent() {
    #expect(kind("40%") == .percent(FixedDecimal(millionths: 400_000)))
    #expect(kind("12.5%") == .percent(FixedDecimal(millionths: 125_000)))
  }

  @Test("telephone numbers lose their hyphens")
  func phone() {
    #expect(kind("+82-10-1234-5678") == PhoneNumber("+821012345678").map { .phone($0) })
  }

  @Test("clocks are times of day or offsets")
  func clock() throws {
    guard case .clock(let clock)? = kind("6:10.5") else {
      Issue.record("not a clock")
      return
    }
    #expect(clock == ClockLiteral(parts: [6, 10], ms: 500))
    #expect(clock.offsetMs == 370_500)
    #expect(clock.timeOfDayMs == 22_200_500)
    #expect(ClockLiteral(parts: [24, 0], ms: 0).timeOfDayMs == 86_400_000)
    #expect(ClockLiteral(parts: [24, 1], ms: 0).timeOfDayMs == nil)
    #expect(ClockLiteral(parts: [1, 2, 3], ms: 4).offsetMs == 3_723_004)
  }

  @Test(
    "times with an offset are moments",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-02T10:15:00-05:00", 1_772_464_500_000),
      ("2000-02-29T23:59:59+09:00", 951_836_399_000), ("1969-12-31T23:59:59Z", -1000),
    ])
  func moments(text: String, unixMs: Int64) {
    #expect(kind(text) == .dateTime(Instant(unixMs: unixMs)))
  }

  @Test("days are counted as the calendar counts them, leap years included")
  func days() {
    var expected = CalendarDate(year: 1896, month: 1, day: 1)?.daysSinceEpoch ?? 0
    for year in 1896...2104 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
          #expect(date.daysSinceEpoch == expected)
          expected += 1
        }
      }
    }
    #expect(CalendarDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
  }

  @Test("text is composed, and its bytes lead back to the file")
  func text() {
    let decomposed = "\"e\u{301}a \\u{20A9}\\\" 신\""
    let source = SourceFile(path: "x", text: "language 1\nconstant a = \(decomposed)")
    guard case .constant(_, let literal)? = parse(source).tree.items.first?.kind,
      case .string(let string) = literal.kind
    else {
      Issue.record("not a text")
      return
    }
    #expect(Array(string.value.utf8) == Array("éa ₩\" 신".utf8))
    #expect(source.text(in: string.sourceSpan(ofValueBytes: 0..<2)) == "e\u{301}")
    #expect(source.text(in: string.sourceSpan(ofValueBytes: 2..<3)) == "a")
    #expect(source.text(in: string.sourceSpan(ofValueBytes: 4..<7)) == "\\u{20A9}")
    #expect(source.text(in: string.sourceSpan(ofValueBytes: 7..<8)) == "\\\"")
    #expect(source.text(in: string.sourceSpan(ofValueBytes: 9..<12)) == "신")
    #expect(string.sourceSpan(ofValueBytes: -5..<999).end == string.span.end - 1)
  }

  @Test("names typed in different ways are one name")
  func names() {
    let composed = parse(SourceFile(path: "x", text: "language 1\nconstant 값 = 1"))
    let apart = parse(
      SourceFile(path: "x", text: "language 1\nconstant \u{1100}\u{1161}\u{11B9} = 1"))
    func name(_ file: ParsedFile) -> [UInt8]? {
      guard case .constant(let name, _)? = file.tree.items.first?.kind else { return nil }
      return Array(name.text.utf8)
    }
    #expect(name(composed) == name(apart))
    #expect(name(composed) == Array("값".utf8))
  }
}
