import CallModel
import JSONText
import PlatformExport
import TestSupport
import Testing

@Suite("Requests and files")
struct RequestTests {
  private func changes(_ count: Int) -> [ConversionChange] {
    (0..<count).map { place in
      var sample = Sample(outcomeID: Int64(place), originID: Int64(place), callID: "c-\(place)")
      sample.convertedAt = Instant(unixMs: sample.convertedAt.unixMs + Int64(place) * 1000)
      sample.clicks.append(AdClick(kind: .fbclid, id: "fb", at: sample.clicks[0].at))
      sample.person = ConversionEvent.Person(analyticsClientID: "1234567890.1700000000")
      return sample.change
    }
  }

  private func sizes(_ platform: some Platform, _ count: Int) -> [Int] {
    let changes = changes(count)
    let requests = platform.requests(for: changes, at: Sample.now)
    #expect(requests.flatMap(\.changes) == changes, "each change is in one request, in order")
    return requests.map(\.changes.count)
  }

  @Test("are split where a platform takes no more, and hold every change once")
  func limits() {
    let actions = GoogleConversionActions(clicks: "1", calls: "2")
    #expect(sizes(GoogleAdsRequests(customerID: "1", actions: actions), 4001) == [2000, 2000, 1])
    #expect(
      sizes(GoogleDataManagerRequests(accountID: "1", actions: actions), 2001) == [2000, 1])
    #expect(sizes(MetaEvents(), 1001) == [1000, 1])
    #expect(sizes(AnalyticsEvents(), 51) == [25, 25, 1])
    #expect(sizes(HubSpotCalls(), 101) == [100, 1])
    #expect(sizes(WebhookDocument(), 3) == [1, 1, 1])
    #expect(sizes(GoogleClicksFile(), 4001) == [4001])
  }

  @Test("that would be too large for Analytics are halved")
  func size() {
    let changes = changes(25).map { change in
      ConversionChange(
        Sample(
          outcomeID: change.event.outcomeID, originID: change.event.originID,
          name: String(repeating: "n", count: 4000), person: change.event.person
        ).event)
    }
    let platform = AnalyticsEvents(naming: ConversionNaming(platformName: "purchase"))
    let requests = platform.requests(for: changes, at: Sample.now)
    #expect(requests.count > 1 && requests.flatMap(\.changes) == changes)
    #expect(requests.allSatisfy { $0.body.utf8.count < 130_000 })
  }

  @Test("name a conversion at Microsoft by the time that it was told with when it was new")
  func microsoftsTime() {
    var sample = Sample()
    sample.clicks = [AdClick(kind: .msclkid, id: "ms1", at: sample.clicks[0].at)]
    let told = Sample.instant("2026-10-03T18:25:00Z")
    for kind in [ConversionChange.Kind.restated(previous: nil), .retracted] {
      let change = ConversionChange(sample.event, kind, firstToldAt: told)
      let body = MicrosoftBulkFile().requests(for: [change], at: Sample.now).map(\.body).joined()
      #expect(body.contains(",2026-10-03T18:25:00Z,") && !body.contains("18:26:30"))
    }
  }

  @Test("tell Google the last of its clicks, however it is named, and before that the visit's")
  func lastClick() throws {
    let actions = GoogleConversionActions(clicks: "1", calls: "2")
    let platforms: [any Platform] = [
      GoogleAdsRequests(customerID: "1", actions: actions),
      GoogleDataManagerRequests(accountID: "1", actions: actions),
    ]
    var sample = Sample()
    let old = Sample.instant("2026-06-01T00:00:00Z")
    func told(_ clicks: [AdClick]) -> Set<[String]> {
      sample.clicks = clicks
      return Set(
        platforms.map { platform in
          #expect(platform.objections(to: sample.change, at: Sample.now).isEmpty)
          let requests = platform.requests(for: [sample.change], at: Sample.now)
          return ["gclid", "gbraid", "wbraid"].filter { kind in
            requests.contains { $0.body.contains("\"\(kind)\": \"\(kind)-1\"") }
          }
        })
    }
    let at = sample.clicks[0].at
    let before = Instant(unixMs: at.unixMs - 60_000)
    #expect(
      told([
        AdClick(kind: .gclid, id: "gclid-1", at: old),
        AdClick(kind: .gbraid, id: "gbraid-1", at: before),
        AdClick(kind: .wbraid, id: "wbraid-1", at: at),
      ]) == [["wbraid"]])
    #expect(
      told([
        AdClick(kind: .gclid, id: "gclid-1", at: at),
        AdClick(kind: .gbraid, id: "gbraid-1", at: at),
      ]) == [["gclid"]])
    #expect(
      told([
        AdClick(kind: .gclid, id: "gclid-1", at: at),
        AdClick(kind: .gbraid, id: "gbraid-1", at: before, isOfVisit: true),
      ]) == [["gbraid"]])
  }

  @Test("date a task at Salesforce by the day of its call, as the account has it")
  func day() throws {
    var sample = Sample()
    sample.person = ConversionEvent.Person(dealID: "0065g00000ABCdeAAG")
    sample.startedAt = Sample.instant("2026-10-03T23:59:00Z")
    sample.convertedAt = Sample.instant("2026-10-04T00:04:00Z")
    for (day, told) in [(nil, "2026-10-03"), ("2026-10-02", "2026-10-02")] {
      sample.day = day
      let file = SalesforceFile().requests(for: [sample.change], at: Sample.now).first
      #expect(try #require(file).body.contains(",\(told),Completed,"))
    }
  }

  @Test("tell Salesforce where the last of the calls came from that led to an opportunity")
  func opportunities() {
    let id = "0065g00000ABCdeAAG"
    func sample(_ hours: Int64, _ channel: String, deal: String = id) -> ConversionChange {
      var sample = Sample(outcomeID: hours, originID: hours, callID: "c-\(hours)")
      sample.startedAt = Instant(unixMs: sample.startedAt.unixMs + hours * 3_600_000)
      sample.person = ConversionEvent.Person(dealID: deal)
      sample.origin = ConversionEvent.Origin(channel: channel)
      return sample.change
    }
    let other = sample(4, "direct", deal: "0065g00000ABCdfAAG")
    let calls = [sample(2, "e-mail"), other, sample(3, "paid search"), sample(1, "organic search")]
    for changes in [calls, calls.reversed()] {
      let file = SalesforceOpportunities().requests(for: changes, at: Sample.now).map(\.body)
      #expect(
        Set(file.joined().split(separator: "\n").dropFirst())
          == ["\(id),paid search,", "0065g00000ABCdfAAG,direct,"])
    }
  }

  @Test("change at Microsoft what was told, by the click and the name of then")
  func microsoftsClick() throws {
    var sample = Sample()
    sample.clicks = [AdClick(kind: .msclkid, id: "ms1", at: sample.clicks[0].at)]
    let platform = MicrosoftBulkFile(naming: ConversionNaming(platformName: "Sale"))
    let known = platform.dedupeKey(of: sample.change)
    sample.clicks = [AdClick(kind: .msclkid, id: "ms2", at: sample.clicks[0].at)]
    let later = MicrosoftBulkFile(naming: ConversionNaming(platformName: "Phone sale"))
    for kind in [ConversionChange.Kind.restated(previous: nil), .retracted] {
      let change = ConversionChange(sample.event, kind, firstToldAs: known)
      let body = later.requests(for: [change], at: Sample.now).map(\.body).joined()
      #expect(body.contains(",Sale,2026-10-03T18:26:30Z,,ms1,"))
      #expect(later.dedupeKey(of: change) == known)
    }
  }

  @Test("change at Google what was told, under the name of then")
  func googlesName() throws {
    let platform = GoogleClicksFile(naming: ConversionNaming(platformName: "Sale"))
    let change = ConversionChange(
      Sample().event, .retracted, firstToldAs: platform.dedupeKey(of: Sample().change))
    let later = GoogleClicksFile(naming: ConversionNaming(platformName: "Phone sale"))
    let body = later.requests(for: [change], at: Sample.now).map(\.body).joined()
    #expect(body.contains("\n\(change.event.transactionID),Sale,"))
  }

  @Test("are none where there is nothing to tell")
  func nothing() {
    for (_, platform) in GoldenExportTests.platforms {
      #expect(platform.requests(for: [], at: Sample.now).isEmpty)
    }
  }

  @Test("read back as JSON on one line each, whatever the texts hold")
  func json() throws {
    for seed in 0..<50 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let alphabet = Array("a\"\\\n\t{}[],:é😀\u{2028}\u{7f}")
      func some() -> String {
        String((0..<8).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
      }
      var sample = Sample(name: some(), callID: some())
      sample.origin = ConversionEvent.Origin(campaignName: some(), keyword: some())
      sample.person = ConversionEvent.Person(customerID: some(), visitorID: some())
      for (_, platform) in GoldenExportTests.platforms {
        for request in platform.requests(for: [sample.change], at: Sample.now)
        where request.format == .json {
          #expect(!request.body.contains("\n"))
          _ = try JSONReader.read(Array(request.body.utf8)[...], halfPair: .refused)
        }
      }
    }
  }

  @Test(
    "quote cells as RFC 4180 has it, and give what a spreadsheet would run an apostrophe, but no number"
  )
  func cells() throws {
    var sample = Sample(callID: "=cmd|' /C calc'!A0, \"x\"")
    sample.person = ConversionEvent.Person(dealID: "0065g00000ABCdeAAG")
    let tasks = try #require(
      SalesforceFile().requests(for: [sample.change], at: Sample.now).first?.body)
    #expect(tasks.contains(",\"'=cmd|' /C calc'!A0, \"\"x\"\"\","))
    let calls = try #require(
      GoogleCallsFile().requests(for: [sample.change], at: Sample.now).first?.body)
    #expect(calls.contains("\n+12125550100,2026-10-03 18:22:00+00:00,"))
  }

  @Test("double a quote that has a mark above it, and give full-width signs an apostrophe")
  func marks() throws {
    for (id, cell) in [
      ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("a,\u{301}b", "\"a,\u{301}b\""),
      ("=\u{301}cmd", "'=\u{301}cmd"), ("＝cmd", "'＝cmd"), ("＠cmd", "'＠cmd"),
    ] {
      var sample = Sample(callID: id)
      sample.person = ConversionEvent.Person(dealID: "0065g00000ABCdeAAG")
      let tasks = try #require(
        SalesforceFile().requests(for: [sample.change], at: Sample.now).first?.body)
      #expect(
        tasks.unicodeScalars.split(separator: "\n")[1].starts(
          with: "card sale,Call,Inbound,\(cell),".unicodeScalars))
    }
  }

  @Test("write amounts exactly, with the decimals of their currencies and two at least")
  func amounts() throws {
    for (code, minorUnits, text) in [
      ("USD", 5, "0.05"), ("USD", 123_456_789_012_345, "1234567890123.45"),
      ("KRW", 50_000, "50000.00"),
      ("KWD", 12_345, "12.345"),
    ] as [(String, Int64, String)] {
      let money = Money(minorUnits: minorUnits, currency: try #require(Currency(code: code)))
      let change = Sample(value: money).change
      let file = try #require(
        GoogleClicksFile().requests(for: [change], at: Sample.now).first?.body)
      #expect(file.contains(",\(text),\(code),"))
    }
  }
}
