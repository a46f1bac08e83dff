public import CallModel
import ContentHash
import JSONText

/// A document of our own for whoever wants to be told: one request for each change (`docs/formats/webhook.md`).
///
/// Members are added to it and never change their meaning while `version` is the same. What is not known is left
/// out.
public struct WebhookDocument: Platform {
  /// `webhook`.
  public let name = "webhook"
  private let naming: ConversionNaming
  private let hasContacts: Bool

  /// The version of the document.
  public static let version = 1

  /// Documents under the receiver's names; `withContacts` adds the caller's number and address in clear.
  public init(naming: ConversionNaming = ConversionNaming(), withContacts: Bool = false) {
    self.naming = naming
    hasContacts = withContacts
  }

  /// That it has happened, and has a name.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    if naming.name(of: change.event).isEmpty {
      found.add(.badName, "the conversion has no name", "give it one with --platform-name")
    }
    found.checkAge()
    return found.all
  }

  /// Each row of the ledger is told once.
  public func dedupeKey(of change: ConversionChange) -> String? { id(of: change) }

  /// A request for each change.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    changes.map { change in
      ExportRequest(
        purpose: "conversion", format: .json, body: document(change).line, changes: [change])
    }
  }

  /// What is told: who is told it twice can see that.
  ///
  /// The row of the ledger is not enough: a conversion with another name is taken back and told anew by one row, and
  /// when the time of a call turns out to be another, no row is added.
  private func id(of change: ConversionChange) -> String {
    let event = change.event
    let told = [
      kind(of: change), naming.name(of: event), event.value.map(\.description) ?? "",
      event.convertedAt.rfc3339,
    ]
    let digest = SHA256Digest(ofUTF8: told.joined(separator: "\n")).hex.prefix(8)
    return "\(event.transactionID)-\(event.outcomeID)-\(digest)"
  }

  private func kind(of change: ConversionChange) -> String {
    switch change.kind {
    case .new: "conversion.new"
    case .restated: "conversion.restated"
    case .retracted: "conversion.retracted"
    }
  }

  private func document(_ change: ConversionChange) -> JSONValue {
    let event = change.event
    var previous: Money?
    if case .restated(let value) = change.kind { previous = value }
    return .members([
      ("version", .int(Self.version)), ("id", .string(id(of: change))),
      ("type", .string(kind(of: change))),
      ("conversion", conversion(event, previous: previous)), ("call", call(event)),
      ("clicks", clicks(event)), ("source", origin(event)), ("customer", customer(event)),
    ])
  }

  private func conversion(_ event: ConversionEvent, previous: Money?) -> JSONValue {
    .members([
      ("id", .string(event.transactionID)), ("name", .string(naming.name(of: event))),
      ("type", .optional(event.type)), ("at", .string(event.convertedAt.rfc3339)),
      ("value", event.value?.number), ("currency", .optional(event.value?.currency.code)),
      ("previous_value", previous?.number),
      ("previous_currency", .optional(previous?.currency.code)),
    ])
  }

  private func call(_ event: ConversionEvent) -> JSONValue {
    let call = event.call
    return .members([
      ("id", .string(call.id)), ("started_at", .string(call.startedAt.rfc3339)),
      ("duration_ms", call.durationMs.map { .int64($0) }),
      ("direction", call.isInbound.map { .string($0 ? "inbound" : "outbound") }),
      ("answered", call.isAnswered.map { .flag($0) }),
      ("caller_number", hasContacts ? .optional(call.callerNumber?.e164) : nil),
      ("tracking_number", .optional(call.trackingNumber)),
      ("agent_id", .optional(call.agentID)), ("agent_team", .optional(call.agentTeam)),
    ])
  }

  private func clicks(_ event: ConversionEvent) -> JSONValue? {
    event.clicks.isEmpty
      ? nil
      : .array(
        event.clicks.map {
          .record(
            ("kind", .string($0.kind.rawValue)), ("id", .string($0.id)),
            ("at", .string($0.at.rfc3339)))
        })
  }

  private func origin(_ event: ConversionEvent) -> JSONValue? {
    let origin = event.origin
    return Self.ifAny([
      ("channel", .optional(origin.channel)), ("source", .optional(origin.source)),
      ("medium", .optional(origin.medium)), ("campaign_id", .optional(origin.campaignID)),
      ("campaign_name", .optional(origin.campaignName)), ("keyword", .optional(origin.keyword)),
      ("landing_page", .optional(origin.landingPage)),
    ])
  }

  private func customer(_ event: ConversionEvent) -> JSONValue? {
    let person = event.person
    return Self.ifAny([
      ("id", .optional(person.customerID)), ("deal_id", .optional(person.dealID)),
      ("visitor_id", .optional(person.visitorID)),
      ("email", hasContacts ? .optional(person.email) : nil),
      ("ad_user_data", .optional(person.consent.userData?.rawValue)),
      ("ad_personalization", .optional(person.consent.personalization?.rawValue)),
    ])
  }

  private static func ifAny(_ members: [(String, JSONValue?)]) -> JSONValue? {
    members.contains { $0.1 != nil } ? .members(members) : nil
  }
}
