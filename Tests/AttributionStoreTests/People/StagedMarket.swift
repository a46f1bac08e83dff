import AttributionStore
import CallModel
import TestSupport

/// A store in which people come from one stage to the next, with times in minutes after noon.
struct StagedMarket {
  let market: KeyFigureMarket
  private static let key = ContactKey(bytes: [1])
  private static let phones = ["+12125550100", "+12125550101", "+12125550102"]
  private static let pool = "+18005550110"
  private static let addresses = ["a@example.com", "b@example.com", "c@example.com"]

  init() throws { market = try KeyFigureMarket() }

  static func minute(_ minutes: Int64) -> Instant {
    Instant(unixMs: Samples.noon.unixMs + minutes * 60_000)
  }

  func touchpoint(
    _ id: String, _ kind: String = "visit", at minutes: Int64, _ names: [String: MarketValue]
  ) throws {
    try book(["id": .text(id), "kind": .text(kind)], at: minutes, names, in: .touchpoints)
  }

  func engagement(
    _ id: String, _ kind: String, at minutes: Int64, _ names: [String: MarketValue]
  ) throws {
    try book(["id": .text(id), "kind": .text(kind)], at: minutes, names, in: .engagement)
  }

  func order(
    _ id: String, line: String = "", at minutes: Int64, dollars: Int64 = 10,
    _ names: [String: MarketValue]
  ) throws {
    try book(
      ["order_id": .text(id), "line": .text(line), "amount": .money(.dollars(dollars))],
      at: minutes, names, in: .orders)
  }

  func subscription(
    _ id: String, from start: String, until end: String? = nil, _ names: [String: MarketValue]
  ) throws {
    var values: [String: MarketValue] = [
      "id": .text(id), "started_at": .text(start), "amount": .money(.dollars(9)),
    ]
    values["ended_at"] = end.map { .text($0) }
    try market.book([values.merging(names) { $1 }], in: .subscriptions)
  }

  private func book(
    _ values: [String: MarketValue], at minutes: Int64, _ names: [String: MarketValue],
    in table: MarketTable
  ) throws {
    let at: [String: MarketValue] = ["at": .instant(Self.minute(minutes))]
    try market.book([values.merging(at) { $1 }.merging(names) { $1 }], in: table)
  }

  /// The journey of whom `name` names, as far as it counts before a moment.
  func journey(_ name: String, before minutes: Int64) throws -> PersonJourney {
    try market.store.joinCallers(under: Self.key)
    return try market.store.personJourney(
      of: PersonSearch(name, key: Self.key),
      stages: StageRequest(before: Self.minute(minutes), advocacy: "recommends"))
  }

  func period(beforeMs momentMs: Int64) -> ReportPeriod {
    ReportPeriod(before: Instant(unixMs: momentMs))
  }

  /// The stage of each person by the report on everybody, by the name that it gives them.
  func stages(before minutes: Int64) throws -> [String: String] {
    try stages(beforeMs: Self.minute(minutes).unixMs)
  }

  func stages(beforeMs momentMs: Int64) throws -> [String: String] {
    try market.store.joinCallers(under: Self.key)
    let rows = try market.rows(
      .journeyStages, by: "person", in: period(beforeMs: momentMs),
      with: ["advocacy": "recommends"])
    return rows.compactMapValues { row in
      if case .text(let stage)? = row["stage"] { stage } else { nil }
    }
  }

  /// How to ask for somebody whom the report calls `name`: it has what stands for numbers and addresses.
  func search(_ name: String) -> String {
    for (kind, contacts) in [("phone", Self.phones), ("email", Self.addresses)] {
      for contact in contacts where name == "\(kind):\(Self.key.name(of: contact))" {
        return "\(kind):\(contact)"
      }
    }
    return name
  }

  /// Books whatever there is, at random.
  func fill(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func some(_ all: [String]) -> String { all[number(0...all.count - 1)] }
    func minutes() -> Int64 { Int64(number(-30...30) * 1440 + number(0...3) * 60) }
    func names() -> [String: MarketValue] {
      var names: [String: MarketValue] = [:]
      if number(0...2) == 0 { names["visitor_id"] = .text(some(["v", "w", "x", "y", "z"])) }
      if number(0...2) == 0 { names["person_id"] = .text(some(["1", "2", "3"])) }
      if number(0...3) == 0 { names["email"] = .contact(some(Self.addresses)) }
      if number(0...3) == 0 { names["phone"] = .contact(some(Self.phones)) }
      return names
    }
    func day() -> String { String(Self.minute(minutes()).iso8601.prefix(10)) }
    var visits: [Int64] = []
    for place in 0..<number(0...12) {
      var shown = names()
      if number(0...1) == 0 { shown["tracking_number"] = .text(Self.pool) }
      visits.append(minutes())
      try touchpoint(
        "t\(place)", some(["visit", "view", "form", "chat", "email_click"]), at: visits[place],
        shown)
    }
    for place in 0..<number(0...10) {
      let kind = some([
        "email_sent", "email_bounce", "email_click", "push_click", "product_view", "social_share",
        "page_view",
      ])
      try engagement("e\(place)", kind, at: minutes(), names())
    }
    for place in 0..<number(0...8) {
      var sources = names()
      if number(0...2) == 0 { sources["deal_id"] = .text("d\(number(0...4))") }
      try order(
        "o\(number(0...5))", line: "\(place)", at: minutes(), dollars: Int64(number(-10...20)),
        sources)
    }
    // Most prices of a subscription are one customer's; some are somebody else's, and some name nobody.
    let subscribers = [names(), names()]
    for place in 0..<number(0...4) {
      let start = day()
      let end = String(
        Instant(unixMs: try Instant(iso8601: start + "T00:00:00Z").unixMs + 86_400_000 * 40)
          .iso8601.prefix(10))
      try subscription(
        "s\(place / 2)", from: start, until: number(0...1) == 0 ? end : nil,
        [subscribers[place / 2], subscribers[place / 2], names(), [:]][number(0...3)])
    }
    for place in 0..<number(0...4) {
      var deal: [String: MarketValue] = [
        "id": .text("d\(place)"), "stage": .text(some(["New", "Closed Won"])),
        "won": .integer(Int64(number(0...1))), "closed": .integer(1),
        "closed_at": .instant(Self.minute(minutes())),
      ]
      if number(0...1) == 0 { deal["opened_at"] = .text(day()) }
      if number(0...1) == 0 { deal["lead_at"] = .instant(Self.minute(minutes())) }
      try market.book([deal.merging(names()) { $1 }], in: .deals)
    }
    for place in 0..<number(0...8) {
      let session = number(0...1) == 0 ? visits.randomElement(using: &generator) : nil
      try market.call(
        MadeCall("c\(place)") {
          $0.started = Self.minute(session.map { $0 + 1 } ?? minutes()).iso8601
          $0.caller = number(0...2) == 0 ? nil : some(Self.phones)
          $0.number = session == nil ? nil : Self.pool
          // Of half of them the calls file does not say where they came from.
          $0.campaign = some(["", "spring"])
          $0.direction = some(["inbound", "inbound", "outbound"])
          $0.conversions = number(0...1) == 0 ? [("sale", nil)] : []
          $0.tags = number(0...3) == 0 ? ["recommends"] : []
        })
    }
    // Whom a number and a session tell of may be two.
    if number(0...2) == 0 {
      try market.store.joinCallers(under: Self.key)
      _ = try? market.store.decide(
        .part(
          PersonName(.phone, Self.key.name(of: some(Self.phones))),
          PersonName(.visitor, some(["v", "w", "x", "y", "z"]))), because: nil, at: Samples.noon)
    }
  }
}
