extension CallService {
  /// Invoca: transactions, of which a call has one for what happened and further ones for corrections,
  /// sales and signals.
  public static let invoca = CallService(
    name: "Invoca",
    signatures: [["completecallid"]],
    columns: [
      ServiceColumn("id", "complete_call_id"),
      ServiceColumn("direction", "complete_call_id", as: .always("inbound")),
      ServiceColumn("started", "start_time_utc", as: .unixMilliseconds),
      ServiceColumn("started", "start_time_local", "start_time", as: .time),
      ServiceColumn("answered", "connect_duration", as: .isLonger),
      ServiceColumn("duration", "connect_duration", "duration"),
      ServiceColumn("caller.number", "calling_phone_number", as: .phone),
      ServiceColumn("caller.is_repeat", "repeat_calling_phone_number"),
      ServiceColumn("caller.region", "region"),
      ServiceColumn("agent.number", "destination_phone_number", as: .phone),
      ServiceColumn("tracking.number", "promo_number", "promo_line_phone_number", as: .phone),
      ServiceColumn("tracking.pool", "dynamic_number_pool_id"),
      ServiceColumn(
        "campaign.id", "advertiser_campaign_id_from_network", "advertiser_campaign_id"),
      ServiceColumn("campaign.name", "advertiser_campaign_name"),
      ServiceColumn("campaign.source", "utm_source"),
      ServiceColumn("campaign.medium", "utm_medium"),
      ServiceColumn(
        "campaign.keyword", "dynamic_number_pool_referrer_search_keywords", "utm_term"),
    ],
    passedOver: ["transcript", "notes", "display_name", "calling_name"],
    hasCorrections: true)
}
