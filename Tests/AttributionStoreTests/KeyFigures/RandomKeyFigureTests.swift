import AttributionStore
import CallModel
import Foundation
import TestSupport
import Testing

/// Markets of a few calls, whose key figures are worked out in Swift the slow way.
@Suite struct RandomKeyFigureTests {
  private typealias Row = [String: QueryTable.Value]

  private static func calls(seed: UInt64) -> [MadeCall] {
    var generator = SeededGenerator(seed: seed)
    func some<Value>(_ all: [Value?]) -> Value? { all.randomElement(using: &generator) ?? nil }
    return (0..<Int.random(in: 0...40, using: &generator)).map { place in
      MadeCall("c\(place)") { call in
        let minutes = Int64.random(in: 0...90 * 1440, using: &generator)
        call.started = some([
          Instant(unixMs: 1_790_000_000_000 + minutes * 60_000).iso8601, call.started, nil,
          Instant(unixMs: 1_790_000_000_000 + minutes * 60_000).iso8601,
        ])
        call.direction = some(["inbound", "inbound", "outbound", nil])
        call.answered = some([true, true, false, nil])
        call.voicemail = some([true, false, nil, nil])
        call.seconds = some([0, 10, 33, 60, 61, 3600, nil])
        call.ringSeconds = some([0, 2, 5, 30, nil])
        call.caller = some(["+12125550100", "+12125550101", "+12125550102", nil])
        call.isRepeat = some([true, false, nil, nil, nil])
        call.campaign = some(["a", "b", "c", nil])
        call.source = some(["google", nil])
        call.keyword = some(["solar", "roof", "(not provided)", nil])
        call.conversions = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
          (some(["sale", "lead"]) ?? "sale", nil)
        }
      }
    }
  }

  /// What the figures go by: inbound calls of a period, by what each line of it is called.
  private struct Twin {
    var all: [MadeCall]
    let from: Instant?
    let before: Instant?
    let label: (MadeCall) -> String
    private static let none = ["", "(not provided)"]

    private func isInbound(_ call: MadeCall) -> Bool { (call.direction ?? "inbound") == "inbound" }

    private func instant(_ call: MadeCall) -> Instant? {
      call.started.flatMap { try? Instant(iso8601: $0) }
    }

    private func isAsked(_ call: MadeCall) -> Bool {
      guard isInbound(call) else { return false }
      if let from { guard let at = instant(call), at >= from else { return false } }
      if let before { guard let at = instant(call), at < before else { return false } }
      return true
    }

    func lines() -> [String: [MadeCall]] {
      Dictionary(grouping: all.filter(isAsked), by: label)
    }

    private func ratio(_ part: Int, _ whole: Int) -> QueryTable.Value {
      whole == 0 ? .nothing : .real(Double(part) / Double(whole))
    }

    private func count(_ number: Int) -> QueryTable.Value { .integer(Int64(number)) }

    func share(_ calls: [MadeCall]) -> Row {
      ["calls": count(calls.count), "call_share": ratio(calls.count, all.filter(isAsked).count)]
    }

    func volume(_ calls: [MadeCall]) -> Row {
      let others = calls.filter { $0.voicemail != true }
      return [
        "answered": count(calls.filter { $0.answered == true }.count),
        "voicemail": count(calls.count - others.count),
        "missed": count(others.filter { $0.answered == false }.count),
        "untold": count(others.filter { $0.answered == nil }.count),
      ]
    }

    func duration(_ calls: [MadeCall]) -> Row? {
      let talks = calls.filter { $0.answered == true && $0.voicemail != true }
        .compactMap(\.seconds).sorted()
      guard !talks.isEmpty else { return nil }
      let middle = [talks[(talks.count - 1) / 2], talks[talks.count / 2]]
      return [
        "measured": count(talks.count),
        "average_s": .real(Double(talks.reduce(0, +)) / Double(talks.count)),
        "median_s": .real(Double(middle[0] + middle[1]) / 2),
      ]
    }

    func newCallers(_ calls: [MadeCall], lookbackDays: Int) -> Row? {
      let timed = calls.filter { $0.started != nil }
      guard !timed.isEmpty else { return nil }
      var (callers, new, again) = (0, 0, 0)
      for caller in Set(timed.compactMap(\.caller)) {
        let own = timed.filter { $0.caller == caller }
        guard let first = own.compactMap(instant).min() else { continue }
        let earlier = all.filter { $0.caller == caller && isInbound($0) }.compactMap(instant)
          .filter { $0 < first }.max()
        callers += 1
        if earlier == nil, own.contains(where: { $0.isRepeat != true }) { new += 1 }
        let gap = earlier.map { first.unixMs - $0.unixMs } ?? .max
        if gap > Int64(lookbackDays) * 86_400_000 { again += 1 }
      }
      return [
        "callers": count(callers), "new_callers": count(new), "new_ratio": ratio(new, callers),
        "new_in_lookback": count(again), "lookback_ratio": ratio(again, callers),
        "anonymous_calls": count(timed.filter { $0.caller == nil }.count),
      ]
    }

    func conversion(_ calls: [MadeCall], name: String?) -> Row {
      let converting = calls.filter { call in
        call.conversions.contains { name == nil || $0.name == name }
      }
      let answered = calls.filter { $0.answered == true }.count
      return [
        "converting": count(converting.count),
        "conversion_rate": ratio(converting.filter { $0.answered == true }.count, answered),
        "rate_of_all": ratio(converting.count, calls.count),
      ]
    }

    func abandonment(_ calls: [MadeCall], shortSeconds: Int) -> Row? {
      let offered = calls.filter { $0.answered != nil }
      guard !offered.isEmpty else { return nil }
      let lost = offered.filter { $0.answered == false && $0.voicemail != true }
      let short = lost.filter { call in
        let wait = call.ringSeconds ?? (call.seconds == 0 ? nil : call.seconds)
        return wait.map { $0 < shortSeconds } ?? false
      }
      return [
        "offered": count(offered.count), "short": count(short.count),
        "abandoned": count(lost.count - short.count),
        "abandonment_rate": ratio(lost.count - short.count, offered.count),
        "abandonment_of_patient": ratio(lost.count - short.count, offered.count - short.count),
      ]
    }

    func keywords(_ calls: [MadeCall]) -> Row {
      let known = calls.filter { !Self.none.contains($0.keyword ?? "") }
      return [
        "with_keyword": count(known.count), "keyword_ratio": ratio(known.count, calls.count),
        "keywords": count(Set(known.compactMap(\.keyword)).count),
      ]
    }
  }

  private func expect(_ found: [String: Row], _ expected: [String: Row], _ query: ReportQuery) {
    #expect(found.keys.sorted() == expected.keys.sorted(), "\(query.name)")
    for (name, row) in expected {
      for (column, value) in row {
        #expect(found[name]?[column] == value, "\(query.name), line `\(name)`: \(column)")
      }
    }
  }

  @Test("all key figures are those that the slow way finds", arguments: UInt64(1)...12)
  func figures(seed: UInt64) throws {
    let market = try KeyFigureMarket()
    let calls = Self.calls(seed: seed)
    for call in calls { try market.call(call) }
    let period = ReportPeriod(
      from: Instant(unixMs: 1_792_000_000_000), before: Instant(unixMs: 1_796_000_000_000))
    for period in [ReportPeriod(), period] {
      for (dimension, label) in Self.labels {
        let twin = Twin(all: calls, from: period.from, before: period.before, label: label)
        let lines = twin.lines()
        func found(
          _ query: ReportQuery, _ parameters: [String: QueryTable.Value] = [:]
        ) throws -> [String: Row] {
          try market.rows(query, by: dimension, in: period, with: parameters)
        }
        expect(try found(.callShare), lines.mapValues(twin.share), .callShare)
        expect(try found(.callVolume), lines.mapValues(twin.volume), .callVolume)
        expect(try found(.callDuration), lines.compactMapValues(twin.duration), .callDuration)
        expect(
          try found(.newCallers, ["lookback_days": 10]),
          lines.compactMapValues { twin.newCallers($0, lookbackDays: 10) }, .newCallers)
        expect(
          try found(.callConversion, ["conversion": "sale"]),
          lines.mapValues { twin.conversion($0, name: "sale") }, .callConversion)
        expect(
          try found(.abandonment, ["short_s": 6]),
          lines.compactMapValues { twin.abandonment($0, shortSeconds: 6) }, .abandonment)
        expect(try found(.keywordAttribution), lines.mapValues(twin.keywords), .keywordAttribution)
      }
    }
  }

  private static let labels: [(String, @Sendable (MadeCall) -> String)] = [
    ("all", { _ in "" }), ("campaign", { $0.campaign ?? "" }),
    ("month", { String(($0.started ?? "").prefix(7)) }),
    ("keyword", { $0.keyword == "(not provided)" ? "" : $0.keyword ?? "" }),
  ]
}
