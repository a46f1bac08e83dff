import AttributionStore
import CallModel
import Testing

@Suite struct MentionTests {
  private let market: KeyFigureMarket

  init() throws { market = try KeyFigureMarket() }

  private func book(_ id: String, _ change: (inout MadeCall) -> Void = { _ in }) throws {
    try market.call(MadeCall(id, change))
  }

  /// A call that was searched for "acme", with what was said.
  private func call(
    _ id: String, says speaker: Speaker?, converts: Bool,
    _ change: (inout MadeCall) -> Void = { _ in }
  ) throws {
    try book(id) { call in
      call.said = speaker.map { [("acme", $0)] } ?? []
      call.searched = ["acme"]
      if converts { call.conversions = [("sale", .dollars(100))] }
      change(&call)
    }
  }

  @Test("rates of calls that mention it and of those that do not, worked out by hand")
  func rates() throws {
    try call("a", says: .caller, converts: true)
    try call("b", says: .agent, converts: false) { $0.tags = ["competitor"] }
    for id in ["c", "d", "e"] { try call(id, says: nil, converts: true) }
    try call("f", says: nil, converts: false)
    try call("missed", says: nil, converts: false) { $0.answered = false }
    try call("out", says: .caller, converts: true) { $0.direction = "outbound" }
    try book("not searched") { $0.conversions = [("sale", .dollars(100))] }
    let row = try market.rows(.mentions, by: "term")["acme USD"]
    #expect(row?["calls"] == 6)
    #expect(row?["mentioning"] == 2)
    #expect(row?["rate_with"] == 0.5)
    #expect(row?["rate_without"] == 0.75)
    #expect(row?["lift"] == .real(0.5 / 0.75))
    #expect(row?["value_with_minor"] == 10_000)
    let caller = try market.rows(.mentions, by: "term", with: ["speaker": "caller"])["acme USD"]
    #expect(caller?["mentioning"] == 1)
    #expect(caller?["rate_with"] == 1.0)
    let tags = try market.rows(.mentions, by: "tag")["competitor"]
    #expect(tags?["calls"] == 7)
    #expect(tags?["converting_with"] == 0)
    #expect(tags?["lift"] == 0.0)
  }

  @Test("a hit that is not sure enough is no mention, and a term that nobody says has no rate")
  func unsure() throws {
    try call("a", says: .caller, converts: true)
    let row = try market.rows(.mentions, by: "term", with: ["confidence": 0.95])["acme"]
    #expect(row?["mentioning"] == 0)
    for column in ["rate_with", "low_with", "high_with", "lift", "value_with_minor"] {
      #expect(row?[column] == .nothing, "\(column)")
    }
    #expect(row?["rate_without"] == 1.0)
  }

  @Test(
    "where nothing converts without it, there is no lift, and where all mention it no rate without")
  func noLift() throws {
    try call("a", says: .caller, converts: true)
    #expect(try market.rows(.mentions)[""] == nil)
    let alone = try market.rows(.mentions, by: "term")["acme USD"]
    #expect(alone?["rate_without"] == .nothing && alone?["low_without"] == .nothing)
    try call("b", says: nil, converts: false)
    let row = try market.rows(.mentions, by: "term")["acme USD"]
    #expect(row?["rate_without"] == 0.0)
    #expect(row?["lift"] == .nothing)
  }

  @Test("one term or tag alone, and one conversion alone")
  func narrowed() throws {
    try call("a", says: .caller, converts: true) { call in
      call.said.append(("zenith", .caller))
      call.tags = ["one", "two"]
    }
    #expect(
      try market.rows(.mentions, by: "term", with: ["name": "zenith"]).keys.sorted()
        == ["zenith USD"])
    #expect(
      try market.rows(.mentions, by: "tag", with: ["name": "two"]).keys.sorted() == ["two USD"])
    let others = try market.rows(.mentions, by: "term", with: ["conversion": "lead"])["acme"]
    #expect(others?["converting_with"] == 0)
  }

  @Test("the interval is that of all rates within 1.96 standard errors", arguments: 0...6)
  func wilson(converting: Int) throws {
    for place in 0..<6 { try call("c\(place)", says: .caller, converts: place < converting) }
    try call("other", says: nil, converts: false)
    let row = try market.rows(.mentions, by: "term").first { $0.key.hasPrefix("acme") }?.value
    guard case .real(let low)? = row?["low_with"], case .real(let high)? = row?["high_with"] else {
      Issue.record("no interval")
      return
    }
    let slow = Self.interval(converting, of: 6)
    #expect(abs(low - slow.lowerBound) < 1e-5)
    #expect(abs(high - slow.upperBound) < 1e-5)
  }

  /// All rates for which what was seen is no further away than 1.96 standard errors, by trying.
  private static func interval(_ part: Int, of whole: Int) -> ClosedRange<Double> {
    let seen = Double(part) / Double(whole)
    let fitting = (0...200_000).lazy.map { Double($0) / 200_000 }.filter { rate in
      abs(seen - rate) <= 1.959964 * (rate * (1 - rate) / Double(whole)).squareRoot() + 1e-12
    }
    return (fitting.min() ?? 0)...(fitting.max() ?? 1)
  }
}
