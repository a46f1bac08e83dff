import AttributionStore
import CallModel
import TestSupport
import Testing

/// Lists of people over any markets, beside those that the slow way finds.
@Suite struct RandomAudienceTests {
  private static func query(_ generator: inout SeededGenerator) -> AudienceQuery {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func some(_ all: [String]) -> [String] {
      (0..<number(0...2)).map { _ in all[number(0...all.count - 1)] }
    }
    var query = AudienceQuery()
    let products = ["gift card", "gold*", "*", "lamp", "*a*d*", "GIFT*"]
    if number(0...1) == 0 { query.mentioned = some(["gift card", "*plan", "pri*", "*"]) }
    if number(0...2) == 0 { query.mentionedBy = [.caller, .agent][number(0...1)] }
    if number(0...2) == 0 { query.outcomes = some(["sale", "lead", "comp*"]) }
    if number(0...1) == 0 { query.bought = some(products) }
    if number(0...1) == 0 { query.notBought = some(products) }
    query.isByPhone = number(0...1) == 0
    if number(0...2) == 0 { query.from = SmallMarket.minute(Int64(number(-200...100) * 1440)) }
    if number(0...2) == 0 { query.before = SmallMarket.minute(Int64(number(-100...200) * 1440)) }
    return query
  }

  @Test("who is on a list is who the slow way puts there", arguments: UInt64(1)...24)
  func lists(seed: UInt64) throws {
    let market = try SmallMarket()
    let slow = SlowAudience(seed: seed)
    try slow.book(in: market)
    var generator = SeededGenerator(seed: seed + 1000)
    for _ in 0..<25 {
      let query = Self.query(&generator)
      let found = try market.store.audience(query).map { $0.phones.map(\.e164) }
        .sorted { $0.lexicographicallyPrecedes($1) }
      #expect(found == slow.members(query), "\(query)")
    }
  }
}
