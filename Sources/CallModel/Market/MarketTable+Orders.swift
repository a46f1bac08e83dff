extension MarketTable {
  /// Orders, a row for each product in them.
  public static let orders = MarketTable(
    kind: .orders,
    columns: [
      MarketColumn(
        "order_id", .text, isRequired: true, aliases: ["id", "order", "order_number"],
        summary: "the order"),
      MarketColumn(
        "line", .text, aliases: ["line_id", "line_item_id", "line_number"],
        summary: "which line of the order, where it has a product twice"),
      MarketColumn(
        "at", .instant, isRequired: true, aliases: ["ordered_at", "created_at", "order_date"],
        summary: "when it was ordered"),
    ] + MarketColumn.person + [
      MarketColumn.call,
      MarketColumn(
        "deal_id", .text, aliases: ["opportunity_id"], summary: "the deal that it fills"),
      MarketColumn(
        "product", .text, aliases: ["product_id", "sku", "lineitem_sku"],
        summary: "what was ordered"),
      MarketColumn(
        "quantity", .quantity, aliases: ["lineitem_quantity"],
        summary: "how many; may be below zero for what came back; empty: 1"),
      MarketColumn(
        "amount", .money, isRequired: true, aliases: ["total", "line_total"],
        summary: "what the line comes to, all of its pieces; below zero for what came back"),
      MarketColumn.currency,
      MarketColumn("segment", .text, summary: "the kind of customer"),
    ],
    key: ["order_id", "line", "product"], keysAreUniqueInFile: true)

  /// What somebody says of an order and a deal that may be one sale: `report duplicates` with the answers.
  public static let sameSales = MarketTable(
    kind: .sameSales,
    columns: [
      MarketColumn(
        "order_id", .text, isRequired: true, aliases: ["order"], summary: "the order"),
      MarketColumn(
        "deal_id", .text, isRequired: true, aliases: ["opportunity_id"], summary: "the deal"),
      MarketColumn(
        "same", .flag, isRequired: true,
        summary: "`yes` where they are one sale, `no` where they are two"),
    ],
    key: ["order_id", "deal_id"], keysAreUniqueInFile: true,
    passedOver: [
      "order_day", "deal_day", "days", "currency", "order_minor", "deal_minor", "in_ledger",
    ])

  /// Subscriptions, a row for each price that one had.
  public static let subscriptions = MarketTable(
    kind: .subscriptions,
    columns: [
      MarketColumn(
        "id", .text, isRequired: true, aliases: ["subscription_id"], summary: "the subscription"),
      MarketColumn(
        "started_at", .instantOrDay, isRequired: true,
        aliases: ["start_date", "from", "start"], summary: "from when on it brings this"),
      MarketColumn(
        "ended_at", .instantOrDay, aliases: ["end_date", "canceled_at", "cancelled_at", "until"],
        summary: "from when on it no longer does; empty: it goes on"),
    ] + MarketColumn.person + [
      MarketColumn.call,
      MarketColumn(
        "deal_id", .text, aliases: ["opportunity_id"], summary: "the deal that it comes from"),
      MarketColumn("product", .text, aliases: ["product_id", "plan"], summary: "the plan"),
      MarketColumn(
        "amount", .money, isRequired: true, aliases: ["mrr", "monthly_amount", "hs_mrr"],
        summary: "what it brings in a month (MRR)"),
      MarketColumn.currency,
      MarketColumn(
        "lead_source", .text, summary: "what the customer database calls its source"),
      MarketColumn("segment", .text, summary: "the kind of customer"),
    ],
    key: ["id", "started_at"], keysAreUniqueInFile: true)
}
