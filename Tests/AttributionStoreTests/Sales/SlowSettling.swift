import AttributionStore
import CallModel

/// Something that a telephone system, a customer database or a shop tells.
enum SoldEvent {
  case call(String, person: Int, hour: Int, assumed: [Int64?])
  case deal(
    String, person: Int, call: String?, opened: Int, closed: Int, isWon: Bool, amount: Int64?)
  case orderLine(
    String, line: String, person: Int, call: String?, deal: String?, hour: Int, amount: Int64,
    isEuro: Bool)

  var callID: String? {
    if case .call(let id, _, _, _) = self { id } else { nil }
  }

  var dealID: String? {
    if case .deal(let id, _, _, _, _, _, _) = self { id } else { nil }
  }
}

/// The settling of sales as the documentation tells it, one sentence after the other.
struct SlowSettling {
  private struct Called {
    let id: String
    let person: Int
    let hour: Int
    let assumed: [Int64?]
  }

  private struct Sold {
    let source: Sale.Source
    let amount: Money
    let at: Int
    let call: String?
    let person: Int
    let from: Int
  }

  private var calls: [Called] = []
  private var deals: [Sold] = []
  private var orders: [Sold] = []

  init(_ events: [SoldEvent]) {
    var won: Set<String> = []
    var dealCalls: [String: String] = [:]
    for event in events {
      switch event {
      case .call(let id, let person, let hour, let assumed):
        calls.append(Called(id: id, person: person, hour: hour, assumed: assumed))
      case .deal(let id, _, let call, _, _, let isWon, _):
        if isWon { won.insert(id) }
        dealCalls[id] = call
      case .orderLine: break
      }
    }
    for event in events {
      guard
        case .deal(let id, let person, let call, let opened, let closed, true, let amount) = event
      else { continue }
      let filled = Self.sum(events.filter { Self.isLine($0, ofDeal: id) })
      guard let sold = amount.map({ Money(minorUnits: $0, currency: .usd) }) ?? filled else {
        continue
      }
      deals.append(
        Sold(
          source: .deal(id), amount: sold, at: closed, call: call, person: person,
          from: opened - 90 * 24))
    }
    for id in Set(events.compactMap(Self.orderID)) {
      let lines = events.filter { Self.orderID($0) == id }
      guard case .orderLine(_, _, let person, let call, let deal, let hour, _, _)? = lines.first,
        deal.map({ !won.contains($0) }) ?? true, let sold = Self.sum(lines)
      else { continue }
      orders.append(
        Sold(
          source: .order(id), amount: sold, at: hour, call: call ?? deal.flatMap { dealCalls[$0] },
          person: person, from: hour - 90 * 24))
    }
  }

  private static func orderID(_ event: SoldEvent) -> String? {
    if case .orderLine(let id, _, _, _, _, _, _, _) = event { id } else { nil }
  }

  private static func isLine(_ event: SoldEvent, ofDeal id: String) -> Bool {
    if case .orderLine(_, _, _, _, let deal, _, _, _) = event { deal == id } else { false }
  }

  /// What lines come to; `nil` of none and of several currencies.
  private static func sum(_ lines: [SoldEvent]) -> Money? {
    var sum: Int64 = 0
    var currencies: Set<Bool> = []
    for case .orderLine(_, _, _, _, _, _, let amount, let isEuro) in lines {
      sum += amount
      currencies.insert(isEuro)
    }
    guard currencies.count == 1, let isEuro = currencies.first,
      let currency = isEuro ? Currency(code: "EUR") : .usd
    else { return nil }
    return Money(minorUnits: max(0, sum), currency: currency)
  }

  /// What holds of each conversion in whose place a sale stands, by call and name.
  func holding() -> [String: String] {
    var holding: [String: String] = [:]
    for sales in [deals, orders] {
      var settled: [Sold] = []
      var waiting = sales
      while let next = waiting.indices.min(by: { comes(waiting[$0], before: waiting[$1]) }) {
        let sale = waiting.remove(at: next)
        guard let taken = conversions(of: sale).first(where: { holding[$0.name] == nil }) else {
          continue
        }
        holding[taken.name] = "\(sale.amount) by \(sale.source)"
        settled.append(sale)
      }
      for sale in settled {
        for conversion in conversions(of: sale)
        where holding[conversion.name] == nil && conversion.assumed != nil {
          holding[conversion.name] = "elsewhere by \(sale.source)"
        }
      }
    }
    return holding
  }

  private func isNamed(_ sale: Sold) -> Bool { calls.contains { $0.id == sale.call } }

  private func comes(_ one: Sold, before other: Sold) -> Bool {
    if isNamed(one) != isNamed(other) { return isNamed(one) }
    let brought = [one, other].map { $0.amount.minorUnits > 0 }
    if brought[0] != brought[1] { return brought[0] }
    return (one.at, one.source) < (other.at, other.source)
  }

  /// The conversions that may have led to a sale, those that are taken first coming first.
  private func conversions(of sale: Sold) -> [(name: String, assumed: Int64?)] {
    let theirs = calls.filter { call in
      if isNamed(sale) { return call.id == sale.call }
      return call.person == sale.person && call.hour >= sale.from && call.hour <= sale.at
    }
    return theirs.sorted { $0.hour > $1.hour }.flatMap { call in
      call.assumed.enumerated().sorted {
        ($1.element ?? -1, $0.offset) < ($0.element ?? -1, $1.offset)
      }.map { (name: "\(call.id) sale \($0.offset)", assumed: $0.element) }
    }
  }
}
