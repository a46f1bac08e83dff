public import CallModel

/// Something that a person met, said or bought.
public struct JourneyStep: Sendable, Hashable {
  /// When; the start of the day in UTC where only that is known, `nil` where nothing is.
  public let at: Instant?
  /// Whether only the day is known.
  public let isDay: Bool
  /// Its name.
  public let id: String
  /// What it was.
  public let event: Event
  /// The stage that it brought the person to; `nil` if it did not.
  public internal(set) var reaches: JourneyStage?

  /// What a step can be.
  public enum Event: Sendable, Hashable {
    /// A visit, a click, a chat or whatever `kind` says.
    case touchpoint(kind: String, origin: StepOrigin)
    /// A call with what was said in it.
    case call(CalledStep)
    /// A deal came to a stage.
    case dealStage(stage: String, amount: Money?, decided: Decision?)
    /// A line of an order.
    case order(product: String?, quantity: Int64, amount: Money)
    /// A subscription began or ended.
    case subscription(product: String?, monthly: Money, isEnd: Bool)
    /// Something was done with what was sent or shown.
    case engagement(kind: String, times: Int64, about: String?)
    /// The person came to a stage without any of these: a deal was opened of which no stage is known so early, or a
    /// subscription has been kept long enough.
    case stage
  }

  /// How a deal ended.
  public enum Decision: String, Sendable, Hashable {
    /// It was won.
    case won
    /// It was lost.
    case lost
  }
}

/// Where a touchpoint or a call came from.
public struct StepOrigin: Sendable, Hashable {
  /// The channel, such as `paid search`.
  public let channel: String?
  /// Where the visitor came from, such as `google`.
  public let source: String?
  /// The campaign, by name, else by id.
  public let campaign: String?
  /// The keyword.
  public let keyword: String?
  /// The page on which it began.
  public let landingPage: String?
}

/// A call as a step of a journey.
public struct CalledStep: Sendable, Hashable {
  /// The call as it was booked last.
  public let call: Call
  /// Where it came from; all is `nil` where nobody can say.
  public let origin: StepOrigin
  /// How that is known; `nil` where it is not.
  public let foundBy: CallSource.Finding?
  /// What the rules say of it that holds, with the sales that took the place of what they assume.
  public let outcomes: [LedgerEntry]
  /// What was heard or read in it.
  public let hits: [Hit]
}

extension JourneyStep: Comparable {
  /// By time, a day's last; what nobody dates comes after everything, then by what it is and its name.
  public static func < (left: JourneyStep, right: JourneyStep) -> Bool {
    (left.orderMs, left.event.rank, left.id) < (right.orderMs, right.event.rank, right.id)
  }

  private var orderMs: Int64 {
    guard let at else { return .max }
    return isDay ? at.unixMs + 86_399_999 : at.unixMs
  }
}

extension JourneyStep.Event {
  fileprivate var rank: Int {
    switch self {
    case .touchpoint: 0
    case .call: 1
    case .dealStage: 2
    case .order: 3
    case .subscription: 4
    case .engagement: 5
    case .stage: 6
    }
  }
}
