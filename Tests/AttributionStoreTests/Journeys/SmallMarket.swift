import Attribution
import AttributionStore
import CallModel
import TestSupport

/// A store with touchpoints and calls, and short ways to put some there.
struct SmallMarket {
  let store: SQLCallStore
  /// What the store lies in, as long as it is held.
  private let place: any Sendable
  static let key = ContactKey(bytes: [1])

  init() throws {
    let folder = try TemporaryFolder()
    self.init(store: try SQLCallStore(path: folder.path("calls.db")), in: folder)
  }

  init(store: SQLCallStore, in place: any Sendable) {
    self.store = store
    self.place = place
  }

  /// Minutes after noon.
  static func minute(_ minutes: Int64) -> Instant {
    Instant(unixMs: Samples.noon.unixMs + minutes * 60_000)
  }

  /// Books rows that say what `rows` do.
  func book(_ rows: [[String: MarketValue]], in table: MarketTable = .touchpoints) throws {
    let rows = rows.map { values in
      MarketRow(line: 1, values: table.columns.map { values[$0.name] ?? .unknown })
    }
    _ = try store.book(
      rows, in: table, contacts: ContactKeeping(under: Self.key), recordedAt: Samples.noon)
  }

  /// A visit or whatever `kind` says.
  static func visit(
    _ id: String, by visitor: String? = nil, at minutes: Int64, medium: String? = nil,
    campaign: String? = nil, kind: String? = nil, number: String? = nil, phone: String? = nil,
    email: String? = nil, person: String? = nil, until end: Int64? = nil
  ) -> [String: MarketValue] {
    var values: [String: MarketValue] = ["id": .text(id), "at": .instant(minute(minutes))]
    for (name, text) in [
      ("visitor_id", visitor), ("medium", medium), ("campaign_id", campaign), ("kind", kind),
      ("tracking_number", number), ("person_id", person),
    ] { values[name] = text.map { .text($0) } }
    values["phone"] = phone.map { .contact($0) }
    values["email"] = email.map { .contact($0) }
    values["ended_at"] = end.map { .instant(minute($0)) }
    return values
  }

  /// A click on an ad, whose names are what counts.
  static func click(
    _ id: String, by visitor: String? = nil, at minutes: Int64 = -60, phone: String? = nil,
    email: String? = nil, person: String? = nil, number: String? = nil
  ) -> [String: MarketValue] {
    visit(
      id, by: visitor, at: minutes, medium: "cpc", number: number, phone: phone, email: email,
      person: person)
  }

  /// Books a call and what it brought.
  func call(
    _ id: String, at minutes: Int64?, from caller: String? = nil, to number: String? = nil,
    campaign: String? = nil, medium: String? = nil, direction: String = "inbound",
    bringing values: [Money?] = []
  ) throws {
    var facts: [String: FieldValue] = ["call.direction": .choice(direction)]
    facts["call.started"] = minutes.map { .instant(Self.minute($0)) }
    facts["caller.number"] = caller.flatMap { PhoneNumber($0) }.map { .phone($0) }
    facts["tracking.number"] = number.flatMap { PhoneNumber($0) }.map { .phone($0) }
    facts["campaign.id"] = campaign.map { .text($0) }
    facts["campaign.medium"] = medium.map { .text($0) }
    let outcomes = values.enumerated().map { place, value in
      Outcome(
        kind: .conversion(name: "sale \(place)", value: value, type: nil),
        rule: Samples.rule("sale-\(place)"), evidence: [])
    }
    _ = try store.book(
      Booking(
        call: Call(id: id, recordingPath: nil, facts: CallFacts(facts)),
        evaluation: Samples.evaluation(outcomes), recordedAt: Samples.noon))
  }

  /// What each line of the first currency earned by one model, by its name.
  func earned(
    _ model: AttributionModel, by dimension: CreditDimension = .channel,
    _ change: (inout AttributionRequest) -> Void = { _ in }
  ) throws -> [String: Int64] {
    var request = AttributionRequest()
    request.models = [model]
    request.dimension = dimension
    change(&request)
    let lines = try report(request).revenue.first?.lines ?? []
    return Dictionary(
      lines.map { line in
        let name = line.source.map { dimension == .channel ? $0.channel : $0.campaign ?? "-" }
        return (name ?? "nothing", line.amounts[0].minorUnits)
      }, uniquingKeysWith: +)
  }

  /// The report, with callers joined to people.
  func report(_ request: AttributionRequest) throws -> AttributionReport {
    try store.joinCallers(under: Self.key)
    return try store.attributionReport(request)
  }

  /// The journey of whom `name` names, with callers joined to people.
  func journey(_ name: String) throws -> PersonJourney {
    try store.joinCallers(under: Self.key)
    return try store.personJourney(
      of: PersonSearch(name, key: Self.key), stages: StageRequest(before: Samples.later))
  }
}

extension Money {
  /// Dollars.
  static func dollars(_ dollars: Int64) -> Money {
    Money(minorUnits: dollars * 100, currency: .usd)
  }
}
