import AttributionStore

extension QueryReport {
  /// What leads became and what they cost.
  static let pipeline = QueryReport(
    .pipeline, nothing: "no lead, call or spend in this period",
    columns: [
      Column("calls", "calls", .count), Column("leads", "leads", .count),
      Column("opp.", "opportunities", .count), Column("rate", "lead_to_opportunity", .share),
      Column("won", "won", .count), Column("of opp.", "opportunity_to_won", .share),
      Column("cycle", "cycle_days", .days), Column("revenue", "revenue_minor", .money),
      Column("open", "open_minor", .money), Column("spend", "spend_minor", .money),
      Column("ROI", "roi", .change), Column("ROAS", "roas", .factor),
      Column("per call", "cost_per_call_minor", .money),
      Column("per lead", "cost_per_lead_minor", .money),
      Column("per conv.", "cost_per_conversion_minor", .money),
    ],
    notes: [
      "rate: opportunities of all leads; of opp.: won ones of all opportunities",
      "cycle: the median from opening to winning; revenue: won, of leads that began in the period",
      "ROI: (revenue - spend) / spend; per conv.: of an inbound call with a conversion",
    ])

  /// What is open, stage by stage.
  static let stages = QueryReport(
    .stages, nothing: "no open deal", names: ["stage"],
    columns: [Column("deals", "deals", .count), Column("value", "value_minor", .money)],
    notes: ["deals that are open now; one without an amount adds nothing to the value"])

  /// What rules assumed and what was sold.
  static let sales = QueryReport(
    .sales, nothing: "no call with a conversion in this period",
    columns: [
      Column("conv.", "conversions", .count), Column("assumed", "assumed_minor", .money),
      Column("sold", "sold", .count), Column("elsewhere", "elsewhere", .count),
      Column("assumed of these", "assumed_of_sold_minor", .money),
      Column("sold for", "sold_minor", .money), Column("holds", "holds_minor", .money),
    ],
    notes: [
      "assumed: what rules say; holds: what the ledger has, the sale where there is one",
      "elsewhere: led to a sale that counts at another conversion",
    ])

  /// Orders and deals that may be one sale.
  static let duplicates = QueryReport(
    .duplicates, nothing: "no order that may be a deal's own", label: "order_id",
    names: ["deal_id"],
    columns: [
      Column("ordered", "order_day", .word), Column("closed", "deal_day", .word),
      Column("days", "days", .count), Column("order", "order_minor", .money),
      Column("deal", "deal_minor", .money), Column("in ledger", "in_ledger", .word),
    ],
    notes: [
      "of one person and about the same amount, and neither names the other",
      "say which are one: --format csv > same.csv, fill in `same`, earshot import same-sales same.csv",
    ])

  /// What customers have brought from all that they bought.
  static let lifetimeValue = QueryReport(
    .lifetimeValue, nothing: "nobody is known to have bought",
    columns: [
      Column("customers", "customers", .count), Column("sales", "sales", .count),
      Column("brought", "brought_minor", .money), Column("LTV", "ltv_minor", .money),
    ],
    notes: [
      "brought: deals, orders and subscriptions until now, or the end of --until; LTV: of each customer"
    ])

  /// What subscriptions bring.
  static let mrr = QueryReport(
    .mrr, nothing: "no subscription",
    columns: [
      Column("subscriptions", "subscriptions", .count), Column("MRR", "mrr_minor", .money),
      Column("ARR", "arr_minor", .money), Column("customers", "customers", .count),
      Column("brought", "brought_minor", .money), Column("LTV", "ltv_minor", .money),
    ],
    notes: [
      "customers: subscriptions that ever began; LTV: what they have brought until now, of each"
    ])
}
