public import AttributionStore
import CallModel
import Foundation
import TestSupport

/// A store with calls that say everything themselves, and short ways to put some there.
struct KeyFigureMarket {
  let path: String
  let store: SQLCallStore
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
    store = try SQLCallStore(path: path)
  }

  /// Books a call; what is left out is not known.
  func call(_ call: MadeCall) throws {
    var facts: [String: FieldValue] = [:]
    facts["call.started"] = try call.started.map { .instant(try Instant(iso8601: $0)) }
    facts["call.direction"] = call.direction.map { .choice($0) }
    facts["call.answered"] = call.answered.map { .flag($0) }
    facts["call.voicemail"] = call.voicemail.map { .flag($0) }
    facts["call.duration"] = call.seconds.map { .duration(ms: Int64($0) * 1000) }
    facts["call.ring_time"] = call.ringSeconds.map { .duration(ms: Int64($0) * 1000) }
    facts["caller.number"] = call.caller.flatMap { PhoneNumber($0) }.map { .phone($0) }
    facts["tracking.number"] = call.number.flatMap { PhoneNumber($0) }.map { .phone($0) }
    facts["caller.is_repeat"] = call.isRepeat.map { .flag($0) }
    facts["caller.region"] = call.region.map { .text($0) }
    facts["campaign.id"] = call.campaign.map { .text($0) }
    facts["campaign.name"] = call.campaignName.map { .text($0) }
    facts["campaign.source"] = call.source.map { .text($0) }
    facts["campaign.medium"] = call.medium.map { .text($0) }
    facts["campaign.keyword"] = call.keyword.map { .text($0) }
    facts["agent.id"] = call.agent.map { .text($0) }
    facts["agent.team"] = call.team.map { .text($0) }
    let outcomes = call.conversions.enumerated().map { place, conversion in
      Outcome(
        kind: .conversion(name: conversion.name, value: conversion.value, type: nil),
        rule: Samples.rule("\(conversion.name) \(place)"), evidence: [])
    }
    let tags = call.tags.map { tag in
      Outcome(kind: .tag(tag), rule: Samples.rule("tag \(tag)"), evidence: [])
    }
    _ = try store.book(
      Booking(
        call: Call(id: call.id, recordingPath: nil, facts: CallFacts(facts)),
        recording: call.listened.isEmpty ? .keep : .set(Samples.recording(call.id, path: call.id)),
        transcript: .set(Samples.transcript(call.id)), searches: call.searches,
        evaluation: Samples.evaluation(outcomes + tags), recordedAt: Samples.noon))
  }

  /// Books rows that say what `rows` do.
  func book(_ rows: [[String: MarketValue]], in table: MarketTable) throws {
    let rows = rows.map { values in
      MarketRow(line: 1, values: table.columns.map { values[$0.name] ?? .unknown })
    }
    _ = try store.book(
      rows, in: table, contacts: ContactKeeping(under: ContactKey(bytes: [1])),
      recordedAt: Samples.noon)
  }

  /// What was paid for a campaign on a day.
  func spend(
    _ minorUnits: Int64, on day: String, for campaign: String, keyword: String? = nil,
    currency: Currency = .usd
  ) throws {
    var values: [String: MarketValue] = [
      "day": .text(day), "campaign_id": .text(campaign), "source": .text("google"),
      "amount": .money(Money(minorUnits: minorUnits, currency: currency)),
    ]
    values["keyword"] = keyword.map { .text($0) }
    try book([values], in: .spend)
  }

  /// The rows that a query answers, by the name of each and the names of its columns.
  func rows(
    _ query: ReportQuery, by dimension: String = "all", in period: ReportPeriod = ReportPeriod(),
    with parameters: [String: QueryTable.Value] = [:]
  ) throws -> [String: [String: QueryTable.Value]] {
    let table = try store.table(of: query, by: dimension, in: period, with: parameters)
    let rows = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.columns, $0)) }
    return Dictionary(
      rows.map { row in
        var name = ""
        if case .text(let text)? = row["name"] { name = text }
        if case .text(let currency)? = row["currency"] { name += " \(currency)" }
        return (name, row)
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// A call of a test.
struct MadeCall {
  let id: String
  var started: String? = "2026-10-03T12:00:00Z"
  var direction: String? = "inbound"
  var answered: Bool? = true
  var voicemail: Bool?
  var seconds: Int? = 60
  var ringSeconds: Int?
  var caller: String? = "+12125550100"
  var number: String?
  var isRepeat: Bool?
  var region: String?
  var campaign: String? = "spring"
  var campaignName: String?
  var source: String?
  var medium: String?
  var keyword: String?
  var agent: String?
  var team: String?
  var conversions: [(name: String, value: Money?)] = []
  var tags: [String] = []
  /// What is said, and by whom; searched for in the transcript.
  var said: [(term: String, speaker: Speaker)] = []
  /// What else is searched for.
  var searched: [String] = []
  /// What was searched for in the transcript when the call was booked before, and is not searched for again.
  var searchedBefore: [String] = []
  /// What is searched for in the sound, and what of it is found there, by the caller.
  var listened: [String] = []
  var heard: [String] = []
  /// How sure it is that terms were said, in thousandths; 900 of others.
  var thousandths: [String: Int] = [:]

  init(_ id: String, _ change: (inout MadeCall) -> Void = { _ in }) {
    self.id = id
    change(&self)
  }

  /// The searches that found what is said, a second each.
  var searches: [Search] {
    var searches: [Search] = []
    if !said.isEmpty || !searched.isEmpty {
      searches.append(
        search(.transcript, for: said.map(\.term) + searched, said.map { ($0.term, $0.speaker) }))
    }
    if !listened.isEmpty {
      searches.append(search(.audio, for: listened, heard.map { ($0, Speaker.caller) }))
    }
    return searches
  }

  private func search(
    _ source: EvidenceSource, for terms: [String], _ found: [(String, Speaker)]
  ) -> Search {
    let isText = source == .transcript
    let hits = found.enumerated().map { place, one in
      Hit(
        term: Term(one.0), speaker: one.1, channel: isText ? nil : 0,
        span: TimeSpan(startMs: place * 1000, endMs: place * 1000 + 500),
        words: isText ? place..<place + 1 : nil, source: source,
        confidence: Confidence(thousandths: thousandths[one.0] ?? 900), text: one.0)
    }
    // In sound a name is listened for in two ways, which are two terms of one pattern.
    let spoken = isText || !terms.contains("zenith") ? [] : [Term("zenith", soundsLike: "see nith")]
    return Search(
      source: source, finder: isText ? "matcher 1" : "model 1",
      terms: Set(terms.map { Term($0) } + spoken), hits: hits)
  }
}

extension QueryTable.Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral
{
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// Any other number.
  public init(floatLiteral value: Double) { self = .real(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
}
