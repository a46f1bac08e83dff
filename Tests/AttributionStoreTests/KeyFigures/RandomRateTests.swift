import AttributionStore
import CallModel
import Testing

/// Reports on agents and on mentions over any calls, column by column beside what is worked out in Swift.
@Suite struct RandomRateTests {
  private let market: KeyFigureMarket

  init() throws { market = try KeyFigureMarket() }

  private func agents(
    _ calls: [MadeCall], _ period: ReportPeriod, conversion: String?,
    by label: (MadeCall) -> String?
  ) -> SlowRows {
    var slow = SlowRows()
    let lines = Dictionary(grouping: calls.filter { $0.isIn(period) }) { label($0) ?? "" }
    for (name, all) in lines {
      let inbound = all.filter(\.isInbound)
      let answered = inbound.filter { $0.answered == true }
      let converting = answered.filter { $0.converts(conversion) }
      let talks = answered.filter { $0.voicemail != true }.compactMap(\.seconds)
      let (low, high) = SlowRows.interval(converting.count, of: answered.count)
      let talked = Double(talks.reduce(0, +))
      slow.add(
        name,
        [
          "calls": SlowRows.count(inbound.count),
          "outbound": SlowRows.count(all.count - inbound.count),
          "answered": SlowRows.count(answered.count),
          "talk_s": talks.isEmpty ? .nothing : .real(talked),
          "average_s": SlowRows.ratio(talked, Double(talks.count)),
          "converting": SlowRows.count(converting.count),
          "conversion_rate": SlowRows.ratio(Double(converting.count), Double(answered.count)),
          "low": low, "high": high,
        ], worth: inbound, conversion, in: "value_minor")
    }
    return slow
  }

  @Test("agents and teams are what the slow way finds", arguments: UInt64(1)...20)
  func agents(seed: UInt64) throws {
    let random = RandomCalls(seed: seed)
    try random.book(in: market)
    for period in RandomCalls.periods {
      for conversion in [nil, "sale"] {
        for (dimension, label) in [
          ("agent", { (call: MadeCall) in call.agent }), ("team", { $0.team }),
        ] {
          let table = try market.store.table(
            of: .agents, by: dimension, in: period, with: ["conversion": .optional(conversion)])
          let slow = agents(random.calls, period, conversion: conversion, by: label)
          #expect(slow.differences(from: table) == [], "by \(dimension)")
        }
      }
    }
  }

  /// What the lines of a report on mentions are about: the name, the calls in which it could be found, and those of
  /// them in which it was.
  private typealias Line = (name: String, calls: [MadeCall], mentioning: [MadeCall])

  private func mentions(_ lines: [Line], conversion: String?) -> SlowRows {
    var slow = SlowRows()
    for (name, calls, mentioning) in lines where !calls.isEmpty {
      let others = calls.filter { call in !mentioning.contains { $0.id == call.id } }
      let with = mentioning.filter { $0.converts(conversion) }.count
      let without = others.filter { $0.converts(conversion) }.count
      let (lowWith, highWith) = SlowRows.interval(with, of: mentioning.count)
      let (lowWithout, highWithout) = SlowRows.interval(without, of: others.count)
      let rateWithout = others.isEmpty ? 0 : Double(without) / Double(others.count)
      slow.add(
        name,
        [
          "calls": SlowRows.count(calls.count), "mentioning": SlowRows.count(mentioning.count),
          "converting_with": SlowRows.count(with), "converting_without": SlowRows.count(without),
          "rate_with": SlowRows.ratio(Double(with), Double(mentioning.count)),
          "low_with": lowWith, "high_with": highWith,
          "rate_without": SlowRows.ratio(Double(without), Double(others.count)),
          "low_without": lowWithout, "high_without": highWithout,
          "lift": mentioning.isEmpty
            ? .nothing : SlowRows.ratio(Double(with) / Double(mentioning.count), rateWithout),
        ], worth: mentioning, conversion, in: "value_with_minor")
    }
    return slow
  }

  private func asked(_ calls: [MadeCall], _ period: ReportPeriod) -> [MadeCall] {
    calls.filter { $0.isInbound && $0.answered != false && $0.isIn(period) }
  }

  @Test("mentions of terms are what the slow way finds", arguments: UInt64(1)...20)
  func terms(seed: UInt64) throws {
    let random = RandomCalls(seed: seed)
    try random.book(in: market)
    for period in RandomCalls.periods {
      for (name, speaker, confidence, conversion) in [
        (nil, nil, nil, nil), ("acme", .caller, 0.3, nil), (nil, .agent, 0.95, "sale"),
        (nil, nil, 0.799, "lead"),
      ] as [(String?, Speaker?, Double?, String?)] {
        let lines: [Line] = ["acme", "zenith", "price"].filter { name == nil || $0 == name }.map {
          term in
          let calls = asked(random.calls, period).filter { call in
            call.searched.contains(term) || call.searchedBefore.contains(term)
              || call.listened.contains(term)
              || call.said.contains { $0.term == term }
          }
          let mentioning = calls.filter { call in
            let isSure = Double(call.thousandths[term] ?? 0) >= 1000 * (confidence ?? 0.8)
            let speakers =
              call.said.filter { $0.term == term }.map(\.speaker)
              + call.heard.filter { $0 == term }.map { _ in Speaker.caller }
            return isSure && speakers.contains { speaker == nil || $0 == speaker }
          }
          return (term, calls, mentioning)
        }
        let table = try market.store.table(
          of: .mentions, by: "term", in: period,
          with: [
            "name": .optional(name), "speaker": .optional(speaker?.rawValue),
            "confidence": confidence.map { .real($0) } ?? .nothing,
            "conversion": .optional(conversion),
          ])
        #expect(mentions(lines, conversion: conversion).differences(from: table) == [])
      }
    }
  }

  @Test("mentions of tags are what the slow way finds", arguments: UInt64(1)...20)
  func tags(seed: UInt64) throws {
    let random = RandomCalls(seed: seed)
    try random.book(in: market)
    for period in RandomCalls.periods {
      for (name, conversion) in [(nil, nil), ("angry", nil), (nil, "sale")] as [(String?, String?)]
      {
        let calls = asked(random.calls, period)
        let lines: [Line] = Set(random.calls.flatMap(\.tags))
          .filter { name == nil || $0 == name }
          .map { tag in (tag, calls, calls.filter { $0.tags.contains(tag) }) }
        let table = try market.store.table(
          of: .mentions, by: "tag", in: period,
          with: ["name": .optional(name), "conversion": .optional(conversion)])
        #expect(mentions(lines, conversion: conversion).differences(from: table) == [])
      }
    }
  }
}
