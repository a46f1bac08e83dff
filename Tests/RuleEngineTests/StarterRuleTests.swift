import CallModel
import Diagnostics
import Foundation
import RuleCheck
import RuleEngine
import Testing

/// The rule files that a business starts from do what their head comments promise.
@Suite struct StarterRuleTests {
  private let plan: RulePlan

  init() throws {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "rules").path
    let result = checkRules(try RuleFolder.read(paths: [folder]))
    #expect(result.diagnostics.isEmpty, "\(result.text())")
    plan = RulePlan(try #require(result.ruleset))
  }

  /// A hit of a phrase that the rules listen for.
  private func heard(_ phrase: String, _ startMs: Int, by speaker: Speaker) throws -> Hit {
    let term = try #require(plan.requests.first { $0.term.pattern == phrase }?.term, "\(phrase)")
    return Hit(
      term: term, speaker: speaker, channel: 0,
      span: TimeSpan(startMs: startMs, endMs: startMs + 700), source: .audio,
      confidence: Confidence(0.95), text: phrase)
  }

  /// What is booked for a call of three minutes in which these hits were heard: conversions with
  /// their values, and tags.
  private func booked(
    facts: [String: FieldValue] = [:], _ hits: Hit...
  ) -> [String] {
    let evidence = CallEvidence(
      facts: CallFacts(facts), hits: hits, audio: .complete, endMs: 180_000)
    return plan.decide(evidence).outcomes.compactMap { outcome in
      switch outcome.kind {
      case .conversion(let name, let value, _): "\(name) \(value?.description ?? "-")"
      case .tag(let tag): "#\(tag)"
      case .amount, .score, .note: nil
      }
    }
  }

  @Test("a caller who brings up a credit card is worth $100, an agent who does is not")
  func cardSale() throws {
    #expect(
      try booked(heard("credit card", 8_000, by: .caller))
        == ["card sale $100.00", "#sale", "#card"])
    #expect(try booked(heard("credit card", 8_000, by: .agent)) == [])
    #expect(try booked(heard("credit card", 8_000, by: .unknown)) == [])
    #expect(try booked(heard("debit card", 300_000, by: .caller)) == [])
    #expect(
      try booked(facts: ["call.answered": .flag(false)], heard("credit card", 8_000, by: .caller))
        == [])
    #expect(
      try booked(facts: ["call.duration": seconds(29)], heard("credit card", 8_000, by: .caller))
        == [])
  }

  @Test("a card that is declined at the end is a sale to call back about")
  func cardDeclined() throws {
    #expect(
      try booked(
        heard("credit card", 8_000, by: .caller), heard("not today", 150_000, by: .caller))
        == ["card sale $100.00", "#sale", "#card", "#call back"])
  }

  @Test("a caller who asks for an appointment is worth $50, one who moves an appointment nothing")
  func appointments() throws {
    let booking = "(book|schedule|make) an appointment"
    let moving = "(cancel|change|move|reschedule) my appointment"
    #expect(
      try booked(heard(booking, 5_000, by: .caller)) == ["appointment $50.00", "#appointment"])
    #expect(try booked(heard(booking, 5_000, by: .agent)) == [])
    #expect(try booked(heard(moving, 5_000, by: .caller)) == ["#appointment moved"])
    #expect(
      try booked(heard(booking, 5_000, by: .agent), heard(moving, 9_000, by: .caller))
        == ["#appointment moved"])
    #expect(
      try booked(heard(booking, 5_000, by: .caller), heard("in the morning", 30_000, by: .agent))
        == ["appointment $50.00", "#appointment", "#time agreed"])
  }

  @Test("a caller who wants to cancel, hears an offer and stays is worth $30")
  func cancellationSave() throws {
    let cancel = try heard(
      "cancel my (subscription|account|membership|contract|policy|plan|service)", 10_000,
      by: .caller)
    let offer = try heard("free month", 40_000, by: .agent)
    let stays = try heard("i'll stay", 60_000, by: .caller)
    let leaves = try heard("go ahead and cancel", 160_000, by: .caller)
    #expect(
      booked(cancel, offer, stays)
        == ["cancellation saved $30.00", "#saved", "#cancel risk"])
    #expect(booked(cancel, offer) == ["#cancel risk"])
    #expect(booked(cancel, offer, stays, leaves) == ["#cancel risk"])
    #expect(booked(cancel) == ["#cancel risk", "#no offer made"])
  }

  @Test("competitors are tagged by name, whoever names them, and book nothing")
  func competitors() throws {
    let maple = try heard("silver maple", 10_000, by: .unknown)
    let lantern = try heard("copper lantern", 20_000, by: .agent)
    #expect(booked(maple) == ["#competitor", "#competitor Silver Maple"])
    #expect(
      booked(maple, lantern)
        == [
          "#competitor", "#competitor Silver Maple", "#competitor Copper Lantern",
          "#comparing competitors",
        ])
    #expect(
      try booked(maple, heard("price match", 50_000, by: .caller))
        == ["#competitor", "#competitor Silver Maple", "#shopping around"])
  }

  @Test("a caller who asks for a quote is worth $25, and twice is a hot lead")
  func quotes() throws {
    let quote = try heard("(get|need|want|like) a quote", 10_000, by: .caller)
    let again = try heard("free (estimate|quote)", 100_000, by: .caller)
    #expect(booked(quote) == ["quote request $25.00", "#quote"])
    #expect(booked(quote, again) == ["quote request $25.00", "#quote", "#hot lead"])
    #expect(
      booked(facts: ["campaign.medium": .text("CPC")], quote)
        == ["quote request $25.00", "#quote", "#paid quote"])
    #expect(try booked(heard("free (estimate|quote)", 1_000, by: .agent)) == [])
  }

  @Test("wrong numbers and service questions are tagged and book nothing")
  func serviceCalls() throws {
    #expect(try booked(heard("wrong number", 4_000, by: .unknown)) == ["#wrong number"])
    #expect(try booked(heard("wrong number", 90_000, by: .unknown)) == [])
    #expect(try booked(heard("opening hours", 4_000, by: .unknown)) == ["#service call"])
    #expect(
      booked(facts: ["call.answered": .flag(true), "call.duration": seconds(9)])
        == ["#very short call"])
  }

  @Test("every rule names its owner, says what it is for, and has a head comment above it")
  func areReadyToCopy() throws {
    for rule in plan.ruleset.rules {
      #expect(rule.owner != nil && rule.description != nil, "\(rule.name)")
    }
    #expect(plan.ruleset.files.count == 6)
    for file in plan.ruleset.files {
      let text = String(decoding: file.source.bytes, as: UTF8.self)
      for promise in ["# Serves:", "# Books:", "# Change first:"] {
        #expect(text.contains(promise), "\(file.name) lacks \(promise)")
      }
    }
  }
}
