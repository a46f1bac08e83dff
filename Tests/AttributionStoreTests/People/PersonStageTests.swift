import AttributionStore
import CallModel
import TestSupport
import Testing

/// How far one person has come, and what brought them there, beside the report that counts everybody.
@Suite struct PersonStageTests {
  private let market: StagedMarket

  init() throws { market = try StagedMarket() }

  /// `decision order o1 60`: each step that moves the person, with its minutes after noon.
  private func moves(_ person: String, before minutes: Int64 = 500_000) throws -> [String] {
    try market.journey(person, before: minutes).steps.compactMap { step in
      guard let stage = step.reaches, let at = step.at else { return nil }
      let what =
        switch step.event {
        case .touchpoint(let kind, _), .engagement(let kind, _, _): kind
        case .call: "call"
        case .dealStage: "deal"
        case .order: "order"
        case .subscription: "subscription"
        case .stage: "stage"
        }
      return "\(stage) \(what) \(step.id) \((at.unixMs - Samples.noon.unixMs) / 60_000)"
    }
  }

  private let ann: [String: MarketValue] = ["person_id": .text("ann")]

  @Test("each event that brings a person to a stage says so, and no other does")
  func events() throws {
    try market.touchpoint("t1", at: 0, ann)
    try market.touchpoint("t2", at: 5, ann)
    try market.touchpoint("t3", at: 1440, ann)
    try market.order("o1", at: 2000, ann)
    try market.engagement("e1", "social_like", at: 2050, ann)
    try market.order("o2", at: 2100, ann)
    try market.order("o3", at: 2200, ann)
    try market.engagement("e2", "social_share", at: 3000, ann)
    #expect(
      try moves("ann") == [
        "awareness visit t1 0", "consideration visit t3 1440", "decision order o1 2000",
        "retention order o2 2100", "advocacy social_share e2 3000",
      ])
    #expect(try market.journey("ann", before: 500_000).stage == .advocacy)
    #expect(try market.journey("ann", before: 2101).stage == .retention)
    #expect(try moves("ann", before: 2000).count == 2)
    #expect(try market.journey("ann", before: 0).stage == nil)
  }

  @Test("who buys at once is nowhere before, and an order that came back was no purchase")
  func jumps() throws {
    try market.order("back", at: 0, dollars: -10, ann)
    try market.order("kept", at: 10, ann)
    #expect(try moves("ann") == ["decision order kept 10"])
  }

  @Test("what nothing in the journey dates has a line of its own")
  func stagesWithoutEvents() throws {
    try market.touchpoint("t", at: 3000, ann)
    // Noon is that of 2026-10-03.
    try market.market.book(
      [
        [
          "id": .text("d"), "stage": .text("Proposal"), "won": .integer(0), "closed": .integer(0),
          "opened_at": .text("2026-10-05"), "person_id": .text("ann"),
        ]
      ], in: .deals)
    try market.subscription("s", from: "2026-10-06", ann)
    let expected = [
      "decision stage d \(1440 + 720)", "retention stage s \(33 * 1440 + 720)",
    ]
    #expect(try moves("ann") == expected)
    #expect(try moves("ann", before: 33 * 1440 + 719) == [expected[0]])
  }

  @Test("a day stands at its end, and takes no stage that another of that day came after")
  func days() throws {
    try market.subscription("s", from: "2026-10-04", ann)
    let alone = try moves("ann", before: 3000)
    #expect(alone == ["decision subscription s 720"])
    try market.order("o", at: 1440, ann)
    let both = try moves("ann", before: 3000)
    #expect(both == ["decision stage s 720", "retention order o 1440"])
  }

  @Test(
    "a subscription that somebody else takes over is each one's from the first price that is theirs"
  )
  func takenOver() throws {
    let bob: [String: MarketValue] = ["person_id": .text("bob")]
    try market.subscription("s", from: "2026-10-04", until: "2026-10-20", ann)
    try market.subscription("s", from: "2026-10-20", until: "2026-11-10", bob)
    // It names nobody: the one before does.
    try market.subscription("s", from: "2026-11-10", [:])
    #expect(try moves("ann") == ["decision subscription s 720"])
    #expect(
      try moves("bob") == [
        "decision subscription s \(16 * 1440 + 720)", "retention stage s \(47 * 1440 + 720)",
      ])
    #expect(try market.journey("bob", before: 500_000).steps.count == 4)
    #expect(
      try market.stages(before: 500_000) == [
        "customer:ann": "decision", "customer:bob": "retention",
      ])
  }

  @Test("a call moves as far as what rules say of it, and recommends by a tag")
  func calls() throws {
    let phone: [String: MarketValue] = ["phone": .contact("+12125550100")]
    try market.market.call(MadeCall("first") { $0.started = "2026-10-03T12:00:00Z" })
    try market.market.call(
      MadeCall("sale") {
        $0.started = "2026-10-04T12:00:00Z"
        $0.conversions = [("sale", nil)]
      })
    try market.order("o", at: 2000, phone)
    try market.market.call(
      MadeCall("thanks") {
        $0.started = "2026-10-06T12:00:00Z"
        $0.tags = ["recommends"]
      })
    #expect(
      try moves("first") == [
        "consideration call first 0", "decision call sale 1440", "advocacy call thanks 4320",
      ])
  }

  @Test(
    "everybody's stage is that of the report on stages, and each move is at the moment it says",
    arguments: UInt64(1)...10)
  func random(seed: UInt64) throws {
    try market.fill(seed: seed)
    let end: Int64 = 60 * 1440
    let report = try market.stages(before: end)
    var counts: [String: Int64] = [:]
    for (name, stage) in report {
      let journey = try market.journey(market.search(name), before: end)
      #expect(journey.stage?.rawValue == stage, "\(name)")
      counts[stage, default: 0] += 1
      var before: JourneyStage?
      for step in journey.steps {
        guard let reached = step.reaches, let at = step.at else { continue }
        let minutes = Double(at.unixMs - Samples.noon.unixMs) / 60_000
        let earlier = try market.stages(beforeMs: at.unixMs - 2)[name]
        #expect(earlier == before?.rawValue, "\(name) before \(step.id) after \(minutes) minutes")
        #expect(try market.stages(beforeMs: at.unixMs + 2)[name] == reached.rawValue, "\(name)")
        before = reached
      }
      #expect(before == journey.stage, "\(name)")
    }
    let counted = try market.market.rows(
      .journeyStages, by: "stage", in: market.period(beforeMs: StagedMarket.minute(end).unixMs),
      with: ["advocacy": "recommends"])
    for stage in JourneyStage.allCases {
      #expect(counted[stage.rawValue]?["people"] == .integer(counts[stage.rawValue] ?? 0))
    }
  }
}
