import CallModel

/// The sales that are known, each with the conversions that may have led to it.
struct KnownSales {
  private(set) var deals: [SaleMatching.Claim] = []
  private(set) var orders: [SaleMatching.Claim] = []
  /// The row that holds, by the row in which the rule says it.
  private(set) var held: [Int64: Int64] = [:]
  /// Sales whose orders have lines in several currencies.
  private(set) var mixedCount = 0

  /// Reads them all.
  init(_ db: StoreConnection) throws {
    deals = try read(
      // A deal without an amount comes to what was ordered for it. One of less than nothing, such as a credit, takes from
      // what was sold, here as in every report.
      """
      WITH filled AS MATERIALIZED (
        SELECT deal_id, CASE WHEN count(DISTINCT currency) = 1 AND count(currency) = count(*)
            THEN sum(amount_minor) END AS amount_minor, max(currency) AS currency
        FROM order_totals WHERE deal_id IS NOT NULL GROUP BY deal_id
      ),
      sold AS MATERIALIZED (
        SELECT d.deal_id AS sale_id, coalesce(d.closed_at, '~') AS sold_at,
          d.amount_minor AS sold_minor, d.currency AS sold_currency
        FROM deals AS d WHERE d.won = 1 AND d.amount_minor IS NOT NULL
        UNION ALL
        SELECT d.deal_id, coalesce(d.closed_at, '~'), \(Self.ordered("filled")), filled.currency
        -- The few that are filled are looked up among the deals, and not the other way round.
        FROM filled CROSS JOIN deals AS d
        WHERE d.deal_id = filled.deal_id AND d.won = 1 AND d.amount_minor IS NULL
      )
      \(Self.sold)
      """, conversions: try conversions(linkedBy: "deal_calls", "deal_id", db), db
    ) { .deal($0) }
    orders = try read(
      """
      WITH sold AS MATERIALIZED (
        SELECT o.order_id AS sale_id, o.at AS sold_at, \(Self.ordered("o")) AS sold_minor,
          o.currency AS sold_currency
        FROM order_totals AS o
        WHERE NOT EXISTS (SELECT 1 FROM deals WHERE deals.deal_id = o.deal_id AND deals.won = 1)
      )
      \(Self.sold)
      """, conversions: try conversions(linkedBy: "order_calls", "order_id", db), db,
      besides: try Self.otherDeals(db)
    ) { .order($0) }
  }

  /// The deals that are other sales than an order, as somebody says.
  private static func otherDeals(_ db: StoreConnection) throws -> [String: Set<String>] {
    var others: [String: Set<String>] = [:]
    let rows = try db.cursor(
      of: "same_sales", "SELECT order_id, deal_id FROM same_sales WHERE same = 0")
    while let row = try rows.next() {
      others[try row.text("order_id"), default: []].insert(try row.text("deal_id"))
    }
    return others
  }

  /// What orders come to: what came back and was never ordered here is nothing, and not less.
  private static func ordered(_ orders: String) -> String {
    "CASE WHEN \(orders).amount_minor < 0 THEN 0 ELSE \(orders).amount_minor END"
  }

  private static let sold =
    "SELECT sale_id, sold_at, sold_minor, sold_currency FROM sold ORDER BY sale_id"

  /// What may have led to a sale.
  private struct Linked {
    /// Whether the sale names its call.
    let namesCall: Bool
    /// Those that are taken first come first.
    var conversions: [SaleMatching.Conversion] = []
  }

  /// The conversions of the calls in `view`, by the sale. They are not joined to the sales by the database: it knows
  /// of neither how many there are, and SQLite then goes through all of the one for each of the other.
  private mutating func conversions(
    linkedBy view: String, _ id: String, _ db: StoreConnection
  ) throws -> [String: Linked] {
    let rows = try db.cursor(
      of: "outcomes",
      """
      WITH linked AS MATERIALIZED (SELECT * FROM \(view))
      SELECT linked.\(id) AS sale_id, CASE linked.found_by WHEN 'named' THEN 1 ELSE 0 END AS names_call,
        held.outcome_id, said.outcome_id AS said_id, said.value_minor, said.currency
      FROM linked JOIN live_outcomes AS held ON held.call_id = linked.call_id AND held.kind = 'conversion'
        JOIN outcomes AS said ON said.outcome_id = coalesce(held.stands_for, held.outcome_id)
      ORDER BY linked.\(id), coalesce(linked.started_at, '') DESC, linked.call_id,
        coalesce(said.value_minor, -1) DESC, said.outcome_id
      """)
    var linked: [String: Linked] = [:]
    while let row = try rows.next() {
      let said: Int64 = try row.integer("said_id")
      held[said] = try row.integer("outcome_id")
      let namesCall = try row.flag("names_call")
      let currency = try StoredKind.money(in: row)?.currency
      linked[try row.text("sale_id"), default: Linked(namesCall: namesCall)].conversions.append(
        .init(said: said, currency: currency))
    }
    return linked
  }

  private mutating func read(
    _ sql: String, conversions: [String: Linked], _ db: StoreConnection,
    besides others: [String: Set<String>] = [:], _ source: (String) -> Sale.Source
  ) throws -> [SaleMatching.Claim] {
    var claims: [SaleMatching.Claim] = []
    let rows = try db.cursor(of: "outcomes", sql)
    while let row = try rows.next() {
      let id = try row.text("sale_id")
      guard let amount = try StoredKind.money(in: row, as: "sold_minor", "sold_currency") else {
        mixedCount += 1
        continue
      }
      claims.append(
        SaleMatching.Claim(
          source: source(id), amount: amount, at: try row.text("sold_at"),
          namesCall: conversions[id]?.namesCall ?? false,
          otherDeals: others[id] ?? [], conversions: conversions[id]?.conversions ?? []))
    }
    return claims
  }
}
