public import CallModel

/// Decides which of the conversions that rules claim for one call are booked: the first of each name
/// that no limit holds back.
public struct ConversionDesk: Sendable {
  private let facts: CallFacts
  private let history: [EarlierConversion]
  private var booked: [String: RuleReference] = [:]
  /// The claims whose limits could not be asked.
  public private(set) var openLimits: [OpenLimit] = []

  /// A desk for a call with these facts, before which `history` was booked.
  public init(facts: CallFacts, history: [EarlierConversion]) {
    self.facts = facts
    self.history = history
  }

  /// The next claim, in the order in which rules speak.
  ///
  /// - Returns: why it is not booked; `nil` if it is.
  public mutating func take(_ claim: ConversionClaim) -> HoldReason? {
    guard case .conversion(let name, _, _) = claim.outcome.kind else { return nil }
    if let first = booked[name] { return .alreadyBooked(by: first) }
    if let limit = claim.limit {
      if let earlier = repeated(name, limit) {
        return .repeated(of: earlier.callID, agoMs: earlier.agoMs)
      }
      let missing = missingFields(limit)
      if !missing.isEmpty {
        openLimits.append(
          OpenLimit(conversion: name, rule: claim.outcome.rule, missing: missing))
      }
    }
    booked[name] = claim.outcome.rule
    return nil
  }

  /// The nearest earlier conversion within the limit.
  private func repeated(_ name: String, _ limit: RepeatLimit) -> EarlierConversion? {
    guard let key = RepeatKey(of: facts, by: limit.keys) else { return nil }
    return history.filter { earlier in
      earlier.name == name && limit.withinMs.map { earlier.agoMs <= $0 } ?? true
        && RepeatKey(of: earlier.facts, by: limit.keys) == key
    }.min { ($0.agoMs, $1.callID) < ($1.agoMs, $0.callID) }
  }

  private func missingFields(_ limit: RepeatLimit) -> [String] {
    let missing = limit.keys.filter { facts[$0] == nil }
    // What came before a call of unknown start nobody can say.
    return facts["call.started"] == nil && history.isEmpty ? missing + ["call.started"] : missing
  }
}

/// A conversion that is booked without its limit being asked: a call that lacks what makes calls the
/// same repeats no other.
public struct OpenLimit: Sendable, Hashable {
  /// The conversion's name.
  public let conversion: String
  /// The rule whose limit it is.
  public let rule: RuleReference
  /// The fields that are missing, by path.
  public let missing: [String]

  /// A limit that could not be asked.
  public init(conversion: String, rule: RuleReference, missing: [String]) {
    self.conversion = conversion
    self.rule = rule
    self.missing = missing
  }
}
