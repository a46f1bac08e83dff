import AttributionStore
import CallModel
import Foundation
import TestSupport
import Testing

/// What conversions cost, over any calls and any spend, column by column beside what is worked out in Swift.
@Suite struct RandomCostTests {
  private let market: KeyFigureMarket
  private static let won = Currency(code: "KRW") ?? .usd

  init() throws { market = try KeyFigureMarket() }

  private struct Paid {
    let minorUnits: Int64
    let day: String
    let campaign: String
    let keyword: String?
    let currency: Currency
  }

  private func paid(seed: UInt64) -> [Paid] {
    var generator = SeededGenerator(seed: seed)
    func some<Value>(_ all: [Value]) -> Value {
      all[Int.random(in: 0..<all.count, using: &generator)]
    }
    // A row of spend is one by its day, campaign, keyword and source.
    var seen: Set<[String?]> = []
    return (0..<some([0, 3, 25])).compactMap { _ in
      let date = Instant(unixMs: 1_790_000_000_000 + Int64(some(Array(0...70))) * 86_400_000)
      let paid = Paid(
        minorUnits: Int64(some([0, 1, 250, 99_999])), day: String(date.iso8601.prefix(10)),
        campaign: some(["a", "b", "never called"]), keyword: some(["solar", "(not set)", nil]),
        currency: some([.usd, .usd, Self.won]))
      return seen.insert([paid.day, paid.campaign, paid.keyword]).inserted ? paid : nil
    }
  }

  /// A line of calls and one of spend have one name.
  private struct Dimension {
    let name: String
    let ofCall: (MadeCall) -> String
    let ofPaid: (Paid) -> String
  }

  private static func keyword(_ keyword: String?) -> String {
    ["(not provided)", "(not set)"].contains(keyword) ? "" : keyword ?? ""
  }

  private static func dimensions(_ zone: TimeZone) -> [Dimension] {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = zone
    func parts(_ date: Date, _ calendar: Calendar) -> (day: String, week: String) {
      let all = calendar.dateComponents(
        [.year, .month, .day, .yearForWeekOfYear, .weekOfYear], from: date)
      func two(_ number: Int?) -> String { String(100 + (number ?? 0)).suffix(2).description }
      return (
        "\(all.year ?? 0)-\(two(all.month))-\(two(all.day))",
        "\(all.yearForWeekOfYear ?? 0)-W\(two(all.weekOfYear))"
      )
    }
    func ofCall(_ call: MadeCall) -> (day: String, week: String) {
      call.startedAt.map {
        parts(Date(timeIntervalSince1970: Double($0.unixMs) / 1000), calendar)
      } ?? ("", "")
    }
    func ofDay(_ day: String) -> (day: String, week: String) {
      var calendar = Calendar(identifier: .iso8601)
      calendar.timeZone = .gmt
      let at = (try? Instant(iso8601: day + "T12:00:00Z"))?.unixMs ?? 0
      return parts(Date(timeIntervalSince1970: Double(at) / 1000), calendar)
    }
    return [
      Dimension(name: "all", ofCall: { _ in "" }, ofPaid: { _ in "" }),
      Dimension(name: "campaign", ofCall: { $0.campaign ?? "" }, ofPaid: { $0.campaign }),
      Dimension(
        name: "keyword", ofCall: { keyword($0.keyword) }, ofPaid: { keyword($0.keyword) }),
      Dimension(name: "day", ofCall: { ofCall($0).day }, ofPaid: { $0.day }),
      Dimension(name: "week", ofCall: { ofCall($0).week }, ofPaid: { ofDay($0.day).week }),
      Dimension(
        name: "month", ofCall: { String(ofCall($0).day.prefix(7)) },
        ofPaid: { String($0.day.prefix(7)) }),
      // Nobody says what was paid for a region.
      Dimension(name: "region", ofCall: { $0.region ?? "" }, ofPaid: { _ in "no line" }),
    ]
  }

  private func costs(
    _ calls: [MadeCall], _ paid: [Paid], in period: ReportPeriod, conversion: String?,
    by dimension: Dimension
  ) -> SlowRows {
    var slow = SlowRows()
    let calls = Dictionary(
      grouping: calls.filter { $0.isInbound && $0.isIn(period) }, by: dimension.ofCall)
    let paid = Dictionary(
      grouping: paid.filter { one in
        (period.firstDay.map { one.day >= $0 } ?? true)
          && (period.lastDay.map { one.day <= $0 } ?? true)
      }, by: dimension.ofPaid)
    for name in Set(calls.keys).union(paid.keys) where name != "no line" {
      let all = calls[name] ?? []
      let converting = all.filter { $0.converts(conversion) }.count
      let row = ["calls": SlowRows.count(all.count), "converting": SlowRows.count(converting)]
      let sums = Dictionary(grouping: paid[name] ?? [], by: \.currency.code)
        .mapValues { $0.reduce(0) { $0 + $1.minorUnits } }
      if sums.isEmpty {
        slow.add(
          name, currency: nil,
          row.merging([
            "spend_minor": .nothing, "cost_per_call_minor": .nothing,
            "cost_per_conversion_minor": .nothing,
          ]) { $1 })
      }
      for (currency, sum) in sums {
        slow.add(
          name, currency: currency,
          row.merging([
            "spend_minor": .integer(sum),
            "cost_per_call_minor": SlowRows.ratio(Double(sum), Double(all.count)),
            "cost_per_conversion_minor": SlowRows.ratio(Double(sum), Double(converting)),
          ]) { $1 })
      }
    }
    return slow
  }

  @Test("what a conversion costs is what the slow way finds", arguments: UInt64(1)...16)
  func costs(seed: UInt64) throws {
    let random = RandomCalls(seed: seed)
    try random.book(in: market)
    let paid = paid(seed: seed)
    for one in paid {
      try market.spend(
        one.minorUnits, on: one.day, for: one.campaign, keyword: one.keyword, currency: one.currency
      )
    }
    let zone = try #require(TimeZone(identifier: seed.isMultiple(of: 2) ? "Asia/Tokyo" : "UTC"))
    try market.store.setTimeZone(zone, recordedAt: Samples.noon)
    for period in RandomCalls.periods {
      for conversion in [nil, "sale"] {
        for dimension in Self.dimensions(zone) {
          let table = try market.store.table(
            of: .costPerConversion, by: dimension.name, in: period,
            with: ["conversion": .optional(conversion)])
          let slow = costs(
            random.calls, paid, in: period, conversion: conversion, by: dimension)
          #expect(slow.differences(from: table) == [], "by \(dimension.name)")
        }
      }
    }
  }
}
