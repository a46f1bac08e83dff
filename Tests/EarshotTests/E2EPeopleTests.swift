import Foundation
import TestSupport
import Testing

/// One person's way, told by files: a search, a paid click with a chat, a direct visit with the sale by phone,
/// and what came of it.
@Suite("People and their journeys") struct E2EPeopleTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("recordings"), withIntermediateDirectories: true)
    // The key is a known one, so that what stands for numbers and addresses is.
    try folder.write(String(repeating: "0123456789abcdef", count: 4) + "\n", to: "earshot.key")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path("earshot.key"))
    try writeMarket()
    try writeCalls()
    try writeSales()
  }

  private func writeMarket() throws {
    try folder.write(
      """
      number,shown_to
      +1 800 555 0110,visitor

      """, to: "numbers.csv")
    try folder.write(
      """
      id,at,ended_at,kind,visitor_id,tracking_number,utm_source,utm_medium,utm_campaign,utm_term,gclid,phone
      s-1,2026-10-01T09:00:00-04:00,2026-10-01T09:07:00-04:00,visit,v-1,,google,organic,,,,
      s-2,2026-10-08T20:15:00-04:00,2026-10-08T20:31:00-04:00,chat,v-1,,google,cpc,spring,gift cards,Cj1,+1 212 555 0100
      s-3,2026-10-15T14:02:00-04:00,2026-10-15T14:21:00-04:00,visit,v-1,+1 800 555 0110,,,,,,
      s-4,2026-10-15T14:03:00-04:00,,visit,v-2,,facebook,social,,,,

      """, to: "touchpoints.csv")
  }

  private func writeCalls() throws {
    try folder.write(
      """
      id,started,direction,answered,duration,caller.number,tracking.number,transcript
      c-1,2026-10-15T14:20:00-04:00,inbound,yes,6m10s,+1 212 555 0100,+1 800 555 0110,recordings/c-1.vtt
      c-2,2026-10-20T10:00:00-04:00,inbound,no,,+1 212 555 0100,,

      """, to: "calls.csv")
    try folder.write(
      """
      WEBVTT

      00:00:05.000 --> 00:00:09.000
      <v Caller>I would like to order a gift card.

      00:01:08.000 --> 00:01:12.000
      <v Caller>I will put it on my credit card.

      """, to: "recordings/c-1.vtt")
    try folder.write(
      """
      language 1
      currency USD
      rule "card sale" when mentions "credit card" by caller then conversion value $100
      rule "gift" when mentions "gift card" then tag "gift"

      """, to: "rules/sale.rules")
  }

  private func writeSales() throws {
    try folder.write(
      """
      id,stage,opened_at,closed_at,modified_at,amount,currency,person_id,call_id
      d-1,Closed Won,2026-10-15,2026-10-18,2026-10-18T12:00:00Z,1200,USD,42,c-1

      """, to: "deals.csv")
    try folder.write(
      """
      deal_id,at,stage,amount,currency
      d-1,2026-10-16T09:00:00Z,Proposal,1000,USD

      """, to: "deal-stages.csv")
    try folder.write(
      """
      order_id,at,deal_id,product,quantity,amount,currency
      o-1,2026-10-18T13:00:00Z,d-1,gift card,2,100,USD

      """, to: "orders.csv")
    try folder.write(
      """
      id,started_at,ended_at,person_id,product,amount,currency
      m-1,2026-11-01,2026-12-01,42,club,9,USD

      """, to: "subscriptions.csv")
    try folder.write(
      """
      id,at,kind,email,person_id,object
      e-1,2026-10-21T08:00:00Z,email_open,John@Example.com,42,newsletter 10

      """, to: "engagement.csv")
  }

  private func earshot(_ arguments: [String]) throws -> String {
    let run = try ProgramRun.earshot(arguments + ["--store", folder.path("earshot.db")])
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output
  }

  private func importAll(
    _ kinds: [String] = [
      "numbers", "touchpoints", "deals", "deal-stages", "orders", "subscriptions", "engagement",
    ]
  ) throws {
    for kind in kinds { _ = try earshot(["import", kind, folder.path("\(kind).csv")]) }
  }

  private func processCalls() throws {
    _ = try earshot([
      "run", folder.path("recordings"), "--calls", folder.path("calls.csv"), "--rules",
      folder.path("rules"),
    ])
    // Settles sales that were imported before.
    _ = try earshot(["report", "sales"])
  }

  private func journey(_ person: String, _ options: [String] = []) throws -> String {
    try earshot(["report", "journeys", person, "--until", "2026-12-05"] + options)
  }

  private let steps = """
      stage: retention

      when (UTC)        stage          what               which
      2026-10-01 13:00  awareness      visit              s-1    organic search · google
      2026-10-09 00:15  consideration  chat               s-2    paid search · google · spring · “gift cards”
      2026-10-15 00:00  decision       –                  d-1
      2026-10-15 18:02                 visit              s-3    direct
      2026-10-15 18:20                 call               c-1    paid search · google · spring · “gift cards” · by the earlier visit · 6m10s
                                                                 card sale · $1,200.00 · deal d-1 in place of $100.00: caller 1:10 "credit card" (transcript .90)
                                                                 tag gift: caller 0:07 "gift card" (transcript .90)
      2026-10-16 09:00                 deal               d-1    Proposal · $1,000.00
      2026-10-18 12:00                 deal               d-1    Closed Won · $1,200.00 · won
      2026-10-18 13:00                 order              o-1    2 × gift card · $100.00
      2026-10-20 14:00                 call               c-2    paid search · google · spring · “gift cards” · by the caller · not answered
      2026-10-21 08:00                 email open         e-1    newsletter 10
      2026-11-01        retention      subscription       m-1    club · $9.00 a month
      2026-12-01                       subscription ends  m-1    club · $9.00 a month


    """

  @Test(
    "a person's journey is told from the first search to what came of the call, and why it is one")
  func classic() throws {
    try importAll()
    try processCalls()
    #expect(
      try journey("c-1") == steps + """
          one person: visitor v-1, customer 42, e-mail address …e69d, telephone number …32ad
            visitor v-1: call c-1, made in a session of whoever left s-2
            telephone number …32ad: call c-1, made in a session of whoever left s-2
            customer 42: call c-1, made in a session of whoever left s-2 – deal d-1
            customer 42 and e-mail address …e69d are both named by event e-1

        """)
  }

  @Test(
    "a person is found by any name, whatever came first, and the ways between names are the shortest"
  )
  func names() throws {
    try processCalls()
    try importAll([
      "engagement", "subscriptions", "orders", "deal-stages", "deals", "touchpoints", "numbers",
    ])
    let byNumber = try journey("+1 (212) 555-0100")
    #expect(
      byNumber == steps + """
          one person: visitor v-1, customer 42, e-mail address …e69d, telephone number …32ad
            telephone number …32ad and visitor v-1 were both left by touchpoint s-2
            telephone number …32ad and customer 42: call c-1, made in a session of whoever left s-2 – deal d-1
            customer 42 and e-mail address …e69d are both named by event e-1

        """)
    for name in [
      "phone:+12125550100", "v-1", "visitor:v-1", "42", "customer:42", "JOHN@example.com", "c-2",
    ] {
      #expect(try journey(name).hasPrefix(steps), "\(name)")
    }
    #expect(!(try journey("v-2").contains("c-1")))
  }

  @Test("times are those of the zone that is asked for, and days stay days")
  func zone() throws {
    try importAll()
    let lines = try journey("42", ["--zone", "America/New_York"]).split(separator: "\n")
    #expect(lines.dropFirst().first?.contains("when (America/New_York)") == true)
    #expect(lines.contains { $0.hasPrefix("  2026-10-16 05:00  ") })
    #expect(lines.contains { $0.hasPrefix("  2026-11-01        ") })
    let wrong = try ProgramRun.earshot(["report", "journeys", "42", "--zone", "Mars/Olympus"])
    #expect(wrong.exitCode == 2 && wrong.errors.contains("there is no time zone"))
  }

  @Test("for programs all of it is there, each amount in its currency's smallest unit")
  func json() throws {
    try importAll()
    try processCalls()
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(journey("c-1", ["--format", "json"]).utf8))
        as? [String: Any])
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(
      steps.map { $0["what"] as? String } == [
        "touchpoint", "touchpoint", "stage", "touchpoint", "call", "deal stage", "deal stage",
        "order", "call", "engagement", "subscription", "subscription end",
      ])
    #expect(object["stage"] as? String == "retention")
    #expect(
      steps.compactMap { $0["reaches"] as? String } == [
        "awareness", "consideration", "decision", "retention",
      ])
    #expect((steps[4]["from"] as? [String: Any])?["campaign"] as? String == "spring")
    let outcomes = try #require(steps[4]["outcomes"] as? [[String: Any]])
    #expect(outcomes.count == 2)
    let conversion = try #require(outcomes.first { $0["kind"] as? String == "conversion" })
    #expect((conversion["value"] as? [String: Any])?["minor_units"] as? Int == 10_000)
    let sale = try #require(conversion["sale"] as? [String: Any])
    #expect(sale["deal"] as? String == "d-1")
    #expect((sale["amount"] as? [String: Any])?["minor_units"] as? Int == 120_000)
    #expect(outcomes.first { $0["kind"] as? String == "tag" }?["sale"] == nil)
    #expect((steps[6]["amount"] as? [String: Any])?["minor_units"] as? Int == 120_000)
    #expect((object["names"] as? [[String: Any]])?.count == 4)
  }

  @Test("whom nobody knows, and what means two people, is told")
  func faults() throws {
    try importAll()
    func fault(_ name: String, _ options: [String] = []) throws -> String {
      let run = try ProgramRun.earshot(
        ["report", "journeys", name, "--store", folder.path("earshot.db")] + options)
      #expect(run.exitCode == 1)
      return run.errors
    }
    #expect(try fault("nobody").contains("nobody is known as nobody"))
    try folder.write(
      """
      id,at,visitor_id
      s-9,2026-10-01T09:00:00Z,42

      """, to: "more.csv")
    _ = try earshot(["import", "touchpoints", folder.path("more.csv")])
    #expect(
      try fault("42").contains("42 means several people (write visitor:42 or customer:42)"))
    try FileManager.default.removeItem(atPath: folder.path("earshot.key"))
    #expect(
      try fault("phone:+12125550100").contains(
        "a number or an address cannot be looked up without the key"))
  }

  @Test("people are told apart and together by hand, and it is kept who is who and why")
  func decisions() throws {
    try importAll()
    try processCalls()
    #expect(
      try earshot(["people", "part", "v-1", "customer:42", "--because", "a gift for Ann"])
        == "  decision 1: visitor v-1 and customer 42 are two people's\n")
    #expect(!(try journey("v-1").contains("d-1")))
    #expect(try journey("42").contains("d-1"))
    _ = try earshot(["people", "shared", "+1 212 555 0100"])
    _ = try earshot(["people", "undo", "1", "--because", "it was himself"])
    _ = try earshot(["people", "join", "v-1", "v-2", "--because", "his tablet"])
    #expect(
      try journey("v-2").contains(
        "visitor v-2 and visitor v-1 were joined by hand (4): his tablet"))
    let list = try earshot(["people", "list"]).split(separator: "\n")
    #expect(list.count == 5)
    #expect(list[1].contains("customer 42 are two people's (undone by 3)"))
    #expect(list[1].hasSuffix("a gift for Ann"))
    #expect(list[2].contains("telephone number …32ad is several people's and joins nobody"))
    let json = try JSONSerialization.jsonObject(
      with: Data(try earshot(["people", "list", "--format", "json"]).utf8))
    #expect(
      (json as? [[String: Any]])?.map { $0["kind"] as? String } == [
        "part", "shared", "undo", "join",
      ])
  }

  @Test(
    "numbers and addresses are kept encrypted for those who must export them, and shown on demand alone"
  )
  func contacts() throws {
    try importAll()
    #expect(
      try earshot(["people", "contacts"]) == "  0 numbers and addresses kept, encrypted\n")
    for kind in ["touchpoints", "engagement"] {
      _ = try earshot(["import", kind, folder.path("\(kind).csv"), "--keep-contacts"])
    }
    #expect(
      try earshot(["people", "contacts"]) == "  2 numbers and addresses kept, encrypted\n")
    let lines = try earshot(["people", "contacts", "--in-clear"]).split(separator: "\n")
    #expect(lines.first == "contact_key,contact" && lines.count == 3)
    #expect(lines.contains { $0.hasSuffix("32ad,+12125550100") })
    #expect(lines.contains { $0.hasSuffix("e69d,john@example.com") })
    let store = try Data(contentsOf: URL(filePath: folder.path("earshot.db")))
    #expect(store.range(of: Data("12125550100".utf8)) == nil)
  }

  @Test("a key that is lost is missed, and no other one is made in its place")
  func lostKey() throws {
    try importAll(["touchpoints"])
    let key = folder.path("earshot.key")
    let kept = try String(contentsOfFile: key, encoding: .utf8)
    try FileManager.default.removeItem(atPath: key)
    let store = ["--store", folder.path("earshot.db")]
    let missing =
      "earshot.key: no such file; the store keeps numbers and addresses under the key that was there"
    let imported = try ProgramRun.earshot(["import", "deals", folder.path("deals.csv")] + store)
    #expect(imported.exitCode == 1)
    #expect(imported.errors.contains(missing))
    #expect(!FileManager.default.fileExists(atPath: key))

    // Calls are booked all the same, and their callers joined once the key is there again.
    let run = try ProgramRun.earshot(
      [
        "run", folder.path("recordings"), "--calls", folder.path("calls.csv"), "--rules",
        folder.path("rules"),
      ] + store)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains(missing))
    let calls = try ProgramRun.earshot(["import", "calls", folder.path("calls.csv")] + store)
    #expect(calls.errors.contains(missing))
    try folder.write(kept, to: "earshot.key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    #expect(try journey("+12125550100").contains("c-2"))
  }
}
