import AttributionStore
import CallModel
import GRDB
import TestSupport
import Testing

/// What is kept of people's touchpoints and engagement, and what reports make of it, beside what the rows say.
@Suite struct KeptMilestoneTests {
  private let market: StagedMarket
  private let other: DatabaseQueue

  init() throws {
    market = try StagedMarket()
    other = try DatabaseQueue(path: market.market.path)
  }

  /// A row that a person left.
  private struct Act {
    let person: Int64
    let at: String
    let kind: String
    let isTouchpoint: Bool

    var day: Substring { at.prefix(10) }

    /// Whether something was done with an e-mail, a post, a page or the product.
    var isAction: Bool {
      !isTouchpoint
        && ![
          "email_sent", "email_delivered", "email_bounce", "email_unsubscribe", "push_sent",
          "push_delivered", "social_impression", "support_contact",
        ].contains(kind)
    }

    var isResponse: Bool {
      isTouchpoint
        ? ["form", "chat", "email_click"].contains(kind)
        : ["product_view", "email_click", "push_click"].contains(kind)
    }
  }

  /// Everything that somebody left under a name that is one person's: the first of them says whose it is.
  private func acts(_ db: Database) throws -> [Act] {
    try [("touchpoints", true), ("engagement", false)].flatMap { table, isTouchpoint in
      try Row.fetchAll(db, sql: "SELECT * FROM \(table)").compactMap { row in
        let names: [(String, String?)] = [
          ("visitor", row["visitor_id"]), ("customer", row["person_id"]),
          ("email", row["email_key"]), ("phone", row["phone_key"]),
        ]
        for (kind, name) in names {
          let person = try Int64.fetchOne(
            db, sql: "SELECT person FROM kept_person_names WHERE kind = ? AND name = ?",
            arguments: [kind, name])
          if let person {
            return Act(
              person: person, at: row["at"], kind: row["kind"], isTouchpoint: isTouchpoint)
          }
        }
        return nil
      }
    }
  }

  @Test("people are kept with the moments that their rows tell", arguments: UInt64(1)...20)
  func moments(seed: UInt64) throws {
    try market.fill(seed: seed)
    _ = try market.stages(before: 0)
    try other.read { db in
      let acts = Dictionary(grouping: try acts(db), by: \.person)
      for row in try Row.fetchAll(db, sql: "SELECT * FROM kept_people") {
        let all = acts[row["person"], default: []]
        let visits = all.filter(\.isTouchpoint)
        let firstDay = visits.map(\.day).min()
        let moments: [(column: String, at: String?)] = [
          ("first_met_at", all.filter { $0.kind != "email_bounce" }.map(\.at).min()),
          ("came_back_at", visits.filter { $0.day > firstDay ?? "" }.map(\.at).min()),
          ("responded_at", all.filter(\.isResponse).map(\.at).min()),
          ("shared_at", all.filter { $0.kind == "social_share" }.map(\.at).min()),
          ("acted_at", all.filter(\.isAction).map(\.at).min()),
          ("last_acted_at", all.filter(\.isAction).map(\.at).max()),
        ]
        for (column, at) in moments { #expect(row[column] as String? == at, "\(column)") }
      }
    }
  }

  @Test(
    "who counts as engaged in a period is whoever did something within it",
    arguments: UInt64(1)...8)
  func engaged(seed: UInt64) throws {
    try market.fill(seed: seed)
    let ends: [Int64?] = [nil, -15 * 1440, 0, 15 * 1440]
    for since in ends {
      for until in ends {
        let period = ReportPeriod(
          from: since.map(StagedMarket.minute), before: until.map(StagedMarket.minute))
        let rows = try market.market.rows(.engagedRevenue, in: period)
        let people = Set(
          try other.read(acts).filter { act in
            act.isAction && period.from.map { act.at >= $0.iso8601 } ?? true
              && period.before.map { act.at < $0.iso8601 } ?? true
          }.map(\.person))
        let told = rows.filter { $0.value["engaged"] == 1 }.map { $0.value["people"] }
        #expect(Set(told) == (people.isEmpty ? [] : [.integer(Int64(people.count))]))
      }
    }
  }
}
