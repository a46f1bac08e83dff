/// One thing that a rule can ask of a call, such as `call.duration`.
public struct Field: Sendable, Hashable {
  /// The dotted name.
  public let path: String
  /// What kind of value it has.
  public let type: FieldType
  /// Whether every call has it. A rule must guard the others before it denies them.
  public let isAlwaysPresent: Bool
  /// The words that a choice can be; empty for the other types.
  public let choices: [String]
  /// What it means, in a sentence for people who write rules.
  public let summary: String

  /// A field with all its parts.
  public init(
    _ path: String, _ type: FieldType, isAlwaysPresent: Bool = false, choices: [String] = [],
    summary: String
  ) {
    self.path = path
    self.type = type
    self.isAlwaysPresent = isAlwaysPresent
    self.choices = choices
    self.summary = summary
  }
}

/// The fields that calls have, by dotted name; anything under `custom.` is free text unless it is
/// declared here.
public struct FieldSchema: Sendable {
  /// The declared fields in the order in which they are explained.
  public let fields: [Field]
  private let byPath: [String: Field]

  /// A schema of `fields`; of two with the same path the later one counts.
  public init(fields: [Field]) {
    self.fields = fields
    byPath = Dictionary(fields.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  /// The field at `path`, or `nil` if calls have no such field.
  public func field(at path: String) -> Field? {
    if let field = byPath[path] { return field }
    guard path.hasPrefix("custom."), path.count > "custom.".count else { return nil }
    return Field(path, .text, summary: "What the calls file says under this name.")
  }

  /// The fields that every installation knows.
  public static let standard = FieldSchema(
    fields: callFields + partyFields + campaignFields + soundFields)

  private static let callFields = [
    Field("call.id", .text, isAlwaysPresent: true, summary: "The call's own name."),
    Field(
      "call.direction", .choice, choices: ["inbound", "outbound"], summary: "Who dialled."),
    Field("call.started", .instant, summary: "When the call began."),
    Field(
      "call.weekday", .choice, choices: weekdays,
      summary: "The day on which it began, in the rule file's time zone."),
    Field("call.answered", .flag, summary: "Whether somebody picked up."),
    Field("call.duration", .duration, summary: "From answer to hang-up."),
    Field("call.ring_time", .duration, summary: "From the first ring to the answer."),
    Field("call.voicemail", .flag, summary: "Whether it went to voicemail."),
    Field(
      "call.language", .text,
      summary: "The language spoken, as BCP 47; else the one that the transcript names."),
    Field("call.transferred", .flag, summary: "Whether it went on to somebody else."),
    Field("call.hangup_by", .choice, choices: ["caller", "agent"], summary: "Who hung up."),
    Field(
      "call.audio_quality", .choice, choices: ["good", "fair", "poor"],
      summary: "How good the recording is: noise, clipping and loudness of its worst channel."),
  ]

  private static let partyFields = [
    Field("caller.number", .phone, summary: "The caller's number; missing when withheld."),
    Field("caller.is_repeat", .flag, summary: "Whether this number has called before."),
    Field("caller.region", .text, summary: "Where the caller's number belongs."),
    Field("agent.id", .text, summary: "Who answered."),
    Field("agent.team", .text, summary: "The team of the one who answered."),
    Field("agent.number", .phone, summary: "The number that was rung."),
    Field("tracking.number", .phone, summary: "The number that the caller dialled."),
    Field("tracking.pool", .text, summary: "The pool that the tracking number belongs to."),
  ]

  private static let campaignFields = [
    Field("campaign.id", .text, summary: "The campaign that earned the call."),
    Field("campaign.name", .text, summary: "The campaign's name."),
    Field("campaign.source", .text, summary: "Where the visitor came from, such as google."),
    Field("campaign.medium", .text, summary: "How the visitor came, such as cpc or email."),
    Field("campaign.keyword", .text, summary: "The search keyword that was bought or used."),
  ]

  /// The week in the order in which ranges such as `mon..fri` run.
  public static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}
