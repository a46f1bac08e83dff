import Attribution
import CallModel

/// Reads all journeys of a store, in one pass over its touchpoints, one over its calls, and one
/// over those sales that tell who is who.
struct JourneyReader {
  let db: StoreConnection
  let dimension: CreditDimension
  /// Nothing from this time on is read; `nil` for no bound.
  let before: String?
  /// The name of the conversions that are read; `nil` for all.
  var conversion: String?
  var people: PersonLookup
  private var origins = OriginTable()

  init(_ db: StoreConnection, by dimension: CreditDimension, before: Instant?) throws {
    self.db = db
    self.dimension = dimension
    self.before = before.map(SelectedCalls.bound)
    people = PersonLookup(try PersonDecisionRows.standing(db))
  }

  mutating func journeys() throws -> StoredJourneys {
    let (met, calls, people) = try read()
    let lines = dimension == .campaign ? try CampaignLines(db) : nil
    return StoredJourneys(
      met: met, calls: calls, people: people, origins: origins.origins.map { $0.called(by: lines) })
  }

  /// What everybody met, all calls, and who is who.
  mutating func read() throws -> ([StoredJourneys.Met], [StoredJourneys.Called], People) {
    let met = try readTouchpoints()
    let calls = try readCalls()
    try readSales(calls)
    return (met, calls, people.people())
  }

  private mutating func readTouchpoints() throws -> [StoredJourneys.Met] {
    let rows = try db.bulkRows(
      """
      SELECT at, ended_at, kind, visitor_id, phone_key, email_key, person_id,
        channel, campaign_id, campaign_name, \(dimension.label(in: "t"))
      FROM touchpoint_channels AS t WHERE ?1 IS NULL OR at < ?1
      """, [before])
    var met: [StoredJourneys.Met] = []
    while try rows.next() {
      let atMs = try StoredInstant.unixMs(rows, at: 0, of: "`at` in the table `touchpoints`")
      let endedMs = rows.withText(at: 1, StoredInstant.unixMs).flatMap(\.self) ?? atMs
      let kind = rows.text(at: 2)
      met.append(
        StoredJourneys.Met(
          atMs: atMs, person: people.somebody(rows, from: 3, atMs: atMs),
          origin: origin(rows, from: 7),
          lengthS: Int32(clamping: max(0, endedMs - atMs) / 1000),
          interaction: kind == "view" || kind == "email_open" ? .view : .click,
          isLead: kind == "form" || kind == "chat"))
    }
    return met
  }

  /// What stands in four columns from `place` on: the names that somebody left.
  static func names(_ rows: BulkRows, from place: Int) -> PersonLookup.Names {
    PersonLookup.Names(
      visitor: rows.text(at: place), phoneKey: rows.text(at: place + 1),
      emailKey: rows.text(at: place + 2), record: rows.text(at: place + 3))
  }

  /// What stands in four columns from `place` on: the channel, the campaign, and the line's name.
  mutating func origin(_ rows: BulkRows, from place: Int) -> Int32 {
    origins.number(
      of: Origin(
        channel: rows.text(at: place) ?? "other", campaignID: rows.text(at: place + 1),
        campaignName: rows.text(at: place + 2), label: rows.text(at: place + 3)))
  }
}

extension StoredInstant {
  /// The instant in the column at `place`, in milliseconds.
  static func unixMs(_ rows: BulkRows, at place: Int, of column: String) throws -> Int64 {
    guard let unixMs = rows.withText(at: place, unixMs).flatMap(\.self) else {
      throw DamagedRow(detail: "\(column) holds what no version writes")
    }
    return unixMs
  }
}
