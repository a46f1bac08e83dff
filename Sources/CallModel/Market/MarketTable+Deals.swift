// The columns have the names of Salesforce's Opportunity and OpportunityHistory and of HubSpot's deals beside
// their own.
extension MarketTable {
  /// Deals, each as it stands.
  public static let deals = MarketTable(
    kind: .deals, columns: dealState + MarketColumn.person + [MarketColumn.call] + dealOrigin,
    key: ["id"], keysAreUniqueInFile: true, newest: "modified_at",
    foremost: ["closed", "won", "stage", "amount"],
    passedOver: [
      "name", "deal_name", "deal_description", "description", "next_step", "probability",
      "hs_deal_stage_probability", "expected_revenue", "forecast_category",
      "forecast_category_name", "fiscal", "fiscal_year", "fiscal_quarter", "type", "deal_type",
      "account_id", "account_name", "associated_company", "owner_id", "owner_name", "deal_owner",
      "hubspot_owner_id", "created_by_id", "last_modified_by_id", "last_activity_date",
      "system_modstamp", "is_deleted", "has_opportunity_line_item", "attributes", "url",
      "hs_object_id",
    ])

  private static let dealState = [
    MarketColumn(
      "id", .text, isRequired: true, aliases: ["deal_id", "opportunity_id", "record_id"],
      summary: "its name in the customer database"),
    MarketColumn(
      "stage", .text, isRequired: true, aliases: ["stage_name", "deal_stage"],
      summary: "the stage that it has reached"),
    MarketColumn("pipeline", .text, summary: "the pipeline that the stage belongs to"),
    MarketColumn(
      "closed", .flag, aliases: ["is_closed", "hs_is_closed"],
      summary: "whether it is decided; empty: as `won` and the name of the stage tell"),
    MarketColumn(
      "won", .flag, aliases: ["is_won", "hs_is_closed_won", "is_closed_won"],
      summary: "whether it was won; empty: as the name of the stage tells, such as `Closed Won`"),
    MarketColumn(
      "lead_at", .instantOrDay, aliases: ["lead_created_date"],
      summary: "when the person became a lead"),
    MarketColumn(
      "opened_at", .instantOrDay,
      aliases: ["created_date", "create_date", "created_at", "opened"],
      summary: "when it became an opportunity; empty: it is a lead still"),
    MarketColumn(
      "closed_at", .instantOrDay, aliases: ["close_date", "closed_date"],
      summary: "when it was decided; of an open one when it is to be"),
    MarketColumn(
      "modified_at", .instant,
      aliases: ["last_modified_date", "hs_last_modified_date", "last_modified", "updated_at"],
      summary:
        "when the customer database changed it last; an older state never replaces a newer one"
    ),
    MarketColumn(
      "amount", .money, aliases: ["value", "amount_in_deal_currency"],
      summary: "what it is worth: `USD 1200`, or a number with the column `currency`"),
    MarketColumn.currency,
  ]

  private static let dealOrigin = [
    MarketColumn("channel", .text, summary: "its channel, where the customer database knows it"),
    MarketColumn("source", .text, aliases: ["utm_source"], summary: "such as google"),
    MarketColumn("medium", .text, aliases: ["utm_medium"], summary: "such as cpc"),
    MarketColumn(
      "campaign_id", .text, aliases: ["utm_id"], summary: "the campaign, by its id on its platform"
    ),
    MarketColumn(
      "campaign_name", .text, aliases: ["utm_campaign", "campaign"], summary: "its name"),
    MarketColumn("keyword", .text, aliases: ["utm_term"], summary: "the keyword"),
    MarketColumn(
      "lead_source", .text, aliases: ["hs_analytics_source", "original_traffic_source"],
      summary: "what the customer database calls its source, such as Web or PAID_SEARCH"),
    MarketColumn(
      "product", .text, aliases: ["product_id", "sku"], summary: "what is sold"),
    MarketColumn("segment", .text, summary: "the kind of customer"),
  ]

  /// The history of deals: each stage that a deal reached, and when.
  public static let dealStages = MarketTable(
    kind: .dealStages,
    columns: [
      MarketColumn(
        "deal_id", .text, isRequired: true, aliases: ["opportunity_id", "record_id"],
        summary: "the deal"),
      MarketColumn(
        "at", .instant, isRequired: true, aliases: ["created_date", "timestamp", "changed_at"],
        summary: "when it came to this stage"),
      MarketColumn(
        "stage", .text, isRequired: true, aliases: ["stage_name", "deal_stage", "value"],
        summary: "the stage"),
      MarketColumn("amount", .money, summary: "what it was worth then"),
      MarketColumn.currency,
    ],
    key: ["deal_id", "at", "stage"], keysAreUniqueInFile: false,
    passedOver: [
      "id", "close_date", "probability", "expected_revenue", "forecast_category",
      "created_by_id", "system_modstamp", "is_deleted", "prev_amount", "prev_close_date",
      "prev_forecast_update", "prev_stage_update", "from_forecast_category",
      "from_opportunity_stage_name", "source_type", "source_id", "updated_by_user_id",
      "attributes",
    ])
}
