import AttributionStore
import CallModel
import TestSupport

/// Calls of which anything may be known or not, for reports that are held against a slow twin.
struct RandomCalls {
  let calls: [MadeCall]
  /// The same calls as they were booked before, with other outcomes.
  let before: [MadeCall]
  private static let won = Currency(code: "KRW") ?? .usd

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func some<Value>(_ all: [Value]) -> Value {
      all[Int.random(in: 0..<all.count, using: &generator)]
    }
    func count(_ most: Int) -> Range<Int> { 0..<Int.random(in: 0...most, using: &generator) }
    func terms() -> [String] { count(2).map { _ in some(["acme", "zenith", "price"]) } }
    func outcomes(of call: inout MadeCall) {
      call.conversions =
        some([0, 0, 1, 2]) == 0
        ? []
        : count(2).map { _ in
          let amount = Int64(some([0, 1, 99, 12_345]))
          return (
            some(["sale", "lead"]),
            some([nil, Money(minorUnits: amount, currency: some([.usd, Self.won]))])
          )
        }
      call.tags = Array(Set(count(2).map { _ in some(["competitor", "angry", "would buy"]) }))
    }
    calls = count(40).map { place in
      var call = MadeCall("c\(place)")
      let minutes = Int64.random(in: 0...70 * 1440, using: &generator)
      let time = Instant(unixMs: 1_790_000_000_000 + minutes * 60_000).iso8601
      call.started = some([time, time, time, time, nil])
      call.direction = some(["inbound", "inbound", "inbound", "outbound", nil])
      call.answered = some([true, true, true, false, nil])
      call.voicemail = some([nil, nil, false, true])
      call.seconds = some([nil, 0, 10, 61, 3_600])
      call.agent = some(["ann", "bob", nil])
      call.team = some(["east", "west", nil])
      call.campaign = some(["a", "b", "c", nil])
      call.keyword = call.campaign == nil ? nil : some(["solar", "roof", "(not provided)", nil])
      call.said = terms().map { ($0, some([.caller, .agent])) }
      call.searched = terms()
      call.searchedBefore = terms()
      call.listened = terms()
      call.heard = call.listened.filter { _ in some([true, false]) }
      for term in ["acme", "zenith", "price"] {
        call.thousandths[term] = some([300, 799, 800, 950])
      }
      outcomes(of: &call)
      return call
    }
    before = calls.map { call in
      var earlier = call
      earlier.said = []
      earlier.searched = call.searchedBefore
      outcomes(of: &earlier)
      return earlier
    }
  }

  /// Books all of them twice, so that most of the ledger is corrected.
  func book(in market: KeyFigureMarket) throws {
    for call in before + calls { try market.call(call) }
  }

  /// Two periods: everything, and the middle of it.
  static let periods = [
    ReportPeriod(),
    ReportPeriod(
      from: Instant(unixMs: 1_791_500_000_000), before: Instant(unixMs: 1_794_500_000_000),
      firstDay: "2026-10-08", lastDay: "2026-11-11"),
  ]
}

extension MadeCall {
  /// When it began.
  var startedAt: Instant? { started.flatMap { try? Instant(iso8601: $0) } }

  /// Whether it is no outbound call.
  var isInbound: Bool { (direction ?? "inbound") == "inbound" }

  /// Whether it began in `period`; what nobody dates is in the period without bounds alone.
  func isIn(_ period: ReportPeriod) -> Bool {
    if let from = period.from { guard let startedAt, startedAt >= from else { return false } }
    if let before = period.before { guard let startedAt, startedAt < before else { return false } }
    return true
  }

  /// Whether it has a conversion of this name, or any.
  func converts(_ name: String?) -> Bool {
    conversions.contains { name == nil || $0.name == name }
  }
}

/// Rows of a report worked out the slow way, by the line's name and its currency.
struct SlowRows {
  private(set) var rows: [String: [String: QueryTable.Value]] = [:]

  /// Adds a row.
  mutating func add(_ name: String, currency: String?, _ row: [String: QueryTable.Value]) {
    rows[currency.map { "\(name) \($0)" } ?? name] = row.merging([
      "name": .text(name), "currency": .optional(currency),
    ]) { $1 }
  }

  /// Adds a row for each currency in which `calls` have conversions of `conversion` with money, with their sum in
  /// `column`; one without where there is none.
  mutating func add(
    _ name: String, _ row: [String: QueryTable.Value], worth calls: [MadeCall],
    _ conversion: String?, in column: String
  ) {
    var sums: [String: Int64] = [:]
    for one in calls.flatMap(\.conversions) where conversion == nil || one.name == conversion {
      if let value = one.value { sums[value.currency.code, default: 0] += value.minorUnits }
    }
    for (currency, sum) in sums {
      add(name, currency: currency, row.merging([column: .integer(sum)]) { $1 })
    }
    if sums.isEmpty { add(name, currency: nil, row.merging([column: .nothing]) { $1 }) }
  }

  static func count(_ number: Int) -> QueryTable.Value { .integer(Int64(number)) }

  static func ratio(_ part: Double, _ whole: Double) -> QueryTable.Value {
    whole == 0 ? .nothing : .real(part / whole)
  }

  /// The bounds of the score interval, by halving: those rates that are 1.959964 standard errors from what was seen.
  static func interval(_ part: Int, of whole: Int) -> (QueryTable.Value, QueryTable.Value) {
    guard whole > 0 else { return (.nothing, .nothing) }
    let seen = Double(part) / Double(whole)
    func bound(_ far: Double) -> QueryTable.Value {
      var (fits, fails) = (seen, far)
      func isNear(_ rate: Double) -> Bool {
        abs(seen - rate) <= 1.959964 * (max(0, rate * (1 - rate)) / Double(whole)).squareRoot()
      }
      if isNear(far) { return .real(far) }
      for _ in 0..<200 {
        let middle = (fits + fails) / 2
        if isNear(middle) { fits = middle } else { fails = middle }
      }
      return .real(fits)
    }
    return (bound(0), bound(1))
  }

  /// Says where `table` has other rows, or another value in any of its columns.
  func differences(from table: QueryTable) -> [String] {
    var differences: [String] = []
    if table.rows.count != rows.count {
      differences.append("\(table.rows.count) rows, and not \(rows.count)")
    }
    var missing = Set(rows.keys)
    for row in table.rows {
      let found = Dictionary(uniqueKeysWithValues: zip(table.columns, row))
      let key = [found["name"], found["currency"]].compactMap { value in
        if case .text(let text)? = value { text } else { nil }
      }.joined(separator: " ")
      missing.remove(key)
      guard let expected = rows[key] else {
        differences.append("an unexpected row `\(key)`")
        continue
      }
      for column in Set(found.keys).union(expected.keys).sorted()
      where !Self.isSame(found[column], expected[column]) {
        let (one, other) = (found[column], expected[column])
        differences.append("`\(key)`, \(column): \(one.shown), and not \(other.shown)")
      }
    }
    return differences + missing.sorted().map { "no row `\($0)`" }
  }

  private static func isSame(_ one: QueryTable.Value?, _ other: QueryTable.Value?) -> Bool {
    if case .real(let one)? = one, case .real(let other)? = other {
      return abs(one - other) <= 1e-9 * max(1, abs(other))
    }
    return one == other
  }
}

extension QueryTable.Value? {
  fileprivate var shown: String { map { "\($0)" } ?? "no such column" }
}

extension QueryTable.Value {
  /// A text, or nothing.
  static func optional(_ text: String?) -> QueryTable.Value { text.map { .text($0) } ?? .nothing }
}
