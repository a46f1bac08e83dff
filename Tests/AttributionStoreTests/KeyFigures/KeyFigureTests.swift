import AttributionStore
import CallModel
import Testing

/// Each key figure worked out by hand, and the traps of each.
@Suite struct KeyFigureTests {
  private let market: KeyFigureMarket

  init() throws { market = try KeyFigureMarket() }

  private func book(_ id: String, _ change: (inout MadeCall) -> Void = { _ in }) throws {
    try market.call(MadeCall(id, change))
  }

  private func sale(_ name: String = "sale") -> (name: String, value: Money?) {
    (name, .dollars(100))
  }

  @Test("share: inbound calls only, and calls of no known campaign are part of the whole")
  func share() throws {
    for id in ["a", "b"] { try book(id) }
    try book("c") { $0.campaign = nil }
    try book("unknown direction") {
      $0.direction = nil
      $0.campaign = "autumn"
    }
    try book("out") { $0.direction = "outbound" }
    let rows = try market.rows(.callShare, by: "campaign")
    #expect(rows["spring"]?["call_share"] == 0.5)
    #expect(rows["autumn"]?["call_share"] == 0.25)
    #expect(rows[""]?["call_share"] == 0.25)
    #expect(try market.rows(.callShare)[""]?["calls"] == 4)
  }

  @Test("volume: answered, voicemail, missed and untold make up all calls")
  func volume() throws {
    try book("answered")
    try book("voicemail") {
      $0.answered = false
      $0.voicemail = true
    }
    try book("missed") { $0.answered = false }
    try book("untold") { $0.answered = nil }
    let row = try market.rows(.callVolume)[""]
    for column in ["answered", "voicemail", "missed", "untold"] { #expect(row?[column] == 1) }
    #expect(row?["calls"] == 4)
  }

  @Test("duration: of answered calls that are no voicemail; the median is not moved by a long one")
  func duration() throws {
    for (id, seconds) in [("a", 10), ("b", 20), ("c", 40), ("d", 3600)] {
      try book(id) { $0.seconds = seconds }
    }
    try book("missed") {
      $0.answered = false
      $0.seconds = 99
    }
    try book("voicemail") {
      $0.voicemail = true
      $0.seconds = 99
    }
    try book("unknown") { $0.seconds = nil }
    let row = try market.rows(.callDuration)[""]
    #expect(row?["measured"] == 4)
    #expect(row?["average_s"] == 917.5)
    #expect(row?["median_s"] == 30.0)
  }

  @Test("duration: where no call was answered there is no average")
  func noDuration() throws {
    try book("missed") { $0.answered = false }
    #expect(try market.rows(.callDuration).isEmpty)
  }

  @Test("new callers: over all time and within the lookback, anonymous ones apart")
  func newCallers() throws {
    try book("long ago") { $0.started = "2026-01-03T12:00:00Z" }
    try book("again") { $0.started = "2026-10-03T12:00:00Z" }
    try book("and again") { $0.started = "2026-10-04T12:00:00Z" }
    try book("first") { $0.caller = "+12125550101" }
    try book("out") {
      $0.caller = "+12125550102"
      $0.direction = "outbound"
      $0.started = "2026-10-01T12:00:00Z"
    }
    try book("called back") { $0.caller = "+12125550102" }
    try book("the platform knows") {
      $0.caller = "+12125550103"
      $0.isRepeat = true
    }
    for id in ["withheld", "withheld too"] { try book(id) { $0.caller = nil } }
    let october = ReportPeriod(from: try Instant(iso8601: "2026-10-01T00:00Z"))
    let row = try market.rows(.newCallers, in: october)[""]
    #expect(row?["callers"] == 4)
    #expect(row?["new_callers"] == 2)
    #expect(row?["new_ratio"] == 0.5)
    #expect(row?["new_in_lookback"] == 4)
    #expect(row?["anonymous_calls"] == 2)
    let year = try market.rows(.newCallers, in: october, with: ["lookback_days": 365])[""]
    #expect(year?["new_in_lookback"] == 3)
  }

  @Test("new callers: a caller is new in the line of the first call, and nowhere else")
  func newByCampaign() throws {
    try book("first") { $0.started = "2026-10-01T12:00:00Z" }
    try book("second") {
      $0.started = "2026-10-02T12:00:00Z"
      $0.campaign = "autumn"
    }
    try book("nobody") {
      $0.caller = nil
      $0.campaign = "silent"
    }
    let rows = try market.rows(.newCallers, by: "campaign")
    #expect(rows["spring"]?["new_callers"] == 1)
    #expect(rows["autumn"]?["new_callers"] == 0)
    #expect(rows["autumn"]?["new_ratio"] == 0.0)
    #expect(rows["silent"]?["new_ratio"] == .nothing)
  }

  @Test("conversion: a call with two conversions counts once, and both denominators are told")
  func conversion() throws {
    try book("two") { $0.conversions = [self.sale(), self.sale("upgrade")] }
    try book("one") { $0.conversions = [self.sale("upgrade")] }
    try book("none")
    try book("missed") { $0.answered = false }
    try book("voicemail order") {
      $0.answered = false
      $0.voicemail = true
      $0.conversions = [self.sale()]
    }
    let row = try market.rows(.callConversion)[""]
    #expect(row?["converting"] == 3)
    #expect(row?["conversion_rate"] == .real(2.0 / 3))
    #expect(row?["rate_of_all"] == 0.6)
    let sales = try market.rows(.callConversion, with: ["conversion": "sale"])[""]
    #expect(sales?["conversion_rate"] == .real(1.0 / 3))
  }

  @Test("conversion: where no call was answered there is no rate, and not 0")
  func noRate() throws {
    try book("missed") { $0.answered = false }
    let row = try market.rows(.callConversion)[""]
    #expect(row?["conversion_rate"] == .nothing)
    #expect(row?["rate_of_all"] == 0.0)
  }

  @Test("conversion: one that was withdrawn does not count")
  func withdrawn() throws {
    try book("a") { $0.conversions = [self.sale()] }
    try book("a")
    #expect(try market.rows(.callConversion)[""]?["converting"] == 0)
  }

  @Test("abandonment: voicemail is none, and who gives up at once need not count")
  func abandonment() throws {
    try book("answered")
    try book("gave up late") {
      $0.answered = false
      $0.ringSeconds = 20
      $0.seconds = nil
    }
    try book("gave up at once") {
      $0.answered = false
      $0.ringSeconds = 3
    }
    try book("nobody knows how long") {
      $0.answered = false
      $0.seconds = 0
    }
    try book("voicemail") {
      $0.answered = false
      $0.voicemail = true
    }
    try book("untold") { $0.answered = nil }
    let all = try market.rows(.abandonment)[""]
    #expect(all?["offered"] == 5)
    #expect(all?["abandoned"] == 3)
    #expect(all?["abandonment_rate"] == 0.6)
    let patient = try market.rows(.abandonment, with: ["short_s": 5])[""]
    #expect(patient?["abandoned"] == 2)
    #expect(patient?["short"] == 1)
    #expect(patient?["abandonment_rate"] == 0.4)
    #expect(patient?["abandonment_of_patient"] == 0.5)
  }

  @Test("cost: nothing where no call converted, spend without calls has a line, currencies apart")
  func cost() throws {
    try book("two") { $0.conversions = [self.sale(), self.sale("upgrade")] }
    try book("none")
    try book("no sale") { $0.campaign = "autumn" }
    try book("free") { $0.campaign = "free" }
    try market.spend(3000, on: "2026-10-03", for: "spring")
    try market.spend(100, on: "2026-10-04", for: "spring", currency: Currency(code: "EUR") ?? .usd)
    try market.spend(500, on: "2026-10-03", for: "autumn")
    try market.spend(700, on: "2026-10-03", for: "silent")
    let rows = try market.rows(.costPerConversion, by: "campaign")
    #expect(rows["spring USD"]?["cost_per_conversion_minor"] == 3000.0)
    #expect(rows["spring USD"]?["cost_per_call_minor"] == 1500.0)
    #expect(rows["spring EUR"]?["cost_per_conversion_minor"] == 100.0)
    #expect(rows["autumn USD"]?["cost_per_call_minor"] == 500.0)
    #expect(rows["autumn USD"]?["cost_per_conversion_minor"] == .nothing)
    #expect(rows["silent USD"]?["spend_minor"] == 700)
    #expect(rows["silent USD"]?["calls"] == 0)
    #expect(rows["silent USD"]?["cost_per_call_minor"] == .nothing)
    #expect(rows["free"]?["spend_minor"] == .nothing)
    let days = try market.rows(
      .costPerConversion, by: "day",
      in: ReportPeriod(firstDay: "2026-10-04", lastDay: "2026-10-04"))
    #expect(days["2026-10-04 EUR"]?["spend_minor"] == 100)
    #expect(days["2026-10-03 USD"] == nil)
  }

  @Test("keywords: what is not provided is not known")
  func keywords() throws {
    for (id, keyword) in [
      ("a", "solar roof"), ("b", "solar roof"), ("c", "(not provided)"), ("d", "(NOT SET)"),
      ("e", ""),
    ] { try book(id) { $0.keyword = keyword } }
    try book("none")
    try market.spend(900, on: "2026-10-03", for: "spring", keyword: "solar roof")
    try market.spend(100, on: "2026-10-03", for: "spring", keyword: "(not set)")
    let row = try market.rows(.keywordAttribution)[""]
    #expect(row?["with_keyword"] == 2)
    #expect(row?["keywords"] == 1)
    #expect(row?["keyword_ratio"] == .real(2.0 / 6))
    let costs = try market.rows(.costPerConversion, by: "keyword")
    #expect(costs["solar roof USD"]?["cost_per_call_minor"] == 450.0)
    #expect(costs[" USD"]?["cost_per_call_minor"] == 25.0)
  }

  @Test("a store without calls has no lines, and no failure")
  func empty() throws {
    for query in ReportQuery.keyFigures { #expect(try market.rows(query, by: "source").isEmpty) }
  }

  @Test("the region is the caller's, the source of a channel without one is the channel")
  func dimensions() throws {
    try book("a") {
      $0.region = "NY"
      $0.source = "google"
    }
    try book("b") { $0.campaign = nil }
    #expect(try market.rows(.callShare, by: "region")["NY"]?["calls"] == 1)
    #expect(try market.rows(.callShare, by: "source")["google"]?["calls"] == 1)
    #expect(try market.rows(.callShare, by: "source")[""]?["calls"] == 1)
    #expect(try market.rows(.callShare, by: "device").keys.sorted() == [""])
  }

  @Test("what a session tells: landing page, device, ad version and region")
  func sessions() throws {
    let phone = MarketValue.contact("+12125550100")
    try market.book(
      [
        [
          "id": .text("s"), "at": .instant(Samples.noon), "phone": phone,
          "landing_page": .text("https://example.com/gold?utm_source=x#top"),
          "device": .text("mobile"), "ad_version": .text("blue"), "region": .text("CA"),
          "medium": .text("cpc"),
        ]
      ], in: .touchpoints)
    try book("a") {
      $0.campaign = nil
      $0.started = "2026-10-04T12:00:00Z"
    }
    try market.store.joinCallers(under: ContactKey(bytes: [1]))
    for (dimension, name) in [
      ("landing-page", "https://example.com/gold"), ("device", "mobile"), ("ad-version", "blue"),
      ("region", "CA"), ("channel", "paid search"), ("source", "paid search"),
    ] { #expect(try market.rows(.callShare, by: dimension).keys.sorted() == [name]) }
  }
}
