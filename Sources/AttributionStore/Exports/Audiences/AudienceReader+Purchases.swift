import CallModel

extension AudienceReader {
  /// Something that somebody bought.
  struct Purchase {
    let person: Int32
    /// The product; empty where the file does not say.
    let product: String
    let atMs: Int64
    /// Whether it came of a call.
    let isByPhone: Bool
  }

  /// Deals that were won, orders but for what came back, and subscriptions.
  func readPurchases() throws -> [Purchase] {
    var purchases: [Purchase] = []
    var personOfDeal: [String: Int32] = [:]
    let dealsByPhone = try ids("SELECT deal_id FROM deal_calls")
    let ordersByPhone = try ids("SELECT order_id FROM live_outcomes WHERE order_id IS NOT NULL")
    let deals = try db.bulkRows(
      """
      SELECT coalesce(closed_at, modified_at, changed_at), visitor_id, phone_key, email_key, person_id,
        call_id, deal_id, product, won
      FROM deals
      """)
    while try deals.next() {
      let deal = deals.text(at: 6) ?? ""
      guard let person = person(deals, deal: nil) else { continue }
      personOfDeal[deal] = person
      guard deals.flag(at: 8) else { continue }
      purchases.append(
        Purchase(
          person: person, product: deals.text(at: 7) ?? "", atMs: try Self.time(deals, "deals"),
          isByPhone: dealsByPhone.contains(deal)))
    }
    for (table, query) in [
      ("orders", Self.keptOrders), ("subscriptions", Self.subscriptions),
    ] {
      let sold = try db.bulkRows(query)
      while try sold.next() {
        let deal = sold.text(at: 6)
        guard let person = person(sold, deal: deal.flatMap { personOfDeal[$0] }) else { continue }
        purchases.append(
          Purchase(
            person: person, product: sold.text(at: 7) ?? "", atMs: try Self.time(sold, table),
            isByPhone: !sold.isNull(at: 5) || deal.map(dealsByPhone.contains) == true
              || sold.text(at: 8).map(ordersByPhone.contains) == true))
      }
    }
    return purchases
  }

  /// What was ordered, without what came back as a whole: of whoever sent it back it is no purchase.
  private static let keptOrders = """
    SELECT at, visitor_id, phone_key, email_key, person_id, call_id, deal_id, product, order_id
    FROM orders
    WHERE amount_minor >= 0 AND (order_id, product, currency) NOT IN (
      SELECT order_id, product, currency FROM orders GROUP BY order_id, product, currency
      HAVING min(amount_minor) < 0 AND sum(amount_minor) <= 0)
    """

  /// Plans, each price from its beginning.
  private static let subscriptions = """
    SELECT started_at, visitor_id, phone_key, email_key, person_id, call_id, deal_id, product,
      CAST(NULL AS TEXT)
    FROM subscriptions
    """

  /// What `query` names: the deals to which a call led, the orders that stand at a call's conversion in the ledger.
  private func ids(_ query: String) throws -> Set<String> {
    let rows = try db.bulkRows(query)
    var ids: Set<String> = []
    while try rows.next() {
      if let id = rows.text(at: 0) { ids.insert(id) }
    }
    return ids
  }

  /// Whose a row is: known by names, by its call, by its deal.
  private func person(_ rows: BulkRows, deal: Int32?) -> Int32? {
    let names = PersonLookup.Names(
      visitor: rows.text(at: 1), phoneKey: rows.text(at: 2), emailKey: rows.text(at: 3),
      record: rows.text(at: 4))
    return people[names] ?? rows.text(at: 5).flatMap { personOfCall[$0] } ?? deal
  }

  private static func time(_ rows: BulkRows, _ table: String) throws -> Int64 {
    let text = rows.text(at: 0) ?? ""
    do {
      return try Instant(iso8601: text.utf8.count == 10 ? text + "T00:00:00.000Z" : text).unixMs
    } catch {
      throw DamagedRow(detail: "a time in the table `\(table)` holds what no version writes")
    }
  }
}
