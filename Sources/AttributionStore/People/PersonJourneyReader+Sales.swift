import CallModel

extension PersonJourneyReader {
  mutating func readDeals() throws {
    let found = try rows("deals", of: "deals")
    for row in found {
      let id = try row.text("deal_id")
      let first =
        try time(row, "lead_at") ?? time(row, "opened_at") ?? time(row, "modified_at")
        ?? time(row, "changed_at")
      note(.deal, id, at: first?.at, try theirNames(in: row), cameOf: try cameOf(row))
      for column in ["lead_at", "opened_at", "closed_at", "modified_at", "changed_at"] {
        if let at = try time(row, column)?.at { milestones[at.unixMs] = id }
      }
      deals.insert(id)
    }
    let stages = try db.rows(
      of: "deal_history",
      "SELECT * FROM deal_history WHERE deal_id IN (SELECT value FROM json_each(?))",
      [try StoredJSON.text(deals.sorted())])
    for row in stages {
      let isClosed = try row.flag("closed")
      steps.append(
        JourneyStep(
          at: try row.instant("at"), isDay: false, id: try row.text("deal_id"),
          event: .dealStage(
            stage: try row.text("stage"), amount: try amount(row),
            decided: isClosed ? (try row.flag("won") ? .won : .lost) : nil)))
    }
  }

  mutating func readOrders() throws {
    for row in try rows("orders", of: "orders") {
      let id = try row.text("order_id")
      let at = try row.instant("at")
      guard let amount = try amount(row) else { throw row.damaged("currency") }
      let product = try row.text("product")
      steps.append(
        JourneyStep(
          at: at, isDay: false, id: id,
          event: .order(
            product: product.isEmpty ? nil : product,
            quantity: try row.optionalInteger("quantity") ?? 1, amount: amount)))
      note(.order, id, at: at, try theirNames(in: row), cameOf: try cameOf(row))
    }
  }

  /// How long a subscription is to be kept.
  private static let keptMs: Int64 = 31 * 86_400_000

  mutating func readSubscriptions() throws {
    for row in try prices() {
      let id = try row.text("subscription_id")
      let product = try row.optionalText("product")
      guard let monthly = try amount(row) else { throw row.damaged("currency") }
      for (column, isEnd) in [("started_at", false), ("ended_at", true)] {
        guard let (at, isDay) = try time(row, column) else { continue }
        steps.append(
          JourneyStep(
            at: at, isDay: isDay, id: id,
            event: .subscription(product: product, monthly: monthly, isEnd: isEnd)))
      }
      if let start = try time(row, "started_at")?.at {
        milestones[start.unixMs] = id
        milestones[start.unixMs + Self.keptMs] = id
      }
      note(
        .subscription, id, at: try time(row, "started_at")?.at, try theirNames(in: row),
        cameOf: try cameOf(row))
    }
  }

  /// The prices of subscriptions that are the person's. One that names nobody is that of whom the one before names.
  private func prices() throws -> [StoredRow] {
    let ids = try rows("subscriptions", of: "subscriptions").map { try $0.text("subscription_id") }
    let all = try db.rows(
      of: "subscriptions",
      """
      SELECT * FROM subscriptions WHERE subscription_id IN (SELECT value FROM json_each(?))
      ORDER BY subscription_id, started_at
      """, [try StoredJSON.text(Set(ids).sorted())])
    var before: (id: String, isTheirs: Bool)?
    return try all.filter { row in
      let id = try row.text("subscription_id")
      if try namesSomebody(row) {
        before = (id, try isTheirs(row, isSale: true))
      } else if before?.id != id || before?.isTheirs == false {
        return try isTheirs(row, isSale: true)
      }
      return before?.isTheirs == true
    }
  }

  mutating func readEngagement() throws {
    for row in try rows("engagement", of: "engagement") {
      let id = try row.text("engagement_id")
      let at = try row.instant("at")
      steps.append(
        JourneyStep(
          at: at, isDay: false, id: id,
          event: .engagement(
            kind: try row.text("kind"), times: try row.optionalInteger("times") ?? 1,
            about: try row.optionalText("object") ?? row.optionalText("product")
              ?? row.optionalText("campaign_name"))))
      note(.engagement, id, at: at, try theirNames(in: row))
    }
  }
}
