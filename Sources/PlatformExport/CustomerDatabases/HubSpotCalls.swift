public import CallModel
import JSONText

/// Requests of HubSpot's interface for many calls at once (`/crm/v3/objects/calls/batch/create`): a call with what
/// came of it, on the page of its contact where the store has HubSpot's number of that.
///
/// The number 194 ties a call to a contact by HubSpot's own definition.
public struct HubSpotCalls: Platform {
  /// `hubspot`.
  public let name = "hubspot"
  private let naming: ConversionNaming

  private static let callsPerRequest = 100
  private static let bodyLength = 65_000

  /// Calls with conversions under HubSpot's own names.
  public init(naming: ConversionNaming = ConversionNaming()) { self.naming = naming }

  /// That it has happened, and that the name and the text fit.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    found.checkIsNew(change, "change the call in HubSpot by hand")
    found.checkAge()
    let length = line(change.event).count
    if length > Self.bodyLength {
      found.add(
        .tooLong, "the text has \(length) characters; HubSpot takes \(Self.bodyLength)",
        "give it a shorter name with --platform-name")
    }
    return found.all
  }

  /// A call has each conversion once.
  public func dedupeKey(of change: ConversionChange) -> String? { change.event.transactionID }

  /// Requests with at most 100 calls each; all conversions of a call stand in one.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    changes.groupedByCall.pieces(of: Self.callsPerRequest).map { calls in
      let document = JSONValue.members([("inputs", .array(calls.map { input($0.map(\.event)) }))])
      return ExportRequest(
        purpose: "calls", format: .json, body: document.line, changes: calls.flatMap(\.self))
    }
  }

  private func input(_ events: [ConversionEvent]) -> JSONValue {
    guard let event = events.first else { return .null }
    let call = event.call
    let isInbound = call.isInbound ?? true
    let caller = call.callerNumber?.e164
    let ours = call.trackingNumber
    let properties = JSONValue.members([
      ("hs_timestamp", .string(call.startedAt.rfc3339)),
      ("hs_call_title", .string("Call \(call.id)")),
      ("hs_call_body", .string(events.map(line).joined(separator: "<br>"))),
      ("hs_call_direction", .string(isInbound ? "INBOUND" : "OUTBOUND")),
      ("hs_call_status", call.isAnswered.map { .string($0 ? "COMPLETED" : "NO_ANSWER") }),
      ("hs_call_duration", call.durationMs.map { .string(String($0)) }),
      ("hs_call_from_number", .optional(isInbound ? caller : ours)),
      ("hs_call_to_number", .optional(isInbound ? ours : caller)),
    ])
    return .members([("properties", properties), ("associations", associations(of: event))])
  }

  /// The contact, where the customer database's number can be HubSpot's.
  private func associations(of event: ConversionEvent) -> JSONValue? {
    guard let id = event.person.customerID, !id.isEmpty,
      id.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return .array([
      .record(
        ("to", .record(("id", .string(id)))),
        (
          "types",
          .array([
            .record(
              ("associationCategory", "HUBSPOT_DEFINED"), ("associationTypeId", .int(194)))
          ])
        ))
    ])
  }

  /// A conversion in a line of HTML, which is what HubSpot shows.
  private func line(_ event: ConversionEvent) -> String {
    let parts = [
      naming.name(of: event), event.value?.description, event.origin.campaignName,
      event.origin.keyword,
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
      .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
