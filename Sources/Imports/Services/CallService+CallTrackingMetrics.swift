extension CallService {
  /// CallTrackingMetrics: the list of calls of its API, version 1, and exports with those names.
  public static let callTrackingMetrics = CallService(
    name: "CallTrackingMetrics",
    signatures: [
      ["calledat", "trackingnumber"], ["unixtime", "trackingnumber"], ["callernumberbare"],
      ["callernumberformat"],
    ],
    columns: [
      ServiceColumn("id", "id", "call_id"),
      ServiceColumn("started", "unix_time", as: .unixSeconds),
      ServiceColumn("started", "called_at", "start_time", as: .time),
      ServiceColumn("direction", "direction"),
      ServiceColumn("answered", "call_status", "status", "dial_status", as: answered),
      ServiceColumn(
        "voicemail", "call_status", "status", "dial_status", as: .words(["voicemail": "yes"])),
      ServiceColumn("duration", "talk_time", "duration"),
      ServiceColumn("ring_time", "ring_time"),
      ServiceColumn("hold.total", "hold_time"),
      ServiceColumn(
        "caller.number", "caller_number", "contact_number", "caller_number_format",
        "caller_number_bare", as: .phone),
      ServiceColumn("caller.is_repeat", "is_new_caller", as: .contrary),
      ServiceColumn("caller.region", "state"),
      ServiceColumn("agent.id", "agent_id", "agent_email", "agent_name"),
      ServiceColumn("agent.team", "team", "team_name"),
      ServiceColumn(
        "agent.number", "business_number", "receiving_number", "business_number_format", as: .phone),
      ServiceColumn(
        "tracking.number", "tracking_number", "tracking_number_format", "tracking_number_bare",
        as: .phone),
      ServiceColumn("campaign.name", "utm_campaign", "campaign"),
      ServiceColumn("campaign.source", "utm_source", "source"),
      ServiceColumn("campaign.medium", "utm_medium", "medium"),
      ServiceColumn("campaign.medium", "source", as: .nameOfSource),
      ServiceColumn("campaign.keyword", "utm_term", "keyword", "search"),
    ],
    passedOver: [
      "name", "cnam", "email", "street", "postal_code", "latitude", "longitude", "visitor",
      "caller_number_complete", "caller_number_split", "receiving_number_format", "transcription",
      "transcription_text", "summary",
    ],
    otherDirections: ["msg_inbound", "msg_outbound", "form", "chat", "fax_inbound", "fax_outbound"])
}
