import CallModel
import EarshotCommands
import Testing

@Suite("The report on sources")
struct SourceReportTextTests {
  @Test(
    "what a conversion cost is rounded to the nearest smallest unit",
    arguments: [
      (152_034, 8, 19_004), (142_958, 11, 12_996), (100, 8, 13), (-100, 8, -13), (7, 1, 7),
      (0, 3, 0), (1, 3, 0), (2, 3, 1),
    ] as [(Int64, Int, Int64)])
  func perConversion(spend: Int64, count: Int, each: Int64) {
    let money = SourceReportText.perConversion(Money(minorUnits: spend, currency: .usd), of: count)
    #expect(money == Money(minorUnits: each, currency: .usd))
  }
}
