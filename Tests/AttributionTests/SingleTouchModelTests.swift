import Attribution
import CallModel
import Testing

@Suite("Models of one touchpoint")
struct SingleTouchModelTests {
  private let market = SmallMarket()

  private func earner(_ journey: String, _ model: AttributionModel) throws -> String {
    let credits = try market.credits(journey, at: 10, by: model)
    #expect(credits.count == 1)
    #expect(credits.first?.value == 1_000_000_000)
    return credits.first?.key ?? "nobody"
  }

  @Test(
    "the first touchpoint earns all", arguments: ["a@1 b@2 c@3", "a@1", "a@1 direct@2", "a@1 b@1"])
  func first(journey: String) throws {
    #expect(try earner(journey, .firstTouch) == "a@1")
  }

  @Test("the last touchpoint earns all, also where it is direct")
  func last() throws {
    #expect(try earner("a@1 b@2 c@3", .lastTouch) == "c@3")
    #expect(try earner("a@1 direct@2", .lastTouch) == "direct@2")
  }

  @Test("direct traffic does not hide where the visitor came from")
  func lastNonDirect() throws {
    #expect(try earner("a@1 b@2 direct@3 direct@4", .lastNonDirect) == "b@2")
    #expect(try earner("a@1 direct@2 b@3", .lastNonDirect) == "b@3")
  }

  @Test("where all is direct, the last direct visit earns")
  func allDirect() throws {
    #expect(try earner("direct@1 direct@2", .lastNonDirect) == "direct@2")
  }

  @Test("a touchpoint at the very moment of the conversion counts, one after it never")
  func momentOfConversion() throws {
    #expect(try earner("a@9 b@10 c@11", .lastTouch) == "b@10")
  }
}
