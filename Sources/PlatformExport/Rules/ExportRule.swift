/// A rule that platforms have, by the name under which programs know it.
public enum ExportRule: String, Sendable, Hashable, CaseIterable {
  /// The call has no time.
  case noStart = "no-start"
  /// No click of the platform led to the call.
  case noClick = "no-click"
  /// The click's name is not one.
  case badClick = "bad-click"
  /// The click is too long ago.
  case clickTooOld = "click-too-old"
  /// The conversion came before its click.
  case beforeClick = "before-click"
  /// The caller's number is withheld.
  case noCaller = "no-caller"
  /// The caller's number belongs to no country.
  case badCaller = "bad-caller"
  /// The company called the customer.
  case notInbound = "not-inbound"
  /// The conversion did not come after the start of its call.
  case beforeCall = "before-call"
  /// The call is too long ago.
  case callTooOld = "call-too-old"
  /// The conversion is too long ago.
  case tooOld = "too-old"
  /// The click, the call, what it is booked under or what is to be changed is too new.
  case tooRecent = "too-recent"
  /// It has not happened yet.
  case inFuture = "in-future"
  /// The name is missing, too long, or one that the platform would not take.
  case badName = "bad-name"
  /// A value is needed, and there is none.
  case noValue = "no-value"
  /// The value is below zero.
  case negativeValue = "negative-value"
  /// A text is longer than the platform takes.
  case tooLong = "too-long"
  /// Nothing tells the platform who the customer is.
  case noIdentifier = "no-identifier"
  /// Nobody knows where the call came from.
  case noSource = "no-source"
  /// The customer did not agree.
  case noConsent = "no-consent"
  /// The platform cannot be told that something has changed.
  case cannotChange = "cannot-change"
  /// The platform could not tell it from another one.
  case double

  /// Whether it only says that nothing ties the conversion to the platform: no mistake, and nothing to mend.
  public var saysItIsNotTheirs: Bool { self == .noClick || self == .noIdentifier }

  /// The rule in a sentence.
  public var summary: String {
    switch self {
    case .noStart: "the store must know when the call began"
    case .noClick: "a click on an advertisement of the platform must have led to the call"
    case .badClick: "the click's name must be one that the platform could have given"
    case .clickTooOld: "the click must be no older than the platform's window"
    case .beforeClick: "the conversion must come after the click"
    case .noCaller: "the caller's number must be known"
    case .badCaller: "the caller's number must be E.164"
    case .notInbound: "the customer must have called"
    case .beforeCall: "the conversion must come after the start of the call"
    case .callTooOld: "the call must be no older than the platform's window"
    case .tooOld: "the conversion must be no older than the platform takes"
    case .tooRecent:
      "the click, the call, the action and what is changed must be old enough for the platform"
    case .inFuture: "the conversion must have happened"
    case .badName: "the name must be one that the platform takes and a spreadsheet does not run"
    case .noValue: "a value with its currency must be there where the platform asks for one"
    case .negativeValue: "the value must not be below zero"
    case .tooLong: "texts must be no longer than the platform takes"
    case .noIdentifier: "something must tell the platform who the customer is"
    case .noSource: "the store must know where the call came from, where that is what is told"
    case .noConsent: "the customer must not have said no"
    case .cannotChange: "the platform must be able to take back and restate what it was told"
    case .double: "the platform must be able to tell it from all others"
    }
  }
}
