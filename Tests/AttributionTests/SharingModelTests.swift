import Attribution
import CallModel
import Testing

@Suite("Models that share")
struct SharingModelTests {
  private let market = SmallMarket()

  private func shares(
    _ journey: String, _ model: AttributionModel, lead: Double? = nil, opportunity: Double? = nil,
    settings: AttributionSettings = AttributionSettings()
  ) throws -> [String: Int64] {
    try market.credits(
      journey, at: 10, by: model, lead: lead, opportunity: opportunity, settings: settings)
  }

  @Test("linear gives each touchpoint the same, and the odd billionth to the first")
  func linear() throws {
    #expect(
      try shares("a@1 b@2 c@3", .linear)
        == ["a@1": 333_333_334, "b@2": 333_333_333, "c@3": 333_333_333])
  }

  @Test("one touchpoint earns all by every model", arguments: AttributionModel.allCases)
  func alone(model: AttributionModel) throws {
    #expect(try shares("b@2", model) == ["b@2": 1_000_000_000])
  }

  @Test("by position two touchpoints earn half each")
  func positionOfTwo() throws {
    #expect(try shares("a@1 b@2", .positionBased) == ["a@1": 500_000_000, "b@2": 500_000_000])
  }

  @Test("by position the ends earn 40 % each and those between share 20 %")
  func position() throws {
    #expect(
      try shares("a@1 b@2 c@3", .positionBased)
        == ["a@1": 400_000_000, "b@2": 200_000_000, "c@3": 400_000_000])
    #expect(
      try shares("a@1 b@2 c@3 d@4", .positionBased)
        == ["a@1": 400_000_000, "b@2": 100_000_000, "c@3": 100_000_000, "d@4": 400_000_000])
  }

  @Test("a touchpoint that is one half-life older earns half as much")
  func timeDecay() throws {
    #expect(
      try shares("a@1 b@8", .timeDecay) == ["a@1": 333_333_333, "b@8": 666_666_667])
    var settings = AttributionSettings()
    settings.halfLifeMs = 86_400_000
    #expect(
      try shares("a@1 b@2 c@3", .timeDecay, settings: settings)
        == ["a@1": 142_857_143, "b@2": 285_714_286, "c@3": 571_428_571])
  }

  @Test("touchpoints that are all many half-lives old still share")
  func oldTouchpoints() throws {
    var settings = AttributionSettings()
    settings.halfLifeMs = 1
    #expect(try shares("a@1 b@2", .timeDecay, settings: settings) == ["b@2": 1_000_000_000])
    settings.halfLifeMs = 0
    #expect(try shares("a@1 b@1", .timeDecay, settings: settings).count == 2)
  }

  @Test("W-shaped: first, lead and opportunity earn 30 % each, the rest shares 10 %")
  func wShaped() throws {
    #expect(
      try shares("a@1 b@2 c@3 d@4 b@5 a@6", .wShaped, lead: 3, opportunity: 5)
        == [
          "a@1": 300_000_000, "b@2": 33_333_334, "c@3": 300_000_000, "d@4": 33_333_333,
          "b@5": 300_000_000, "a@6": 33_333_333,
        ])
  }

  @Test("the touchpoint that made the lead is the last one before it")
  func leadBetween() throws {
    #expect(
      try shares("a@1 b@2 c@3 d@4", .wShaped, lead: 3.5)
        == ["a@1": 300_000_000, "b@2": 100_000_000, "c@3": 300_000_000, "d@4": 300_000_000])
  }

  @Test("a touchpoint that is first and made the lead has both parts")
  func sameTouchpoint() throws {
    #expect(
      try shares("a@1 b@2 c@3", .wShaped, lead: 1)
        == ["a@1": 600_000_000, "b@2": 100_000_000, "c@3": 300_000_000])
    #expect(
      try shares("a@1 c@3", .wShaped, lead: 1) == ["a@1": 666_666_667, "c@3": 333_333_333])
  }

  @Test("without a lead, or with one before all touchpoints, its part goes to the rest")
  func noLead() throws {
    let expected: [String: Int64] = [
      "a@1": 428_571_429, "b@2": 142_857_143, "c@3": 428_571_428,
    ]
    #expect(try shares("a@1 b@2 c@3", .wShaped) == expected)
    #expect(try shares("a@1 b@2 c@3", .wShaped, lead: 0) == expected)
  }
}
