public import CallModel
import JSONText

/// Requests of Google's Data Manager API, `events:ingest`, which took the place of uploads by the Google Ads API.
///
/// Here the caller's number is hashed, its plus sign included; `callInfo.startTimestamp` is the JSON spelling of
/// what its documentation calls `call_info.start_timestamp` and was not seen in a sample. A conversion that is told
/// again with the same `transactionId` changes the value of one that was told by its click; taking one back is not
/// possible. One bad event makes the whole request fail.
public struct GoogleDataManagerRequests: Platform {
  /// `google-data-manager`.
  public let name = "google-data-manager"
  /// What Google takes apart from each other.
  public let purposes = ["clicks", "calls"]
  private let accountID: String
  private let loginAccountID: String?
  private let actions: GoogleConversionActions
  private let naming: ConversionNaming
  private let validatesOnly: Bool

  /// Requests for the account with this number, ten digits; `loginAccountID` is that of a manager's account, and
  /// with `validatesOnly` Google looks at them and books nothing.
  public init(
    accountID: String, loginAccountID: String? = nil, actions: GoogleConversionActions,
    naming: ConversionNaming = ConversionNaming(), validatesOnly: Bool = false
  ) {
    self.accountID = accountID
    self.loginAccountID = loginAccountID
    self.actions = actions
    self.naming = naming
    self.validatesOnly = validatesOnly
  }

  /// Google's rules for the way that the conversion goes: by its click, else by its call.
  public func objections(to change: ConversionChange, at now: Instant) -> [ExportObjection] {
    var found = Objections(to: change.event, at: now)
    found.checkGoogle(change, by: actions, named: naming)
    if change.kind == .retracted, case .click = actions.route(of: change) {
      found.checkIsNew(
        change,
        "take it back by `export google-ads`, or on Google's pages by the file of `google-clicks`")
    }
    return found.all
  }

  /// Google knows a conversion by its click or caller, its time and its action.
  public func dedupeKey(of change: ConversionChange) -> String? { actions.dedupeKey(of: change) }

  /// Requests with at most 2,000 events each: those by click, then those by call.
  public func requests(for changes: [ConversionChange], at now: Instant) -> [ExportRequest] {
    var clicks: [ConversionChange] = []
    var calls: [ConversionChange] = []
    for change in changes {
      if case .click = actions.route(of: change) {
        clicks.append(change)
      } else {
        calls.append(change)
      }
    }
    return requests("clicks", clicks, to: actions.clicks, at: now)
      + requests("calls", calls, to: actions.calls, at: now)
  }

  private func requests(
    _ purpose: String, _ changes: [ConversionChange], to action: String?, at now: Instant
  ) -> [ExportRequest] {
    changes.pieces(of: GoogleText.eventsPerRequest).map { piece in
      let document = JSONValue.members([
        ("destinations", .array([destination(action)])),
        ("events", .array(piece.map { event($0, at: now) })), ("encoding", "HEX"),
        ("validateOnly", .flag(validatesOnly)),
      ])
      return ExportRequest(purpose: purpose, format: .json, body: document.line, changes: piece)
    }
  }

  private func destination(_ action: String?) -> JSONValue {
    .members([
      ("operatingAccount", Self.account(accountID)),
      ("loginAccount", loginAccountID.map(Self.account)),
      ("productDestinationId", .optional(action)),
    ])
  }

  private static func account(_ id: String) -> JSONValue {
    .record(("accountType", "GOOGLE_ADS"), ("accountId", .string(id)))
  }

  private func event(_ change: ConversionChange, at now: Instant) -> JSONValue {
    let event = change.event
    var clicked: JSONValue?
    var called: JSONValue?
    switch actions.route(of: change) {
    case .click(let click):
      clicked = click.map { .members([($0.kind.rawValue, .string($0.id))]) }
    case .call: called = .record(("startTimestamp", .string(event.call.startedAt.rfc3339)))
    }
    return .members([
      ("transactionId", .string(event.transactionID)),
      ("eventTimestamp", .string(event.convertedAt.rfc3339)),
      ("lastUpdatedTimestamp", change.kind == .new ? nil : .string(now.rfc3339)),
      ("eventSource", "PHONE"), ("userData", userData(of: event)), ("adIdentifiers", clicked),
      ("currency", .optional(event.value?.currency.code)),
      ("conversionValue", event.value?.number), ("consent", Self.consent(of: event)),
      ("callInfo", called),
    ])
  }

  /// Who the customer is, hashed; nothing where the customer said no.
  private func userData(of event: ConversionEvent) -> JSONValue? {
    guard event.person.consent.userData != .denied else { return nil }
    let phone = event.call.callerNumber.map {
      JSONValue.members([
        ("phoneNumber", .string(HashedContact.phoneWithPlus($0)))
      ])
    }
    let email = event.person.email.map {
      JSONValue.members([
        ("emailAddress", .string(HashedContact.googleEmail($0)))
      ])
    }
    let identifiers = [phone, email].compactMap(\.self)
    return identifiers.isEmpty ? nil : .record(("userIdentifiers", .array(identifiers)))
  }

  private static func consent(of event: ConversionEvent) -> JSONValue? {
    let consent = event.person.consent
    guard consent != AdConsent() else { return nil }
    func answer(_ answer: AdConsent.Answer?) -> JSONValue? {
      answer.map { .string("CONSENT_" + $0.rawValue.uppercased()) }
    }
    return .record(
      ("adUserData", answer(consent.userData)),
      ("adPersonalization", answer(consent.personalization)))
  }
}
