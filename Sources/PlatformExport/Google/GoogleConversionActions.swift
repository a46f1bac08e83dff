import CallModel

/// Google's conversion actions, by the numbers that its pages show: one for conversions by click, one for those
/// by call. A conversion goes by its click if that is young enough, else by its call.
public struct GoogleConversionActions: Sendable, Hashable {
  /// The action for conversions by click (`UPLOAD_CLICKS`); `nil` to send none.
  public let clicks: String?
  /// The action for conversions by call (`UPLOAD_CALLS`); `nil` to send none.
  public let calls: String?

  /// The actions; at least one of them should be there.
  public init(clicks: String?, calls: String?) {
    self.clicks = clicks
    self.calls = calls
  }

  /// How the conversion is told: the same way whenever anybody asks, and when it changes the way that it was told by.
  func route(of change: ConversionChange) -> GoogleRoute {
    let event = change.event
    let click = event.click(ofAny: GoogleText.clicks)
    switch change.told(part: 0, withTimeAt: 2) {
    case Self.byCall: return .call
    case Self.byClick: return .click(click)
    default: break
    }
    guard calls != nil else { return .click(click) }
    guard clicks != nil, let click,
      event.convertedAt.unixMs - click.at.unixMs <= GoogleText.daysOfClick * Span.dayMs
    else { return .call }
    return .click(click)
  }
}

/// How Google is told of a conversion.
enum GoogleRoute {
  /// By the click; `nil` where there is none, and there has to be.
  case click(AdClick?)
  /// By the caller and the start of the call.
  case call
}

extension Objections {
  /// Google's rules for a conversion that is told by one of the actions.
  mutating func checkGoogle(
    _ change: ConversionChange, by actions: GoogleConversionActions, named naming: ConversionNaming
  ) {
    switch actions.route(of: change) {
    case .call: _ = checkGoogleCall(change, named: naming)
    case .click:
      let click = checkClick(
        GoogleText.clicks, of: "Google",
        advice: "import the visits with their `gclid`, or name an action for calls with "
          + "--call-action")
      checkGoogle(change, click: click, named: naming)
    }
  }
}

extension GoogleConversionActions {
  private static let byClick = "click"
  private static let byCall = "call"

  /// Google knows a conversion by its click or caller, its time and its action.
  func dedupeKey(of change: ConversionChange) -> String {
    let event = change.event
    guard change.kind == .new else { return "adjustment \(event.originID)" }
    let parts =
      switch route(of: change) {
      case .click(let click): [Self.byClick, click?.id, event.convertedAt.spaced, clicks]
      case .call:
        [Self.byCall, event.call.callerNumber?.e164, event.convertedAt.spaced, calls]
      }
    return parts.map { $0 ?? "" }.joined(separator: "\n")
  }
}
