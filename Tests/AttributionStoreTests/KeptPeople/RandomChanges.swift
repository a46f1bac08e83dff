import AttributionStore
import CallModel
import TestSupport

/// Whatever may happen to a store, made from a seed: imports of one row and of many, calls, decisions, and other
/// programs that add, change, replace and delete rows.
struct RandomChanges {
  private let market: SmallMarket
  private let other: OtherProgram
  private var random: SeededGenerator
  private let numbers = ["+18005550100", "+18005550101"]
  /// The decisions that stand.
  private var decisions: [Int64] = []

  init(of market: SmallMarket, beside other: OtherProgram, seed: UInt64) {
    self.market = market
    self.other = other
    random = SeededGenerator(seed: seed)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  /// A name that somebody may have, or a call.
  mutating func somebody() -> String {
    switch number(0...4) {
    case 0: "c\(number(0...7))"
    case 1: "customer:\(number(0...7))"
    case 2: "a\(number(0...7))@example.com"
    case 3: phone()
    default: "v\(number(0...14))"
    }
  }

  private mutating func isChosen(oneOf count: Int) -> Bool { number(1...count) == 1 }

  private mutating func phone() -> String { "+1212555010\(number(0...5))" }

  /// What each number is shown for.
  func begin() throws {
    try market.book(
      zip(numbers, ["visitor", "email"]).map { ["number": .text($0), "shown_to": .text($1)] },
      in: .numbers)
  }

  /// Changes something; what it was.
  mutating func make() throws -> String {
    switch number(0...15) {
    case 0...3:
      try market.book([touchpoint()])
      return "a touchpoint"
    case 4:
      try market.book((0..<120).map { _ in touchpoint(among: 400) })
      return "many touchpoints"
    case 5:
      try market.call(
        "c\(number(0...7))", at: isChosen(oneOf: 9) ? nil : Int64(number(-100...100)),
        from: isChosen(oneOf: 6) ? nil : phone(),
        to: isChosen(oneOf: 3) ? nil : numbers[number(0...1)],
        campaign: isChosen(oneOf: 3) ? "told" : nil)
      return "a call"
    case 6:
      try market.store.joinCallers(under: SmallMarket.key)
      return "callers joined"
    case 7:
      try market.book([deal()], in: .deals)
      return "a deal"
    case 8:
      try market.book((0..<number(1...3)).map { _ in order() }, in: .orders)
      return "orders"
    case 9:
      try market.book([subscription()], in: .subscriptions)
      return "a subscription"
    case 10:
      try market.book((0..<(isChosen(oneOf: 4) ? 110 : 2)).map { _ in event() }, in: .engagement)
      return "engagement"
    case 11:
      return try decide()
    case 12:
      return try deleteSomething()
    default:
      return try changeSomething()
    }
  }

  private mutating func names() -> [String: MarketValue] {
    var names: [String: MarketValue] = [:]
    if isChosen(oneOf: 2) { names["visitor_id"] = .text("v\(number(0...14))") }
    if isChosen(oneOf: 4) { names["person_id"] = .text("\(number(0...7))") }
    if isChosen(oneOf: 4) { names["email"] = .contact("a\(number(0...7))@example.com") }
    if isChosen(oneOf: 4) { names["phone"] = .contact(phone()) }
    return names
  }

  private mutating func touchpoint(among count: Int = 40) -> [String: MarketValue] {
    var values = names()
    if count > 100 {
      // Many rows, of which few are of people whom others know.
      if !isChosen(oneOf: 10) { values = ["visitor_id": .text("w\(number(0...300))")] }
    }
    let minutes = Int64(number(-3000...90))
    values["id"] = .text("t\(number(0...count))")
    values["at"] = .instant(SmallMarket.minute(minutes))
    values["kind"] = .text(["visit", "form", "view"][number(0...2)])
    if isChosen(oneOf: 3) { values["tracking_number"] = .text(numbers[number(0...1)]) }
    if isChosen(oneOf: 3) {
      values["medium"] = .text("cpc")
    } else {
      values["channel"] = .text("direct")
    }
    if isChosen(oneOf: 3) { values["ended_at"] = .instant(SmallMarket.minute(minutes + 60)) }
    return values
  }

  private mutating func sources() -> [String: MarketValue] {
    var sources = names()
    if isChosen(oneOf: 2) { sources["call_id"] = .text("c\(number(0...7))") }
    return sources
  }

  private mutating func deal() -> [String: MarketValue] {
    let isWon = isChosen(oneOf: 2)
    return sources().merging([
      "id": .text("d\(number(0...4))"), "won": .integer(isWon ? 1 : 0),
      "closed": .integer(isWon ? 1 : 0), "stage": .text(isWon ? "Won" : "Proposal"),
      "opened_at": isChosen(oneOf: 4)
        ? .unknown : .instant(SmallMarket.minute(Int64(number(0...90)))),
      "amount": .money(.dollars(Int64(number(1...3)))),
    ]) { $1 }
  }

  private mutating func order() -> [String: MarketValue] {
    var values = sources()
    if isChosen(oneOf: 2) { values["deal_id"] = .text("d\(number(0...5))") }
    values["order_id"] = .text("o\(number(0...4))")
    values["at"] = .instant(SmallMarket.minute(Int64(number(0...90))))
    values["product"] = .text("p\(number(0...2))")
    values["amount"] = .money(.dollars(Int64(number(-1...2))))
    return values
  }

  private mutating func subscription() -> [String: MarketValue] {
    var values = sources()
    if isChosen(oneOf: 2) { values["deal_id"] = .text("d\(number(0...5))") }
    values["id"] = .text("s\(number(0...3))")
    values["started_at"] = .text("2026-10-0\(number(1...3))")
    if isChosen(oneOf: 3) { values["ended_at"] = .text("2026-11-0\(number(1...9))") }
    values["amount"] = .money(.dollars(Int64(number(1...2))))
    return values
  }

  private mutating func event() -> [String: MarketValue] {
    let kinds = ["app_use", "email_sent", "email_bounce", "email_click", "social_share"]
    return names().merging([
      "id": .text("e\(number(0...200))"), "kind": .text(kinds[number(0...4)]),
      "at": .instant(SmallMarket.minute(Int64(number(-90...90)))),
    ]) { $1 }
  }

  private mutating func decide() throws -> String {
    if isChosen(oneOf: 2), let decision = decisions.popLast() {
      decisions.removeAll { $0 == decision }
      _ = try market.store.decide(.undo(decision), because: nil, at: Samples.noon)
      return "a decision undone"
    }
    let (one, other) = (number(0...6), number(7...14))
    let ruling: PersonDecision.Ruling =
      switch number(0...2) {
      case 0: .join(PersonName(.visitor, "v\(one)"), PersonName(.visitor, "v\(other)"))
      case 1: .part(PersonName(.visitor, "v\(one)"), PersonName(.customer, "\(one)"))
      default: .shared(PersonName(.phone, SmallMarket.key.name(of: phone())))
      }
    do {
      decisions.append(try market.store.decide(ruling, because: nil, at: Samples.noon).id)
      return "a decision"
    } catch {
      return "a decision about names that nobody has: \(error)"
    }
  }

  private mutating func deleteSomething() throws -> String {
    let sql =
      switch number(0...5) {
      case 0: "DELETE FROM touchpoints WHERE visitor_id = 'v\(number(0...14))'"
      case 1: "DELETE FROM deals WHERE deal_id = 'd\(number(0...4))'"
      case 2: "DELETE FROM orders WHERE order_id = 'o\(number(0...4))'"
      case 3: "DELETE FROM caller_keys WHERE call_id = 'c\(number(0...7))'"
      case 4: "DELETE FROM engagement WHERE engagement_id < 'e\(number(0...200))'"
      default: "DELETE FROM touchpoints WHERE touchpoint_id < 't\(number(1...3))'"
      }
    try other.run(sql)
    return sql
  }

  private mutating func changeSomething() throws -> String {
    let moment = SmallMarket.minute(Int64(number(-90...90))).iso8601
    let sql =
      switch number(0...11) {
      case 11:
        """
        INSERT INTO same_sales VALUES ('o\(number(0...4))', 'd\(number(0...4))', \(number(0...1)), '\(moment)')
        ON CONFLICT (order_id, deal_id) DO UPDATE SET same = excluded.same
        """
      case 8: "UPDATE calls SET started_at = NULL WHERE call_id = 'c\(number(0...7))'"
      case 9: "UPDATE calls SET direction = 'outbound' WHERE call_id = 'c\(number(0...7))'"
      case 10: "DELETE FROM subscriptions WHERE subscription_id = 's\(number(0...3))'"
      case 0:
        "UPDATE touchpoints SET visitor_id = 'v\(number(0...14))' WHERE visitor_id = 'v\(number(0...14))'"
      case 1:
        "UPDATE calls SET started_at = '\(moment)', direction = 'inbound' WHERE call_id = 'c\(number(0...7))'"
      case 2:
        "UPDATE calls SET tracking_number = '\(numbers[number(0...1)])' WHERE call_id > 'c\(number(0...7))'"
      case 3:
        "UPDATE orders SET deal_id = 'd\(number(0...5))', person_id = NULL WHERE order_id = 'o\(number(0...4))'"
      case 4:
        "UPDATE deals SET call_id = 'c\(number(0...7))', visitor_id = NULL WHERE deal_id = 'd\(number(0...4))'"
      case 5:
        "UPDATE touchpoints SET at = '\(moment)' WHERE tracking_number IS NOT NULL AND visitor_id = 'v\(number(0...14))'"
      case 6 where other.isSQLite:
        """
        INSERT OR REPLACE INTO touchpoints (touchpoint_id, at, visitor_id, changed_at)
        VALUES ('t\(number(0...40))', '\(moment)', 'v\(number(0...14))', '\(moment)')
        """
      case 7 where other.isSQLite:
        "UPDATE OR REPLACE touchpoints SET touchpoint_id = 't\(number(0...40))' WHERE touchpoint_id = 't\(number(0...40))'"
      default: "UPDATE subscriptions SET person_id = '\(number(0...7))'"
      }
    try other.run(sql)
    return sql
  }
}
