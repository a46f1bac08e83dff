import AttributionStore
import CallModel
import TestSupport
import Testing

@Suite("Clicks on random markets") struct RandomClickTests {
  private struct Click {
    let id: String
    let minutes: Int64
    let kind: AdClick.Kind
  }

  @Test("are those that a look at each caller's journey finds")
  func twins() throws {
    for seed in 0..<30 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      func some<Value>(_ all: [Value]) -> Value {
        all[Int.random(in: all.indices, using: &generator)]
      }
      let market = try SmallMarket()
      let phones = ["+12125550100", "+12125550101", nil, nil]
      let pool = "+18005550110"
      var clicks: [Click] = []
      var rows: [[String: MarketValue]] = []
      for place in 0..<16 {
        let minutes = Int64.random(in: -200...20, using: &generator)
        var row = SmallMarket.click(
          "t\(place)", by: some(["v", "w", "x", nil]), at: minutes, phone: some(phones),
          person: some(["1", "2", nil, nil, nil]), number: some([pool, nil, nil]))
        if Bool.random(using: &generator) {
          let click = Click(id: "t\(place)", minutes: minutes, kind: some(AdClick.Kind.allCases))
          clicks.append(click)
          row[click.kind.rawValue] = .text("click of t\(place)")
        }
        rows.append(row)
      }
      try market.book(rows)
      for call in 0..<6 {
        try market.call(
          "c\(call)", at: Int64.random(in: -100...20, using: &generator),
          from: some(["+12125550100", "+12125550101", "+12125550102", nil]),
          to: some([pool, nil]), campaign: some(["known", nil]), bringing: [.dollars(1)])
      }
      try market.store.joinCallers(under: SmallMarket.key)
      for event in try market.store.conversions().events {
        let expected = try slowly(event, clicks, market)
        #expect(
          event.clicks.map(\.id) == expected, "seed \(seed), call \(event.call.id)")
      }
    }
  }

  /// The clicks of a call, from the journey of whoever made it and from where the call came from.
  private func slowly(
    _ event: ConversionEvent, _ clicks: [Click], _ market: SmallMarket
  ) throws -> [String] {
    let visit = try market.store.sources(on: .ids([event.call.id])).first?.touchpointID
    let steps = try market.journey("call:" + event.call.id).steps.map(\.id)
    return AdClick.Kind.allCases.compactMap { kind in
      let ofKind = clicks.filter { $0.kind == kind }
      let last = ofKind.filter {
        steps.contains($0.id) && SmallMarket.minute($0.minutes) <= event.call.startedAt
      }.max { ($0.minutes, $0.id) < ($1.minutes, $1.id) }
      return (ofKind.first { $0.id == visit } ?? last).map { "click of " + $0.id }
    }
  }
}
