import CallModel
import PlatformExport
import Testing

@Suite("The rules of each platform")
struct RuleTests {
  private static let actions = GoogleConversionActions(clicks: "1", calls: "2")
  private static let onlyCalls = GoogleConversionActions(clicks: nil, calls: "2")
  private static let googles: [any Platform] = [
    GoogleClicksFile(), GoogleAdsRequests(customerID: "1", actions: actions),
    GoogleDataManagerRequests(accountID: "1", actions: actions),
  ]
  private static let googlesCalls: [any Platform] = [
    GoogleCallsFile(), GoogleAdsRequests(customerID: "1", actions: onlyCalls),
    GoogleDataManagerRequests(accountID: "1", actions: onlyCalls),
  ]
  private static let microsofts: [any Platform] = [MicrosoftFile(), MicrosoftBulkFile()]
  private static let all: [any Platform] =
    googles + googlesCalls + microsofts + [
      MetaEvents(), AnalyticsEvents(), HubSpotCalls(), SalesforceFile(), WebhookDocument(),
      InvocaSignals(), SalesforceOpportunities(),
    ]

  /// What every platform takes.
  private var orderly: Sample {
    var sample = Sample()
    sample.clicks += [
      AdClick(kind: .msclkid, id: "ms1", at: sample.clicks[0].at),
      AdClick(kind: .fbclid, id: "fb1", at: sample.clicks[0].at),
    ]
    sample.person = ConversionEvent.Person(
      dealID: "0065g00000ABCdeAAG", analyticsClientID: "1234567890.1700000000")
    sample.origin = ConversionEvent.Origin(channel: "paid search")
    return sample
  }

  private func rules(
    _ platforms: [any Platform], at now: Instant = Sample.now, _ kind: ConversionChange.Kind = .new,
    _ change: (inout Sample) -> Void = { _ in }
  ) -> Set<[ExportRule]> {
    var sample = orderly
    change(&sample)
    return Set(
      platforms.map {
        $0.objections(to: ConversionChange(sample.event, kind), at: now).map(\.rule)
      })
  }

  private func after(_ text: String) -> Instant { Sample.instant(text) }

  @Test("a conversion that is in order goes everywhere")
  func good() throws {
    #expect(rules(Self.all) == [[]])
  }

  @Test("an objection names the call, the outcome, what is wrong and what to do")
  func words() throws {
    var sample = orderly
    sample.caller = nil
    let objection = try #require(
      GoogleCallsFile().objections(to: sample.change, at: Sample.now).first)
    #expect(objection.callID == "c-1" && objection.outcomeID == 12)
    #expect(objection.reason == "the caller's number is withheld or unknown")
    #expect(!objection.advice.isEmpty)
  }

  @Test(
    "what is a little too old is not told as old enough",
    arguments: [
      (5 * 3600, "the click was 90 days 5 hours ago"), (61, "the click was 90 days 1 minute ago"),
      (2, "the click was 90 days 2 seconds ago"), (30 * 3600, "the click was 91 days ago"),
    ])
  func littleTooOld(seconds: Int64, reason: String) throws {
    var sample = orderly
    let now = Instant(unixMs: sample.clicks[0].at.unixMs + (90 * 86_400 + seconds) * 1000)
    sample.startedAt = Instant(unixMs: now.unixMs - 3 * 86_400_000)
    sample.convertedAt = Instant(unixMs: sample.startedAt.unixMs + 60_000)
    let objections = GoogleClicksFile().objections(to: sample.change, at: now)
    let objection = try #require(objections.first { $0.rule == .clickTooOld })
    #expect(objection.reason == "\(reason); conversions are taken for 90 days after it")
  }

  @Test("a click is taken for ninety days, to the second")
  func window() {
    let last = after("2027-01-01T18:17:00Z")
    let platforms = Self.googles + Self.microsofts
    #expect(rules(platforms, at: last) == [[]])
    #expect(
      rules(platforms, at: Instant(unixMs: last.unixMs + 1000)) == [[.clickTooOld], [.clickTooOld]])
  }

  @Test(
    "a conversion comes after its click by a second at least, and is not told before it happens")
  func order() {
    let platforms = Self.googles + Self.microsofts
    #expect(
      rules(platforms) { sample in
        sample.clicks = sample.clicks.map {
          AdClick(kind: $0.kind, id: $0.id, at: Instant(unixMs: sample.convertedAt.unixMs + 999))
        }
      } == [[.beforeClick]])
    #expect(
      rules(Self.all, at: after("2026-10-03T18:26:29Z")).allSatisfy { $0.contains(.inFuture) })
  }

  @Test(
    "a call is known after twelve hours, for ninety days, and its conversion comes after its start")
  func calls() {
    #expect(rules(Self.googlesCalls, at: after("2026-10-04T06:21:59Z")) == [[.tooRecent]])
    #expect(rules(Self.googlesCalls, at: after("2026-10-04T06:22:00Z")) == [[]])
    #expect(rules(Self.googlesCalls, at: after("2027-01-01T18:22:01Z")) == [[.callTooOld]])
    #expect(rules(Self.googlesCalls) { $0.convertedAt = $0.startedAt } == [[.beforeCall]])
    #expect(rules(Self.googlesCalls) { $0.isInbound = false } == [[.notInbound]])
    #expect(rules(Self.googlesCalls) { $0.isInbound = nil } == [[]])
  }

  @Test("Google knows a click after six hours; until then its conversion is too recent")
  func newClicks() {
    #expect(rules(Self.googles, at: after("2026-10-04T00:16:59Z")) == [[.tooRecent]])
    #expect(rules(Self.googles, at: after("2026-10-04T00:17:00Z")) == [[]])
    #expect(rules(Self.microsofts, at: after("2026-10-03T18:27:00Z")) == [[]])
  }

  @Test(
    "a conversion action that was just made is waited for: six hours at Google's, two at Microsoft's"
  )
  func newActions() {
    let naming = ConversionNaming(createdAt: after("2026-10-04T17:00:00Z"))
    let google: [any Platform] = [
      GoogleClicksFile(naming: naming), GoogleCallsFile(naming: naming),
    ]
    #expect(rules(google) == [[.tooRecent]])
    #expect(rules(google, at: after("2026-10-04T23:00:00Z")) == [[]])
    #expect(rules([MicrosoftFile(naming: naming)]) == [[]])
    #expect(
      rules([MicrosoftFile(naming: naming)], at: after("2026-10-04T18:59:59Z")) == [[.tooRecent]])
  }

  @Test("Meta takes seven days and Analytics three")
  func ages() {
    #expect(rules([MetaEvents()], at: after("2026-10-10T18:26:30Z")) == [[]])
    #expect(rules([MetaEvents()], at: after("2026-10-10T18:26:31Z")) == [[.tooOld]])
    #expect(rules([AnalyticsEvents()], at: after("2026-10-06T18:26:30Z")) == [[]])
    #expect(rules([AnalyticsEvents()], at: after("2026-10-06T18:26:31Z")) == [[.tooOld]])
  }

  @Test("what is missing is named: the click, the caller, whatever tells who the customer is")
  func missing() {
    #expect(rules([GoogleClicksFile()] + Self.microsofts) { $0.clicks = [] } == [[.noClick]])
    #expect(
      rules([GoogleClicksFile()]) {
        $0.clicks = [AdClick(kind: .wbraid, id: "w", at: $0.clicks[0].at)]
      } == [[.noClick]])
    #expect(rules(Self.googlesCalls + [InvocaSignals()]) { $0.caller = nil } == [[.noCaller]])
    #expect(rules(Self.googlesCalls) { $0.caller = PhoneNumber("+0123456789") } == [[.badCaller]])
    #expect(
      rules([MetaEvents()]) {
        $0.caller = nil
        $0.clicks = []
      } == [[.noIdentifier]])
    #expect(
      rules([AnalyticsEvents(), SalesforceFile()]) { $0.person = .init() } == [[.noIdentifier]])
    #expect(rules([InvocaSignals()]) { $0.durationMs = nil } == [[.noIdentifier]])
    #expect(rules([SalesforceOpportunities()]) { $0.origin = .init() } == [[.noSource]])
  }

  @Test(
    "without a click of Google's a conversion goes by its call, where there is an action for calls")
  func routes() {
    let ads = GoogleAdsRequests(customerID: "1", actions: Self.actions)
    #expect(rules([ads]) { $0.clicks = [] } == [[]])
    #expect(
      rules([ads]) { sample in
        let ageMs: Int64 = 91 * 86_400_000
        sample.clicks = [
          AdClick(
            kind: .gclid, id: "old", at: Instant(unixMs: sample.convertedAt.unixMs - ageMs))
        ]
      } == [[]], "nor by one that was too old when it happened")
    let clicksOnly = GoogleAdsRequests(
      customerID: "1", actions: GoogleConversionActions(clicks: "1", calls: nil))
    #expect(rules([clicksOnly]) { $0.clicks = [] } == [[.noClick]])
  }

  @Test(
    "a click's name that no platform gives is not passed on",
    arguments: ["=1+1", "a,b", "", "x\"y"])
  func clickNames(id: String) {
    #expect(
      rules([GoogleClicksFile()] + Self.microsofts) { sample in
        sample.clicks = sample.clicks.map { AdClick(kind: $0.kind, id: id, at: $0.at) }
      } == [[.badClick]])
  }

  @Test(
    "names that a spreadsheet would run, and names that are too long, stay here",
    arguments: [
      "=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "\tx", "", String(repeating: "x", count: 256),
    ])
  func names(name: String) {
    let files: [any Platform] =
      [GoogleClicksFile(), GoogleCallsFile()] + Self.microsofts
      + [MetaEvents(), SalesforceFile(), InvocaSignals()]
    #expect(rules(files) { $0.name = name } == [[.badName]])
    // Requests of Google's name the action by its number.
    #expect(rules([Self.googles[1], Self.googles[2]]) { $0.name = name } == [[]])
  }

  @Test(
    "Analytics takes names of its own kind alone",
    arguments: [
      "card sale", "1st", "ga_x", "google_x", "firebase_x", String(repeating: "x", count: 41),
      "session_start", "error", "first_visit", "in_app_purchase",
    ])
  func analyticsNames(name: String) {
    let found = rules([AnalyticsEvents(naming: ConversionNaming(platformName: name))])
    #expect(found == [[.badName]])
  }

  @Test("a value is not below zero, and there where a purchase or a change needs it")
  func values() {
    let below = Money(minorUnits: -1, currency: .usd)
    let platforms = Self.googles + Self.googlesCalls + Self.microsofts + [MetaEvents()]
    #expect(rules(platforms) { $0.value = below } == [[.negativeValue]])
    #expect(rules(Self.all) { $0.value = nil } == [[]])
    let purchase = ConversionNaming(platformName: "purchase")
    #expect(rules([AnalyticsEvents(naming: purchase)]) { $0.value = nil } == [[.noValue]])
    let metas = ConversionNaming(platformName: "Purchase")
    #expect(rules([MetaEvents(naming: metas)]) { $0.value = nil } == [[.noValue]])
    let platformsWithChanges = Self.googles + [MicrosoftBulkFile()]
    #expect(
      rules(platformsWithChanges, .restated(previous: nil)) { $0.value = nil } == [[.noValue]])
    #expect(rules(platformsWithChanges, .restated(previous: nil)) == [[]])
  }

  @Test("Google changes a conversion from a day until 54 days after it, and none by a wbraid")
  func changesAtGoogle() {
    let google: [any Platform] = [Self.googles[0], Self.googles[1]]
    for kind in [ConversionChange.Kind.restated(previous: nil), .retracted] {
      #expect(rules(google, at: after("2026-10-04T18:26:29Z"), kind) == [[.tooRecent]])
      #expect(rules(google, at: after("2026-10-04T18:26:30Z"), kind) == [[]])
      #expect(rules(google, at: after("2026-11-26T18:26:30Z"), kind) == [[]])
      #expect(rules(google, at: after("2026-11-26T18:26:31Z"), kind) == [[.tooOld]])
      let found = rules([Self.googles[1]], kind) {
        $0.clicks = [AdClick(kind: .wbraid, id: "w", at: $0.clicks[0].at)]
      }
      #expect(found == [[.cannotChange]])
    }
    #expect(
      rules([Self.googles[1]]) {
        $0.clicks = [AdClick(kind: .wbraid, id: "w", at: $0.clicks[0].at)]
      } == [[]])
  }

  @Test("what cannot be changed is said, and what can goes long after its window")
  func changes() {
    let late = after("2027-05-01T00:00:00Z")
    let fixed: [any Platform] =
      Self.googlesCalls + [
        MicrosoftFile(), MetaEvents(), AnalyticsEvents(), HubSpotCalls(), SalesforceFile(),
        InvocaSignals(),
      ]
    for kind in [ConversionChange.Kind.restated(previous: nil), .retracted] {
      #expect(rules(fixed, kind) == [[.cannotChange]])
      #expect(
        rules([MicrosoftBulkFile(), WebhookDocument()], at: late, kind) == [[]])
    }
    #expect(rules([Self.googles[2]], .retracted) == [[.cannotChange]])
    #expect(rules([Self.googles[2]], .restated(previous: nil)) == [[]])
    let purchase = AnalyticsEvents(naming: ConversionNaming(platformName: "purchase"))
    #expect(rules([purchase], at: late, .retracted) == [[]])
  }

  @Test("what Google was told by the call is not changed by a click that is found later")
  func sameWay() {
    for platform in Self.googles.dropFirst() {
      var sample = orderly
      let byClick = platform.dedupeKey(of: sample.change)
      let clicks = sample.clicks
      sample.clicks = []
      let byCall = platform.dedupeKey(of: sample.change)
      sample.clicks = clicks
      let later = after("2026-10-06T00:00:00Z")
      func found(_ key: String?) -> [ExportRule] {
        let change = ConversionChange(
          sample.event, .restated(previous: nil), firstToldAs: key)
        return platform.objections(to: change, at: later).map(\.rule)
      }
      #expect(found(byCall) == [.cannotChange])
      #expect(found(byClick) == [] && found(nil) == [])
      sample.clicks = [
        AdClick(kind: .gclid, id: "g", at: after("2026-06-01T00:00:00Z"))
      ]
      #expect(found(byClick) == [], "the click is known to be older than it was")
    }
  }

  @Test("what goes to different actions of Google's is not the same, and is changed under its own")
  func actions() {
    let other = GoogleConversionActions(clicks: "3", calls: "4")
    let sample = orderly
    for (one, two) in [
      (
        GoogleAdsRequests(customerID: "1", actions: Self.actions) as any Platform,
        GoogleAdsRequests(customerID: "1", actions: other) as any Platform
      ),
      (
        GoogleDataManagerRequests(accountID: "1", actions: Self.onlyCalls),
        GoogleDataManagerRequests(
          accountID: "1", actions: GoogleConversionActions(clicks: nil, calls: "4"))
      ),
    ] {
      #expect(one.dedupeKey(of: sample.change) != two.dedupeKey(of: sample.change))
    }
    let ads = GoogleAdsRequests(customerID: "1", actions: Self.actions)
    let change = ConversionChange(
      sample.event, .retracted, firstToldAs: ads.dedupeKey(of: sample.change))
    let later = GoogleAdsRequests(customerID: "1", actions: other)
    #expect(
      later.requests(for: [change], at: Sample.now).map {
        $0.body.contains("customers/1/conversionActions/1\"")
      } == [true])
  }

  @Test("who said no is told to nobody by number, address or browser")
  func consent() {
    let platforms = Self.googlesCalls + [MetaEvents(), AnalyticsEvents()]
    let found = rules(platforms) {
      $0.person = ConversionEvent.Person(
        analyticsClientID: "1234567890.1700000000", consent: AdConsent(userData: .denied))
    }
    #expect(found == [[.noConsent]])
  }

  @Test("texts that are too long for Analytics, HubSpot and Salesforce are named")
  func lengths() {
    let long = String(repeating: "x", count: 70_000)
    let platforms: [any Platform] = [
      AnalyticsEvents(), HubSpotCalls(), SalesforceFile(), SalesforceOpportunities(),
    ]
    let found = rules(platforms) {
      $0.origin = ConversionEvent.Origin(channel: long, campaignName: long)
    }
    #expect(found == [[.tooLong]])
  }

  @Test("two that a platform takes for one are told apart: same click, same second, same name")
  func doubles() {
    var first = orderly
    var second = orderly
    (second.outcomeID, second.originID, second.callID) = (99, 99, "c-9")
    for platform in Self.googles + Self.googlesCalls + Self.microsofts {
      let plan = ExportPlan([first.change, second.change], to: platform, at: Sample.now)
      #expect(plan.accepted.count == 1 && plan.objections.map(\.rule) == [.double])
    }
    first.convertedAt = Instant(unixMs: first.convertedAt.unixMs + 1000)
    for platform in Self.googles + Self.googlesCalls + Self.microsofts {
      #expect(
        ExportPlan([first.change, second.change], to: platform, at: Sample.now).objections.isEmpty)
    }
  }
}
