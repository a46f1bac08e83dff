import AttributionStore
import CallModel
import Delivery
import Diagnostics

/// Everything that would be sent to a destination, to the byte, but for what is secret.
struct DeliveryPreview {
  let found: FoundChanges
  private let destination: Destination
  private let drafts: [DeliveryDraft]

  /// What would be sent to `destination` of `events`, which hold all conversions.
  init(
    _ events: [ConversionEvent], to destination: Destination, _ opened: DeliverOptions.Opened,
    retrying: Bool
  ) throws(InputError) {
    self.destination = destination
    let party = opened.party(destination, retrying: retrying)
    let difference = try opened.store.difference(of: events, for: party)
    let plan = DeliveryPlan(
      difference.due(for: party), to: destination.platform, at: Clock.now(),
      place: destination.address(for:))
    drafts = plan.drafts
    found = FoundChanges(destination.name, plan, difference, retrying: retrying)
  }

  /// A request after the other, as they go over the wire.
  var lines: [String] {
    drafts.flatMap { draft in
      ["POST \(draft.place)"] + headers(draft)
        + ["", draft.body.hasSuffix("\n") ? String(draft.body.dropLast()) : draft.body, ""]
    }
  }

  private func headers(_ draft: DeliveryDraft) -> [String] {
    let signed =
      destination.isSigned
      ? ["webhook-id, webhook-timestamp, webhook-signature: when it is sent"] : []
    return destination.shownHeaders + ["Content-Type: \(draft.contentType)"] + signed
  }

  /// The same for programs.
  var json: JSON {
    JSON(
      found: found.json,
      requests: drafts.map { draft in
        JSON.Request(
          address: draft.place, headers: headers(draft), purpose: draft.purpose,
          body: draft.body, conversions: draft.changes.map(\.change.event.transactionID))
      })
  }

  struct JSON: Encodable {
    let found: FoundChanges.JSON
    let requests: [Request]

    struct Request: Encodable {
      let address: String
      let headers: [String]
      let purpose: String
      let body: String
      let conversions: [String]
    }
  }
}
