import Attribution
import AttributionStore
import CallModel
import TestSupport
import Testing

/// Markets of a few people at random times, so that times, campaigns and names are often alike.
@Suite struct RandomMarketTests {
  private static let won = Currency(code: "KRW") ?? .usd

  /// What there is to book, each on its own.
  private struct Made {
    var visits: [[String: MarketValue]] = []
    var calls: [MadeCall] = []

    init(seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      func some(_ all: [String?]) -> String? { all.randomElement(using: &generator) ?? nil }
      let phones = ["+12125550100", "+12125550101", nil, nil]
      for id in 0..<Int.random(in: 0...25, using: &generator) {
        visits.append(
          SmallMarket.visit(
            "t\(id)", by: some(["v", "w", "x", nil]),
            at: Int64.random(in: -30...0, using: &generator) * 1440,
            medium: some(["cpc", "email", "organic", nil]), campaign: some(["a", "b", nil]),
            kind: some(["view", "chat", "visit"]), number: some(["+18005550110", nil]),
            phone: some(phones), person: some(["ann", nil, nil, nil])))
      }
      for id in 0..<Int.random(in: 0...8, using: &generator) {
        let values: [Money?] = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
          let amounts: [Int64] = [0, 1, 7, 99, 12_345]
          return Bool.random(using: &generator)
            ? Money(
              minorUnits: amounts.randomElement(using: &generator) ?? 1,
              currency: Bool.random(using: &generator) ? .usd : RandomMarketTests.won) : nil
        }
        calls.append(
          MadeCall(
            id: "c\(id)", minutes: Int64.random(in: -20...2, using: &generator) * 1440 + 7,
            caller: some(phones), number: some(["+18005550110", nil]),
            campaign: some(["a", "c", nil]), values: values))
      }
    }
  }

  private struct MadeCall {
    let id: String
    let minutes: Int64
    let caller: String?
    let number: String?
    let campaign: String?
    let values: [Money?]
  }

  private func market(_ visits: [[String: MarketValue]], _ calls: [MadeCall]) throws -> SmallMarket
  {
    let market = try SmallMarket()
    try market.book(visits)
    try book(calls, in: market)
    return market
  }

  private func book(_ calls: [MadeCall], in market: SmallMarket) throws {
    for call in calls {
      try market.call(
        call.id, at: call.minutes, from: call.caller, to: call.number, campaign: call.campaign,
        bringing: call.values)
    }
  }

  private func request(_ dimension: CreditDimension) -> AttributionRequest {
    var request = AttributionRequest()
    request.dimension = dimension
    return request
  }

  @Test("every column sums to the revenue of its currency and to the conversions, to the last unit")
  func sums() throws {
    for seed in 0..<40 as Range<UInt64> {
      let made = Made(seed: seed)
      let market = try market(made.visits, made.calls)
      let values = made.calls.flatMap(\.values)
      for dimension in CreditDimension.allCases {
        let report = try market.report(request(dimension))
        #expect(report.conversions.total == values.count)
        for table in report.revenue {
          let all = values.compactMap(\.self).filter { $0.currency == table.total.currency }
          #expect(table.total.minorUnits == all.reduce(0) { $0 + $1.minorUnits })
          for column in report.models.indices {
            let sum = table.lines.reduce(0) { $0 + $1.amounts[column].minorUnits }
            #expect(sum == table.total.minorUnits, "seed \(seed), \(report.models[column])")
          }
        }
        for column in report.models.indices {
          let sum = report.conversions.lines.reduce(0) { $0 + $1.billionths[column] }
          #expect(sum == Int64(values.count) * 1_000_000_000, "seed \(seed)")
        }
      }
    }
  }

  @Test("neither the order of imports and calls nor doing it twice changes anything")
  func order() throws {
    for seed in 100..<120 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let made = Made(seed: seed)
      let expected = try market(made.visits, made.calls).report(request(.campaign))
      let other = try SmallMarket()
      try book(made.calls.shuffled(using: &generator), in: other)
      for visit in made.visits.shuffled(using: &generator) { try other.book([visit]) }
      #expect(try other.report(request(.campaign)) == expected, "seed \(seed)")
      try other.book(made.visits)
      try book(made.calls, in: other)
      #expect(try other.report(request(.campaign)) == expected, "seed \(seed)")
    }
  }

  @Test("first and last are what a slow search through all touchpoints finds")
  func slowTwin() throws {
    for seed in 200..<260 as Range<UInt64> {
      let made = Made(seed: seed)
      // Calls to the pool know their session from the view, which has tests of its own.
      let calls = made.calls.filter { $0.number == nil }
      let market = try market(made.visits, calls)
      for (model, isFirst) in [(AttributionModel.firstTouch, true), (.lastTouch, false)] {
        let report = try market.report(request(.campaign))
        let column = try #require(report.models.firstIndex(of: model))
        var found: [String: Int64] = [:]
        for line in report.conversions.lines where line.billionths[column] > 0 {
          found[line.source.map { "\($0.channel) \($0.campaign ?? "-")" } ?? "nothing"] =
            line.billionths[column] / 1_000_000_000
        }
        #expect(
          found == SlowJourneys(made.visits, calls).credits(isFirst), "seed \(seed), \(model)")
      }
    }
  }

  /// Journeys by looking at everything again and again.
  private struct SlowJourneys {
    private struct Met {
      let atMs: Int64
      let source: String
      let isView: Bool
      let campaign: String?
      var names: Set<String>
    }

    private var met: [Met]
    private let calls: [MadeCall]

    init(_ visits: [[String: MarketValue]], _ calls: [MadeCall]) {
      self.calls = calls
      func text(_ value: MarketValue?) -> String? {
        switch value {
        case .text(let text)?, .contact(let text)?: text
        default: nil
        }
      }
      let names = ["visitor_id", "person_id", "phone"]
      met = visits.enumerated().map { place, visit in
        let medium = text(visit["medium"])
        let campaign = text(visit["campaign_id"])
        let channels = ["cpc": "paid search", "email": "e-mail", "organic": "organic search"]
        let channel = medium.flatMap { channels[$0] } ?? (campaign == nil ? "direct" : "other")
        guard case .instant(let at)? = visit["at"] else {
          preconditionFailure("a visit has a time")
        }
        let known = names.compactMap { name in text(visit[name]).map { name + $0 } }
        return Met(
          atMs: at.unixMs, source: "\(channel) \(campaign ?? "-")",
          isView: text(visit["kind"]) == "view", campaign: campaign,
          names: Set(known.isEmpty ? ["nobody \(place)"] : known))
      }
    }

    /// The names of everybody who is `names`, found by going through all touchpoints until none adds one.
    private func everybody(_ names: Set<String>) -> Set<String> {
      var all = names
      while let more = met.first(where: {
        !$0.names.isDisjoint(with: all) && !$0.names.isSubset(of: all)
      }) {
        all.formUnion(more.names)
      }
      return all
    }

    func credits(_ isFirst: Bool) -> [String: Int64] {
      var credits: [String: Int64] = [:]
      for call in calls where !call.values.isEmpty {
        let end = SmallMarket.minute(call.minutes).unixMs
        let names = everybody(Set(call.caller.map { ["phone" + $0] } ?? ["call " + call.id]))
        var path = met.filter { one in
          let age = end - one.atMs
          return !one.names.isDisjoint(with: names) && age >= 0
            && age <= (one.isView ? 1 : 30) * 86_400_000
        }.map { ($0.atMs, $0.source) }
        // Every call at the same phone with a campaign is a touchpoint; visits of that campaign seven
        // minutes before it are it.
        for other in calls {
          let at = SmallMarket.minute(other.minutes).unixMs
          let isSame =
            other.id == call.id || (other.caller.map { names.contains("phone" + $0) } ?? false)
          guard isSame, at <= end, end - at <= 30 * 86_400_000, let campaign = other.campaign else {
            continue
          }
          let isSession = met.contains { one in
            !one.names.isDisjoint(with: names) && !one.isView && one.campaign == campaign
              && one.atMs <= at && at - one.atMs <= 30 * 60_000
          }
          if !isSession { path.append((at, "other \(campaign)")) }
        }
        let sorted = path.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        let earner = (isFirst ? sorted.first : sorted.last)?.1 ?? "nothing"
        credits[earner, default: 0] += Int64(call.values.count)
      }
      return credits
    }
  }
}
