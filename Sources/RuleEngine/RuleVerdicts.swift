import CallModel
import RuleCheck

/// What became of each rule, in the order in which they speak.
///
/// Most rules of a large ruleset have nothing to do with a call, so what tells them apart is kept
/// once for all calls.
public struct RuleVerdicts: Sendable {
  /// A rule, whatever became of it.
  struct Heading: Sendable {
    let rule: RuleReference
    let status: RuleLifecycle
  }

  // INVARIANT: as many headings as verdicts.
  private let headings: [Heading]
  private let verdicts: [Verdict?]
  /// What keeps rules from being booked, by their places.
  private let reasons: [Int: HoldReason]

  init(of headings: [Heading], _ verdicts: [Verdict?], reasons: [Int: HoldReason]) {
    self.headings = headings
    self.verdicts = verdicts
    self.reasons = reasons
  }

  /// These verdicts.
  public init(_ verdicts: some Sequence<RuleVerdict>) {
    let verdicts = Array(verdicts)
    headings = verdicts.map { Heading(rule: $0.rule, status: $0.status) }
    self.verdicts = verdicts.map(\.verdict)
    reasons = Dictionary(
      uniqueKeysWithValues: verdicts.enumerated().compactMap { place, verdict in
        verdict.reason.map { (place, $0) }
      })
  }
}

extension RuleVerdicts: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// How many rules there are.
  public var endIndex: Int { headings.count }
  /// What became of the rule at this place.
  public subscript(place: Int) -> RuleVerdict {
    RuleVerdict(
      rule: headings[place].rule, status: headings[place].status, verdict: verdicts[place],
      reason: reasons[place])
  }
}

extension RuleVerdicts: Hashable {
  /// Whether the same became of the same rules.
  public static func == (left: RuleVerdicts, right: RuleVerdicts) -> Bool {
    left.elementsEqual(right)
  }

  /// Hashes every verdict.
  public func hash(into hasher: inout Hasher) {
    for verdict in self { hasher.combine(verdict) }
  }
}

extension RuleVerdicts: ExpressibleByArrayLiteral {
  /// These verdicts.
  public init(arrayLiteral verdicts: RuleVerdict...) { self.init(verdicts) }
}
