import AttributionStore
import CallModel
import TestSupport

/// People who do something and buy something, made from a seed.
enum RandomCustomers {
  private static let kinds = [
    "email_open", "email_click", "page_view", "product_view", "app_use", "push_click", "email_sent",
    "push_sent", "social_impression", "support_contact", "email_bounce",
  ]
  /// Books what people did and bought, most of it under names of their own, some under nobody's.
  static func book(in market: SmallMarket, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let people = number(2...14)
    func names() -> [String: MarketValue] {
      var names: [String: MarketValue] = [:]
      let person = number(0...people)
      func whose() -> Int { number(0...19) == 0 ? number(0...people) : person }
      if number(0...2) > 0 { names["visitor_id"] = .text("v\(whose())") }
      if number(0...2) == 0 { names["person_id"] = .text("\(whose())") }
      if number(0...3) == 0 { names["email"] = .contact("a\(whose())@example.com") }
      if number(0...3) == 0 { names["phone"] = .contact("+121255501\(10 + whose())") }
      return names
    }
    func at() -> Instant { SmallMarket.minute(Int64(number(-30 * 1440...30 * 1440))) }
    func closed() -> MarketValue {
      number(0...2) == 0 ? .instant(at()) : .text(String(at().iso8601.prefix(10)))
    }
    func amount() -> MarketValue {
      let currency = number(0...3) == 0 ? Currency(code: "EUR") ?? .usd : .usd
      return .money(Money(minorUnits: Int64(number(-500...5_000)), currency: currency))
    }
    func rows(_ count: Int, _ row: (Int) -> [String: MarketValue]) -> [[String: MarketValue]] {
      (0..<count).map { row($0).merging(names()) { $1 } }
    }
    try market.book(
      rows(number(0...60)) { row in
        ["id": .text("e\(row)"), "kind": .text(kinds[number(0...10)]), "at": .instant(at())]
      }, in: .engagement)
    try market.book(rows(number(0...20)) { ["id": .text("t\($0)"), "at": .instant(at())] })
    try market.book(
      rows(number(0...12)) { row in
        var deal: [String: MarketValue] = [
          "id": .text("d\(row)"), "stage": .text("New"), "closed": .integer(1),
          "won": .integer(Int64(min(1, number(0...3)))), "closed_at": closed(),
        ]
        if number(0...4) > 0 { deal["amount"] = amount() }
        return deal
      }, in: .deals)
    try market.book(
      rows(number(0...20)) { row in
        var order: [String: MarketValue] = [
          "order_id": .text("o\(row / 2)"), "line": .text("\(row)"), "at": .instant(at()),
          "amount": amount(),
        ]
        if number(0...2) == 0 { order["deal_id"] = .text("d\(number(0...14))") }
        return order
      }, in: .orders)
    try market.book(
      (0..<number(0...3)).map { row in
        [
          "order_id": .text("o\(number(0...9))"), "deal_id": .text("d\(row)"),
          "same": .integer(Int64(number(0...1))),
        ]
      }, in: .sameSales)
  }
}
