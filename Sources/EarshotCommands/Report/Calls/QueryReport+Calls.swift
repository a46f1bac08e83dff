import AttributionStore

extension QueryReport {
  /// What calls convert in which something is mentioned.
  static let mentions = QueryReport(
    .mentions, nothing: "no call of this period was searched for a term, or tagged",
    columns: [
      Column("calls", "calls", .count), Column("mention", "mentioning", .count),
      Column("conv.", "converting_with", .count), Column("rate", "rate_with", .share),
      Column("95 %", "low_with", to: "high_with", .share),
      Column("without", "rate_without", .share),
      Column("95 %", "low_without", to: "high_without", .share), Column("lift", "lift", .ratio),
      Column("value", "value_with_minor", .money),
    ],
    notes: [
      "calls: inbound ones that were searched for it; rate: of those that mention it, the part with a conversion",
      "95 %: where the true rate lies (Wilson); lift: rate / without; value: of the calls that mention it",
    ])

  /// What agents make of calls.
  static let agents = QueryReport(
    .agents, nothing: "no call in this period",
    columns: [
      Column("calls", "calls", .count), Column("answered", "answered", .count),
      Column("made", "outbound", .count), Column("talk", "talk_s", .hours),
      Column("average", "average_s", .seconds), Column("conv.", "converting", .count),
      Column("rate", "conversion_rate", .share), Column("95 %", "low", to: "high", .share),
      Column("value", "value_minor", .money),
    ],
    notes: [
      "calls: inbound; made: outbound, which count nowhere else; rate: of answered calls",
      "95 %: where the true rate lies (Wilson): whose ranges overlap may be as good as each other",
    ])

  /// Calls for service that marketing caused.
  static let serviceCalls = QueryReport(
    .serviceCalls, nothing: "no inbound call in this period",
    columns: [
      Column("calls", "calls", .count), Column("service", "service", .count),
      Column("share", "service_share", .share), Column("talk", "talk_s", .hours),
      Column("cost", "cost_minor", .money), Column("spend", "spend_minor", .money),
      Column("of spend", "cost_of_spend", .share),
    ],
    notes: ["of spend: what service cost besides the price of what brought the calls"])

  /// Which part of what a channel sold was sold by phone.
  static let phoneShare = QueryReport(
    .phoneShare, nothing: "nothing was sold in this period",
    columns: [
      Column("by phone", "by_phone", .count), Column("deals", "deals", .count),
      Column("orders", "orders", .count), Column("share", "phone_share", .share),
    ],
    notes: [
      "by phone: inbound calls with a conversion; deals and orders: those without a call",
      "share: by phone, of calls, deals and orders together",
    ])

  /// What money brought.
  static let returns = QueryReport(
    .returns, nothing: "no call, lead or spend in this period",
    columns: [
      Column("calls", "calls", .count), Column("conv.", "converting", .count),
      Column("leads", "leads", .count), Column("won", "won", .count),
      Column("spend", "spend_minor", .money), Column("assumed", "assumed_minor", .money),
      Column("holds", "holds_minor", .money), Column("ROI", "roi", .change),
      Column("ROAS", "roas", .factor), Column("revenue", "revenue_minor", .money),
      Column("ROI", "revenue_roi", .change), Column("ROAS", "revenue_roas", .factor),
      Column("per call", "cost_per_call_minor", .money),
      Column("per lead", "cost_per_lead_minor", .money),
      Column("per conv.", "cost_per_conversion_minor", .money),
    ],
    notes: [
      "assumed: what rules say; holds: the sale where there is one; revenue: all deals that were won",
      "ROI: (what it brought - spend) / spend, first of what holds, then of revenue; a sale by phone is in both",
    ])
}
