public import CallModel
import JSONText

/// Requests of the Google Ads API: `uploadClickConversions`, `uploadCallConversions` and
/// `uploadConversionAdjustments`, in the spelling of its REST interface (v18 and later).
///
/// Google takes click conversions by this interface only from those who used it before June 2026; others take
/// `GoogleDataManagerRequests`. Each request says `partialFailure`, so that one bad conversion spoils no other.
public struct GoogleAdsRequests: Platform {
  /// `google-ads`.
  public let name = "google-ads"
  /// What Google takes apart from each other.
  public let purposes = ["clicks", "calls", "adjustments"]
  private let customerID: String
  private let actions: GoogleConversionActions
  private let naming: ConversionNaming

  /// Requests for the account with this number, ten digits.
  public init(
    customerID: String, actions: GoogleConversionActions,
    naming: ConversionNaming = ConversionNaming()
  ) {
    self.customerID = customerID
    self.actions = actions
    self.naming = naming
  }

  /// Google's rules for the way that the conversion goes: by its click, else by its call.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    found.checkGoogle(change, by: actions, named: naming)
    return found.all
  }

  /// Google knows a conversion by its click or caller, its time and its action.
  public func dedupeKey(of change: ConversionChange) -> String? { actions.dedupeKey(of: change) }

  /// Requests with at most 2,000 conversions each: those by click, those by call, and changes.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    var clicks: [ConversionChange] = []
    var calls: [ConversionChange] = []
    var adjustments: [ConversionChange] = []
    for change in changes {
      switch (change.kind, actions.route(of: change)) {
      case (.new, .call): calls.append(change)
      case (.new, .click): clicks.append(change)
      default: adjustments.append(change)
      }
    }
    return requests("clicks", clicks, "conversions", click)
      + requests("calls", calls, "conversions", call)
      + requests("adjustments", adjustments, "conversionAdjustments") { adjustment($0, at: now) }
  }

  private func requests(
    _ purpose: String, _ changes: [ConversionChange], _ member: String,
    _ body: (ConversionChange) -> JSONValue
  ) -> [ExportRequest] {
    changes.pieces(of: GoogleText.eventsPerRequest).map { piece in
      let document = JSONValue.object([
        .init(name: member, value: .array(piece.map(body))),
        .init(name: "partialFailure", value: true),
      ])
      return ExportRequest(purpose: purpose, format: .json, body: document.line, changes: piece)
    }
  }

  private func click(_ change: ConversionChange) -> JSONValue {
    let event = change.event
    var members: [(String, JSONValue?)] = []
    if case .click(let click?) = actions.route(of: change) {
      // Of several only one may be there.
      members.append((click.kind.rawValue, .string(click.id)))
    }
    members += [
      ("conversionAction", action(actions.clicks)),
      ("conversionDateTime", .string(event.convertedAt.spacedWithOffset)),
      ("conversionValue", event.value?.number),
      ("currencyCode", .optional(event.value?.currency.code)),
      ("orderId", .string(event.transactionID)), ("consent", Self.consent(of: event)),
    ]
    return .members(members)
  }

  private func call(_ change: ConversionChange) -> JSONValue {
    let event = change.event
    return .members([
      ("callerId", .optional(event.call.callerNumber?.e164)),
      ("callStartDateTime", .string(event.call.startedAt.spacedWithOffset)),
      ("conversionAction", action(actions.calls)),
      ("conversionDateTime", .string(event.convertedAt.spacedWithOffset)),
      ("conversionValue", event.value?.number),
      ("currencyCode", .optional(event.value?.currency.code)),
      ("consent", Self.consent(of: event)),
    ])
  }

  private func adjustment(_ change: ConversionChange, at now: Instant) -> JSONValue {
    let event = change.event
    let isRetracted = change.kind == .retracted
    let restated = isRetracted ? nil : event.value
    return .members([
      ("conversionAction", action(change.told(part: 3, withTimeAt: 2) ?? actions.clicks)),
      ("adjustmentType", .string(isRetracted ? "RETRACTION" : "RESTATEMENT")),
      ("orderId", .string(event.transactionID)),
      ("adjustmentDateTime", .string(now.spacedWithOffset)),
      (
        "restatementValue",
        restated.map {
          .record(("adjustedValue", $0.number), ("currencyCode", .string($0.currency.code)))
        }
      ),
    ])
  }

  private func action(_ id: String?) -> JSONValue? {
    id.map { .string("customers/\(customerID)/conversionActions/\($0)") }
  }

  private static func consent(of event: ConversionEvent) -> JSONValue? {
    let consent = event.person.consent
    guard consent != AdConsent() else { return nil }
    return .record(
      ("adUserData", .optional(consent.userData?.rawValue.uppercased())),
      ("adPersonalization", .optional(consent.personalization?.rawValue.uppercased())))
  }
}
