import AttributionStore
import CallModel
import Foundation
import TestSupport

/// A store with calls and deals in it, and the hours after noon that they are told in.
struct SoldMarket {
  let folder: TemporaryFolder
  let path: String
  let store: SQLCallStore
  let key = ContactKey(bytes: [1])
  static let phone = "+12125550100"

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
    store = try SQLCallStore(path: path)
  }

  static func hour(_ hours: Int) -> Instant {
    Instant(unixMs: Samples.noon.unixMs + Int64(hours) * 3_600_000)
  }

  /// Books a call with what rules say about it.
  func call(
    _ id: String, at hours: Int, from phone: String = phone, outcomes: [Outcome],
    _ others: [String: FieldValue] = [:]
  ) throws -> BookingResult {
    var facts: [String: FieldValue] = [
      "call.id": .text(id), "call.started": .instant(Self.hour(hours)),
      "call.answered": .flag(true),
    ]
    facts["caller.number"] = PhoneNumber(phone).map { .phone($0) }
    return try store.book(
      Samples.booking(
        call: Samples.call(id, facts: CallFacts(facts.merging(others) { $1 })),
        evaluation: Samples.evaluation(outcomes)))
  }

  func book(_ values: [String: MarketValue], in table: MarketTable) throws {
    let row = MarketRow(line: 1, values: table.columns.map { values[$0.name] ?? .unknown })
    _ = try store.book(
      [row], in: table, contacts: ContactKeeping(under: key), recordedAt: Samples.noon)
  }

  /// Imports a deal as it stands.
  func deal(
    _ id: String, won: Bool = true, closed: Bool? = nil, minorUnits: Int64? = 124_000,
    currency: Currency = .usd, openedAt opened: Int? = 1, closedAt hours: Int? = 9,
    _ others: [String: MarketValue] = ["phone": .contact(phone)]
  ) throws {
    let isClosed = closed ?? won
    var values: [String: MarketValue] = [
      "id": .text(id), "won": .integer(won ? 1 : 0), "closed": .integer(isClosed ? 1 : 0),
      "stage": .text(won ? "Closed Won" : isClosed ? "Closed Lost" : "Proposal"),
    ]
    values["opened_at"] = opened.map { .instant(Self.hour($0)) }
    values["closed_at"] = hours.map { .instant(Self.hour($0)) }
    values["amount"] = minorUnits.map { .money(Money(minorUnits: $0, currency: currency)) }
    try book(values.merging(others) { $1 }, in: .deals)
  }

  /// Imports a line of an order.
  func order(
    _ id: String, line: String = "", at hours: Int = 5, minorUnits: Int64 = 99_000,
    currency: Currency = .usd, _ others: [String: MarketValue] = ["phone": .contact(phone)]
  ) throws {
    let values: [String: MarketValue] = [
      "order_id": .text(id), "line": .text(line), "at": .instant(Self.hour(hours)),
      "amount": .money(Money(minorUnits: minorUnits, currency: currency)),
    ]
    try book(values.merging(others) { $1 }, in: .orders)
  }

  /// Settles sales: how many conversions are settled, undone and unchanged, and how many sales unmatched.
  func settle() throws -> [Int] {
    try store.joinCallers(under: key)
    let done = try store.settleSales(recordedAt: Samples.later)
    return [done.settledCount, done.undoneCount, done.unchangedCount, done.unmatchedCount]
  }

  /// The value of all conversions that hold, in the smallest unit of each currency.
  func totals() throws -> [String: Int64] {
    let totals = try store.summary(of: .all).totals
    return Dictionary(uniqueKeysWithValues: totals.map { ($0.currency.code, $0.minorUnits) })
  }
}
