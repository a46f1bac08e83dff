import AttributionStore
import CallModel
import TestSupport
import Testing

/// What engaged people buy, column by column beside what is counted row by row.
@Suite struct RandomEngagedRevenueTests {
  private static let idle: Set<String> = [
    "email_sent", "email_delivered", "email_bounce", "email_unsubscribe", "push_sent",
    "push_delivered", "social_impression", "support_contact",
  ]

  /// A row that somebody left, or a sale: when it was, whose it is, and what else it says.
  private typealias Left = (at: String, person: String?, values: [String?])

  /// The rows of a query whose first columns are the time and the four names; the first name that is somebody's tells whose.
  private func left(
    _ sql: String, _ whose: [String: String], _ place: WatchedStore
  ) throws -> [Left] {
    try place.other.rows(sql).map { row in
      let names = zip(["visitor", "customer", "email", "phone"], row[1...4])
      let people = names.compactMap { kind, name in name.flatMap { whose["\(kind) \($0)"] } }
      return (row[0] ?? "", people.first, Array(row[5...]))
    }
  }

  private func isIn(_ period: ReportPeriod, _ at: String) -> Bool {
    let isDay = at.utf8.count == 10
    let from = period.from.map { isDay ? period.firstDay ?? $0.iso8601 : $0.iso8601 }
    let before = period.before.map { moment in
      isDay ? period.lastDay.map { $0 + "~" } ?? moment.iso8601 : moment.iso8601
    }
    return from.map { at >= $0 } ?? true && before.map { at < $0 } ?? true
  }

  private func slowRows(_ place: WatchedStore, in period: ReportPeriod) throws -> SlowRows {
    let known = try place.other.rows(
      "SELECT kind || ' ' || name, CAST(person AS TEXT) FROM kept_person_names")
    let whose = Dictionary(
      known.map { ($0[0] ?? "", $0[1] ?? "") }, uniquingKeysWith: { first, _ in first })
    let names = "visitor_id, person_id, email_key, phone_key"
    let acts = try left("SELECT at, \(names), kind FROM engagement", whose, place)
    let engaged = Set(
      acts.filter { !Self.idle.contains($0.values[0] ?? "") && isIn(period, $0.at) }
        .compactMap(\.person))
    let told = "currency, CAST(amount_minor AS TEXT), deal_id"
    let deals = try left(
      "SELECT closed_at, \(names), \(told) FROM deals WHERE won = 1 AND amount_minor IS NOT NULL",
      whose, place)
    let won = Set(deals.map { $0.values[2] })
    let lines = try left("SELECT at, \(names), \(told) FROM order_lines", whose, place)
      .filter { $0.values[2] == nil || !won.contains($0.values[2]) }
    let sales = (deals + lines).filter { isIn(period, $0.at) && $0.person != nil }
    func perCustomer(_ sales: [Left]) -> Double {
      let sum = sales.reduce(Int64(0)) { $0 + (Int64($1.values[1] ?? "") ?? 0) }
      return Double(sum) / Double(Set(sales.map(\.person)).count)
    }
    let everybody = Set(whose.values)
    var slow = SlowRows()
    for (name, isEngaged, people) in [
      ("engaged", 1, engaged), ("not engaged", 0, everybody.subtracting(engaged)),
    ] as [(String, Int64, Set<String>)] where !people.isEmpty {
      let theirs = sales.filter { people.contains($0.person ?? "") }
      let customers = Set(theirs.compactMap(\.person)).count
      let row: [String: QueryTable.Value] = [
        "engaged": .integer(isEngaged), "people": SlowRows.count(people.count),
        "customers": SlowRows.count(customers),
        "buying_share": SlowRows.ratio(Double(customers), Double(people.count)),
      ]
      let nothing = ["revenue_minor", "per_customer_minor", "uplift"].map {
        ($0, QueryTable.Value.nothing)
      }
      if theirs.isEmpty { slow.add(name, currency: nil, row.merging(nothing) { $1 }) }
      for (currency, theirs) in Dictionary(grouping: theirs, by: { $0.values[0] ?? "" }) {
        let sum = theirs.reduce(Int64(0)) { $0 + (Int64($1.values[1] ?? "") ?? 0) }
        let others = sales.filter { sale in
          sale.values[0] == currency && !engaged.contains(sale.person ?? "")
        }
        let uplift = SlowRows.ratio(perCustomer(theirs), others.isEmpty ? 0 : perCustomer(others))
        let money: [String: QueryTable.Value] = [
          "revenue_minor": .integer(sum), "per_customer_minor": .real(perCustomer(theirs)),
          "uplift": isEngaged == 0 ? .nothing : less(uplift, 1),
        ]
        slow.add(name, currency: currency, row.merging(money) { $1 })
      }
    }
    return slow
  }

  private func less(_ value: QueryTable.Value, _ one: Double) -> QueryTable.Value {
    if case .real(let number) = value { .real(number - one) } else { value }
  }

  private func expectSameRows(_ place: WatchedStore, seed: UInt64) throws {
    try RandomCustomers.book(in: place.market, seed: seed)
    let ends: [Int64?] = [nil, -15, 0, 15]
    for (since, until) in ends.flatMap({ since in ends.map { (since, $0) } }) {
      let (from, before) = (
        since.map { SmallMarket.minute($0 * 1440) }, until.map { SmallMarket.minute($0 * 1440) }
      )
      for days in [false, true] {
        let period = ReportPeriod(
          from: from, before: before,
          firstDay: days ? from.map { String($0.iso8601.prefix(10)) } : nil,
          lastDay: days ? before.map { String($0.iso8601.prefix(10)) } : nil)
        let table = try place.market.store.table(of: .engagedRevenue, by: "all", in: period)
        #expect(try slowRows(place, in: period).differences(from: table) == [])
      }
    }
  }

  @Test(
    "whatever people did and bought, those who are engaged in a period and what they buy are the rows'",
    arguments: UInt64(1)...20)
  func anyPeople(seed: UInt64) throws { try expectSameRows(.sqlite(), seed: seed) }

  @Test("so they are in a PostgreSQL store", arguments: UInt64(21)...26)
  func anyPeopleInPostgres(seed: UInt64) throws { try expectSameRows(.postgres(), seed: seed) }
}
