public import CallModel
import JSONText

/// Requests of Invoca's Signal API: one for each conversion, which Invoca books on the call that it knows.
///
/// The call is found by its start, the caller's number and its length; where Invoca named the call, by that name.
public struct InvocaSignals: Platform {
  /// `invoca`.
  public let name = "invoca"
  private let naming: ConversionNaming
  private let callsAreInvocas: Bool

  /// Signals under Invoca's own names; with `callsAreInvocas` the calls of the store have Invoca's ids
  /// (`complete_call_id`), as an export of its transactions gives them.
  public init(naming: ConversionNaming = ConversionNaming(), callsAreInvocas: Bool = false) {
    self.naming = naming
    self.callsAreInvocas = callsAreInvocas
  }

  /// That Invoca can find the call, the name and the value. No change can be told.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    found.checkIsNew(change, "correct the signal in Invoca by hand")
    found.checkName(naming.name(of: change.event))
    found.checkAge()
    found.checkValue()
    if !callsAreInvocas {
      _ = found.checkCaller()
      if change.event.call.durationMs == nil {
        found.add(
          .noIdentifier, "nothing tells how long the call was, by which Invoca finds it",
          "give the call's `duration` in the calls file")
      }
    }
    return found.all
  }

  /// Invoca knows a signal by our own name for it.
  public func dedupeKey(of change: ConversionChange) -> String? { change.event.transactionID }

  /// A request for each conversion.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    changes.map { change in
      let event = change.event
      let signal = JSONValue.members([
        ("name", .string(naming.name(of: event))),
        ("partner_unique_id", .string(event.transactionID)),
        ("occurred_at_time", .string(event.convertedAt.rfc3339)),
        ("revenue", event.value?.number), ("value", "true"),
      ])
      let document = JSONValue.members([
        ("search", search(event.call)), ("signals", .array([signal])),
      ])
      return ExportRequest(
        purpose: "signal", format: .json, body: document.line, changes: [change])
    }
  }

  private func search(_ call: ConversionEvent.Facts) -> JSONValue {
    callsAreInvocas
      ? .members([("call_record_id", .string(call.id))])
      : .members([
        ("call_start_time", .string(call.startedAt.rfc3339)),
        ("calling_phone_number", .optional(call.callerNumber?.e164)),
        ("duration_in_seconds", call.durationMs.map { .int64($0 / 1000) }),
      ])
  }
}
