public import CallModel
public import RuleCheck

/// What was said under a name that an amount of a rule reads: `value total`.
public struct CaptureExplanation: Sendable, Hashable {
  /// The name in braces.
  public let name: String
  /// Which of the values the amount takes.
  public let choice: CaptureChoice
  /// All values of that name, in order of time; empty where nobody said one.
  public let said: [SaidValue]

  /// An explanation with all its parts.
  public init(name: String, choice: CaptureChoice, said: [SaidValue]) {
    self.name = name
    self.choice = choice
    self.said = said
  }
}

/// A value that was said, and the hit that holds it.
public struct SaidValue: Sendable, Hashable {
  /// The value and the words that it is read from.
  public let capture: Capture
  /// Where it was said, and by whom.
  public let hit: Hit

  /// `capture`, which `hit` holds.
  public init(capture: Capture, hit: Hit) {
    self.capture = capture
    self.hit = hit
  }
}

extension Worth<PlannedFinding> {
  /// What its amounts read of what `call` says, in the order written, each once.
  func captures(in call: CallHits) -> [CaptureExplanation] {
    let all = amount.captures(in: call) + (otherwise?.captures(in: call) ?? [])
    var seen: Set<CaptureExplanation> = []
    return all.filter { seen.insert($0).inserted }
  }
}

extension Calculation<PlannedFinding> {
  fileprivate func captures(in call: CallHits) -> [CaptureExplanation] {
    switch self {
    case .constant, .field, .count, .row: []
    case .captured(let choice, let name, let findings):
      [
        CaptureExplanation(
          name: name, choice: choice, said: call.captures(named: name, in: findings))
      ]
    case .combined(let left, _, let right): left.captures(in: call) + right.captures(in: call)
    case .largest(let parts), .smallest(let parts): parts.flatMap { $0.captures(in: call) }
    case .rounded(let part): part.captures(in: call)
    }
  }
}
