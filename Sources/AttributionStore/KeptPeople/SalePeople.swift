/// Who bought: what deals, orders and subscriptions tell of who is who. Names in one row are one person's, and so is
/// what came of a call or a deal.
struct SalePeople {
  /// Who made each call that has a time.
  var callers: [String: PersonLookup.Somebody] = [:]
  /// Who each deal is with.
  private var customers: [String: PersonLookup.Somebody] = [:]

  /// Tables of sales, deals first, since the others name them.
  enum Table: String, CaseIterable {
    case deals
    case orders
    case subscriptions

    /// When a person was first seen in a row.
    var time: String {
      switch self {
      case .deals: "coalesce(lead_at, opened_at, modified_at, changed_at)"
      case .orders: "at"
      case .subscriptions: "started_at"
      }
    }

    /// The column that all rows of one sale share.
    var id: String {
      switch self {
      case .deals: "deal_id"
      case .orders: "order_id"
      case .subscriptions: "subscription_id"
      }
    }

    /// What is read of a row, `sale`, that has that time as `first_at`.
    var columns: String {
      """
      CASE length(sale.first_at) WHEN 10 THEN sale.first_at || 'T00:00:00.000Z' ELSE sale.first_at END,
        sale.visitor_id, sale.phone_key, sale.email_key, sale.person_id, sale.call_id, sale.deal_id
      """
    }
  }

  /// A row of one of them.
  struct Row {
    let table: Table
    let atMs: Int64
    /// `nil` where it has none.
    let names: PersonLookup.Names?
    let callID: String?
    let dealID: String?

    /// The row of `table` that `rows` is at, with its columns.
    init(_ rows: BulkRows, of table: Table) throws {
      self.table = table
      atMs = try StoredInstant.unixMs(rows, at: 0, of: "a time in the table `\(table.rawValue)`")
      let hasNames = (1...4).contains { !rows.isNull(at: $0) }
      names = hasNames ? JourneyReader.names(rows, from: 1) : nil
      callID = rows.text(at: 5)
      dealID = rows.text(at: 6)
    }
  }

  /// Ties together whom a row names. All deals come before what names them.
  mutating func add(_ row: Row, to people: inout PersonLookup) {
    let named = row.names.map { people.somebody($0, atMs: row.atMs) }
    let caller = row.callID.flatMap { callers[$0] }
    let customer = row.table == .deals ? nil : row.dealID.flatMap { customers[$0] }
    guard let somebody = named ?? caller ?? customer else { return }
    for other in [caller, customer].compactMap(\.self) {
      people.join(somebody, other, atMs: row.atMs)
    }
    if row.table == .deals, let deal = row.dealID { customers[deal] = somebody }
  }
}
