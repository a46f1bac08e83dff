import CallModel
import Testing

@Suite struct ScalarTests {
  @Test(
    "decimals are read and written exactly",
    arguments: [
      ("3", 3_000_000, "3"), ("0.85", 850_000, "0.85"), ("-3.5", -3_500_000, "-3.5"),
      ("1.000001", 1_000_001, "1.000001"), ("007.10", 7_100_000, "7.1"),
    ] as [(String, Int64, String)])
  func decimals(text: String, millionths: Int64, written: String) throws {
    let decimal = try #require(FixedDecimal(parsing: text))
    #expect(decimal.millionths == millionths)
    #expect(decimal.description == written)
  }

  @Test(
    "what is not a decimal is refused",
    arguments: [
      "", "-", ".5", "5.", "1.2.3", "--1", "1e3", "0.1234567", "٣", "99999999999999",
    ])
  func notDecimals(text: String) {
    #expect(FixedDecimal(parsing: text) == nil)
  }

  @Test(
    "phone numbers come to E.164",
    arguments: [
      ("+1 (212) 555-0100", "+12125550100"), ("+82-10-1234-5678", "+821012345678"),
      ("2125550100", nil), ("+123456", nil), ("+1234567890123456", nil), ("+1212x550100", nil),
    ] as [(String, String?)])
  func phones(text: String, e164: String?) {
    #expect(PhoneNumber(text)?.e164 == e164)
  }

  @Test("confidence stays within its ends")
  func confidenceIsClamped() {
    #expect(Confidence(1.2).thousandths == 1000)
    #expect(Confidence(-1).thousandths == 0)
    #expect(Confidence(.nan).thousandths == 0)
    #expect(Confidence(0.9234).thousandths == 923)
  }

  @Test("stretches that only touch do not overlap")
  func spans() {
    let first = TimeSpan(startMs: 0, endMs: 500)
    #expect(!first.overlaps(TimeSpan(startMs: 500, endMs: 900)))
    #expect(first.overlaps(TimeSpan(startMs: 499, endMs: 500)))
    #expect(TimeSpan(startMs: 700, endMs: 300).durationMs == 0)
  }
}
