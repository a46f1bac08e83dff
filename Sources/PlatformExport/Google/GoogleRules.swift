import CallModel

/// What all of Google's files and requests have in common.
enum GoogleText {
  /// The first line of a file, which says of which zone times without an offset are. Ours have one.
  static let timeZoneLine = "Parameters:TimeZone=+0000"
  /// The ways in which Google names its clicks.
  static let clicks: [AdClick.Kind] = [.gclid, .gbraid, .wbraid]
  /// How many conversions one request may have.
  static let eventsPerRequest = 2000
  /// For how many days after a click Google takes its conversions.
  static let daysOfClick: Int64 = 90
  /// For how many hours Google does not know a click that was just made.
  static let hoursOfNewClick: Int64 = 6
  /// For how many hours Google cannot change a conversion that just happened.
  static let hoursOfNewConversion: Int64 = 24
  /// For how many days after a conversion Google changes it.
  static let daysOfChanges: Int64 = 54
  /// For how many hours Google cannot use a conversion action that was just made.
  static let hoursOfNewAction: Int64 = 6
  /// For how many hours Google does not know a call that was just made.
  static let hoursOfNewCall: Int64 = 12
}

extension Objections {
  /// Google's rules for a conversion by its click: the value, the window, the order of times.
  mutating func checkGoogle(
    _ change: ConversionChange, click: AdClick?, named naming: ConversionNaming
  ) {
    checkAge()
    switch change.kind {
    case .new:
      if let click { checkTimes(of: click, atLeastHours: GoogleText.hoursOfNewClick) }
      checkAge(ofAction: naming.createdAt, atLeastHours: GoogleText.hoursOfNewAction)
      checkValue()
    case .restated:
      checkGoogleChange(change, click: click)
      checkValue(isRequired: true)
    case .retracted: checkGoogleChange(change, click: click)
    }
  }

  /// Google's rules for changes: their window, and that clicks from the web to an app (`wbraid`) have none.
  private mutating func checkGoogleChange(_ change: ConversionChange, click: AdClick?) {
    checkTimeToChange(
      toldAt: change.firstToldAt, atLeastHours: GoogleText.hoursOfNewConversion,
      atMostDays: GoogleText.daysOfChanges)
    if click?.kind == .wbraid {
      add(
        .cannotChange, "Google changes no conversion by a `wbraid`",
        "nothing: the value that Google knows stays")
    }
  }

  /// Google's rules for a conversion by its call, which cannot be changed later. Gives the caller's number.
  mutating func checkGoogleCall(
    _ change: ConversionChange, named naming: ConversionNaming
  ) -> PhoneNumber? {
    checkAge()
    checkIsNew(
      change,
      "Google changes conversions only by an order id, which calls have none; correct it there by hand"
    )
    guard change.kind == .new else { return event.call.callerNumber }
    if event.call.isInbound == false {
      add(
        .notInbound, "the company called: no advertisement led to such a call",
        "let the rule ask for `call.direction = inbound`")
    }
    checkTimesOfCall(atLeastHours: GoogleText.hoursOfNewCall)
    checkAge(ofAction: naming.createdAt, atLeastHours: GoogleText.hoursOfNewAction)
    checkValue()
    checkConsent(of: "Google")
    return checkCaller()
  }
}

/// The columns that say what customers agreed to: there only where anybody was asked.
struct GoogleConsentColumns {
  private let isAsked: Bool

  init(_ changes: [ConversionChange]) {
    isAsked = changes.contains { $0.event.person.consent != AdConsent() }
  }

  var header: [String] { isAsked ? ["Ad User Data", "Ad Personalization"] : [] }

  func cells(of event: ConversionEvent) -> [CSVTable.Cell] {
    guard isAsked else { return [] }
    return [event.person.consent.userData, event.person.consent.personalization]
      .map { .exact($0.map { $0 == .granted ? "Granted" : "Denied" } ?? "") }
  }
}
