extension CallService {
  /// CallRail: the list of calls of its API, version 3, and what its pages export as CSV.
  public static let callRail = CallService(
    name: "CallRail",
    signatures: [
      ["customerphonenumber"], ["trackingphonenumber", "starttime"],
      ["firsttimecaller", "trackingnumber"], ["numbername", "trackingnumber"],
    ],
    columns: [
      ServiceColumn("id", "id", "call_id"),
      ServiceColumn("started", "start_time", as: .time),
      ServiceColumn("direction", "direction"),
      ServiceColumn("answered", "answered", "call_status", as: answered),
      ServiceColumn("voicemail", "voicemail"),
      ServiceColumn("voicemail", "call_status", as: .words(["voicemail": "yes"])),
      ServiceColumn("duration", "duration", "duration_seconds"),
      ServiceColumn("caller.number", "customer_phone_number", "phone_number", as: .phone),
      ServiceColumn("caller.is_repeat", "first_call", "first_time_caller", as: .contrary),
      ServiceColumn("caller.region", "customer_state", "state"),
      ServiceColumn("agent.id", "agent_email", "agent_name"),
      ServiceColumn(
        "agent.number", "business_phone_number", "destination_number", as: .phone),
      ServiceColumn("tracking.number", "tracking_phone_number", "tracking_number", as: .phone),
      ServiceColumn("campaign.name", "utm_campaign", "campaign"),
      ServiceColumn("campaign.source", "utm_source", "source"),
      ServiceColumn("campaign.medium", "utm_medium", "medium"),
      ServiceColumn("campaign.medium", "source", as: .nameOfSource),
      ServiceColumn("campaign.keyword", "keywords", "utm_term"),
    ],
    passedOver: [
      "customer_name", "name", "email", "customer_email", "formatted_customer_name",
      "formatted_customer_name_or_phone_number", "formatted_customer_phone_number",
      "formatted_tracking_phone_number", "formatted_business_phone_number", "formatted_duration",
      "formatted_call_type", "formatted_value", "formatted_customer_location",
      "formatted_tracking_source", "recording_player", "transcription", "conversational_transcript",
      "waveforms", "zip_code",
    ])

  /// How both services say whether somebody picked up.
  static let answered = ServiceReading.words([
    "yes": "yes", "true": "yes", "1": "yes", "answered": "yes", "answered call": "yes",
    "completed": "yes",
    "no": "no", "false": "no", "0": "no", "missed": "no", "missed call": "no", "abandoned": "no",
    "abandoned call": "no", "voicemail": "no", "no answer": "no", "no-answer": "no", "busy": "no",
    "hangup": "no", "failed": "no", "canceled": "no",
  ])
}
