import AttributionStore
import CallModel
import TestSupport

/// What may happen to engagement, made from a seed.
struct RandomEngagement {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func kind() -> String {
    [
      "app_use", "email_open", "email_click", "push_open", "push_click", "page_view",
      "product_view", "email_sent", "support_contact",
    ][number(0...8)]
  }

  /// Changes something; what it was.
  mutating func make(_ market: SmallMarket, _ other: OtherProgram) throws -> String {
    switch number(0...5) {
    case 0, 1:
      try market.book((0..<number(1...4)).map { _ in event(among: 40) }, in: .engagement)
      return "engagement"
    case 2:
      try market.book((0..<120).map { _ in event(among: 300) }, in: .engagement)
      return "much engagement"
    default:
      let sql = statement(forSQLite: other.isSQLite)
      try other.run(sql)
      return sql
    }
  }

  private mutating func event(among count: Int) -> [String: MarketValue] {
    var values: [String: MarketValue] = [
      "id": .text("e\(number(0...count))"), "kind": .text(kind()),
      "at": .instant(SmallMarket.minute(Int64(number(0...90_000)))),
    ]
    if number(0...2) > 0 { values["visitor_id"] = .text("v\(number(0...9))") }
    if number(0...2) == 0 { values["person_id"] = .text("\(number(0...5))") }
    if number(0...3) == 0 { values["email"] = .contact("a\(number(0...5))@example.com") }
    if number(0...4) == 0 { values["phone"] = .contact("+1212555010\(number(0...5))") }
    return values
  }

  private mutating func statement(forSQLite isSQLite: Bool) -> String {
    let (some, at) = ("'e\(number(0...60))'", SmallMarket.minute(Int64(number(0...90_000))).iso8601)
    switch number(0...7) {
    case 0, 1: return "DELETE FROM engagement WHERE engagement_id = \(some)"
    case 2: return "DELETE FROM engagement WHERE visitor_id = 'v\(number(0...9))' AND at < '\(at)'"
    case 3: return "UPDATE engagement SET visitor_id = NULL WHERE engagement_id < \(some)"
    case 4: return "UPDATE engagement SET at = '\(at)' WHERE engagement_id > \(some)"
    case 5:
      return
        "UPDATE engagement SET kind = '\(kind())', email_key = 'x' WHERE engagement_id = \(some)"
    case 6 where isSQLite:
      return """
        INSERT OR REPLACE INTO engagement (engagement_id, at, kind, visitor_id, changed_at)
        VALUES (\(some), '\(at)', '\(kind())', 'v\(number(0...9))', '\(at)')
        """
    case 7 where isSQLite:
      return
        "UPDATE OR REPLACE engagement SET engagement_id = 'e\(number(0...60))' WHERE engagement_id = \(some)"
    case 6:
      return """
        INSERT INTO engagement (engagement_id, at, kind, visitor_id, changed_at)
        VALUES (\(some), '\(at)', '\(kind())', 'v\(number(0...9))', '\(at)')
        ON CONFLICT (engagement_id) DO UPDATE SET at = excluded.at, visitor_id = excluded.visitor_id
        """
    default: return "UPDATE engagement SET product = 'roof'"
    }
  }
}
