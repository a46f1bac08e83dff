import AttributionStore
import CallModel
import StoreTestSupport
import TestSupport
import Testing

/// The channel that the store tells from the medium, the source and the rest, where a file names none.
@Suite struct ChannelTests {
  /// What a row says, and the channel that it is of.
  struct Told: Sendable, CustomTestStringConvertible {
    let source: String?
    let medium: String?
    let others: [String: String]
    let channel: String

    init(_ source: String?, _ medium: String?, _ others: [String: String] = [:], is channel: String)
    {
      self.source = source
      self.medium = medium
      self.others = others
      self.channel = channel
    }

    var testDescription: String { "\(source ?? "–") / \(medium ?? "–") \(others)" }

    var values: [String: MarketValue] {
      var values = others.mapValues { MarketValue.text($0) }
      values["source"] = source.map { .text($0) }
      values["medium"] = medium.map { .text($0) }
      return values
    }
  }

  /// What source and medium alone tell.
  static let byNames: [Told] = [
    // What is paid for goes by where it is paid for.
    Told("google", "cpc", is: "paid search"), Told("Bing", "PPC", is: "paid search"),
    Told("facebook", "cpc", is: "paid social"), Told("Facebook", "paid", is: "paid social"),
    Told("fb", "CPC", is: "paid social"), Told("ig", "paid", is: "paid social"),
    Told("m.facebook.com", "cpc", is: "paid social"),
    Told("facebook_ads", "ppc", is: "paid social"),
    Told("LinkedIn", "cpc", is: "paid social"), Told("instagram", "retargeting", is: "paid social"),
    Told("youtube", "cpc", is: "paid video"), Told("youtube.com", "paid-video", is: "paid video"),
    Told("google", "cpv", is: "paid video"), Told("nobody", "paid social", is: "paid social"),
    Told("social", "paid-social", is: "paid social"), Told(nil, "paid_social", is: "paid social"),
    Told("google", "paid-search", is: "paid search"), Told(nil, "sem", is: "paid search"),
    Told("spring-fair", "cpc", is: "paid search"), Told(nil, "cpc", is: "paid search"),
    Told("taboola", "paid", is: "paid other"), Told("criteo", "retargeting", is: "paid other"),
    Told("google", "paid", is: "paid search"), Told("google", "ecpc", is: "paid search"),
    Told("google", "display", is: "display"), Told("facebook", "cpm", is: "display"),
    Told("adsite", "Banner", is: "display"),
    // What is not.
    Told("google", "organic", is: "organic search"), Told("google", nil, is: "organic search"),
    Told("www.google.co.uk", nil, is: "organic search"),
    Told("google", "(none)", is: "organic search"),
    Told("facebook", nil, is: "social"), Told("facebook.com", "referral", is: "social"),
    Told("l.instagram.com", "referral", is: "social"), Told("t.co", "referral", is: "social"),
    Told("page", "social-media", is: "social"), Told("youtube.com", "referral", is: "video"),
    Told("google.com", "referral", is: "referral"),
    Told("partner.example", "referral", is: "referral"),
    Told(nil, "referral", is: "referral"), Told("spring", "newsletter", is: "e-mail"),
    Told("newsletter", nil, is: "e-mail"), Told("shop", "E-Mail", is: "e-mail"),
    Told("partner", "affiliates", is: "affiliate"), Told("radio", "audio", is: "audio"),
    Told("fair", "QR code", is: "qr code"), Told("direct", nil, is: "direct"),
    Told("(direct)", "(none)", is: "direct"), Told("somebody", nil, is: "other"),
    // Who is named after advertisements is paid for, though nobody says so.
    Told("Google Ads", nil, is: "paid search"), Told("google_ads", "(none)", is: "paid search"),
    Told("googleads", "", is: "paid search"), Told("GOOGLE PAID", nil, is: "paid search"),
    Told("Google Ads Call Extension", nil, is: "paid search"),
    Told("google-ppc", nil, is: "paid search"), Told("adwords", nil, is: "paid search"),
    Told("Bing Ads", nil, is: "paid search"), Told("bing_cpc", nil, is: "paid search"),
    Told("Microsoft Advertising", nil, is: "paid search"),
    Told("Google Display", nil, is: "display"), Told("Facebook Ads", nil, is: "paid social"),
    Told("fb_paid", nil, is: "paid social"), Told("Meta Ads", nil, is: "paid social"),
    Told("metaads", "cpc", is: "paid social"), Told("fb ads", "ppc", is: "paid social"),
    Told("LinkedIn Advertising", "(not set)", is: "paid social"),
    Told("YouTube Ads", nil, is: "paid video"),
    // And what the medium says counts before.
    Told("Google Ads", "organic", is: "organic search"), Told("google ads", "email", is: "e-mail"),
    // Words that are no names of advertisements, and advertisements of nobody who is known.
    Told("Google Organic", nil, is: "organic search"),
    Told("Bing Organic", nil, is: "organic search"),
    Told("Google Leads", nil, is: "organic search"), Told("threads", nil, is: "social"),
    Told("Facebook Roadshow", nil, is: "social"), Told("Microsoft Teams", nil, is: "other"),
    Told("Radio Ads", nil, is: "other"), Told("metallurgy ads", nil, is: "other"),
    // Names that only begin or end alike.
    Told("notfacebook", "cpc", is: "paid search"), Told("bingo-hall", nil, is: "other"),
    Told("xing", "paid", is: "paid other"), Told("metalworks", "paid", is: "paid other"),
  ]

  /// What only touchpoints know besides.
  static let byClicks: [Told] = [
    Told(nil, nil, ["gclid": "a"], is: "paid search"),
    Told("x", "y", ["msclkid": "a"], is: "paid search"),
    Told("google", "display", ["gclid": "a"], is: "display"),
    Told("youtube", "cpv", ["gclid": "a"], is: "paid video"),
    Told(nil, nil, ["fbclid": "a"], is: "social"),
    Told(nil, "cpc", ["fbclid": "a"], is: "paid social"),
    Told("facebook", "cpc", ["fbclid": "a"], is: "paid social"),
    Told(nil, nil, ["kind": "email_open"], is: "e-mail"),
    Told(nil, nil, ["kind": "social"], is: "social"),
    Told(nil, nil, [:], is: "direct"), Told(nil, nil, ["campaign_id": "a"], is: "other"),
    Told(nil, nil, ["referrer": "https://www.google.com/"], is: "organic search"),
    Told(nil, nil, ["referrer": "https://l.facebook.com/l"], is: "social"),
    Told(nil, nil, ["referrer": "https://www.youtube.com/watch"], is: "video"),
    Told(nil, nil, ["referrer": "https://partner.example/"], is: "referral"),
    Told("google", "organic", ["channel": "brand"], is: "brand"),
  ]

  private func channels(
    _ query: String, of other: OtherProgram
  ) throws -> [String: String] {
    Dictionary(try other.rows(query).map { ($0[0] ?? "", $0[1] ?? "") }) { $1 }
  }

  /// Books each as what may come from somewhere, and holds the channels of all of them against what they should be.
  private func check(_ market: SmallMarket, beside other: OtherProgram) throws {
    for (place, told) in (Self.byNames + Self.byClicks).enumerated() {
      var values = told.values
      values["id"] = .text("t\(place)")
      values["at"] = .instant(Samples.noon)
      values["visitor_id"] = .text("v\(place)")
      try market.book([values], in: .touchpoints)
    }
    for (place, told) in Self.byNames.enumerated() {
      var spend = told.values
      spend["day"] = .text("2026-10-01")
      spend["campaign_id"] = .text("t\(place)")
      spend["amount"] = .money(.dollars(1))
      try market.book([spend], in: .spend)
      try market.book([SettledStore.deal("t\(place)", told.values)], in: .deals)
      var facts: [String: FieldValue] = ["call.direction": .choice("inbound")]
      facts["campaign.source"] = told.source.map { .text($0) }
      facts["campaign.medium"] = told.medium.map { .text($0) }
      let call = Call(id: "t\(place)", recordingPath: nil, facts: CallFacts(facts))
      _ = try market.store.book(Booking(call: call, recordedAt: Samples.noon))
    }
    let touched = try channels("SELECT touchpoint_id, channel FROM touchpoint_channels", of: other)
    let spent = try channels("SELECT campaign_id, channel FROM spend_channels", of: other)
    let called = try channels("SELECT call_id, channel FROM call_sources", of: other)
    let dealt = try channels("SELECT deal_id, channel FROM deal_sources", of: other)
    for (place, told) in (Self.byNames + Self.byClicks).enumerated() {
      #expect(touched["t\(place)"] == told.channel, "touchpoint \(told.testDescription)")
      guard place < Self.byNames.count else { continue }
      #expect(spent["t\(place)"] == told.channel, "spend \(told.testDescription)")
      #expect(called["t\(place)"] == told.channel, "call \(told.testDescription)")
      #expect(dealt["t\(place)"] == told.channel, "deal \(told.testDescription)")
    }
  }

  @Test(
    "touchpoints, spend, calls and deals are of the channel that source and medium tell, in SQLite")
  func sqlite() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.db")
    let market = SmallMarket(store: try SQLCallStore(path: path), in: folder)
    try check(market, beside: OtherProgram(file: path))
  }

  @Test(
    "touchpoints, spend, calls and deals are of the channel that source and medium tell, in PostgreSQL"
  )
  func postgres() throws {
    let server = try PostgresServer.shared()
    let address = try server.newDatabase()
    let market = SmallMarket(store: try SQLCallStore(path: address), in: server)
    try check(market, beside: OtherProgram(address: address))
  }
}
