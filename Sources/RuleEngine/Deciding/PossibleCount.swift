public import CallModel
public import RuleCheck

/// How often something may have been said, as far as the evidence tells: at least `minimum` times,
/// at most `maximum` times.
///
/// With everything known the two are equal. A hit whose speaker nobody knows raises only `maximum`;
/// evidence that does not exist takes `maximum` away. So one comparison of intervals decides every
/// count under missing evidence: see `verdict(for:)`.
public struct PossibleCount: Sendable, Hashable {
  // INVARIANT: 0 <= minimum <= maximum.
  /// The mentions that are certain.
  public let minimum: Int
  /// The certain mentions and the possible ones; `nil` where the evidence sets no limit.
  public let maximum: Int?

  /// Never said, for certain.
  static let zero = PossibleCount(certain: 0, possible: 0)

  /// `certain` mentions, and `possible` more; no limit where the evidence is not `complete`.
  public init(certain: Int, possible: Int, isComplete: Bool = true) {
    minimum = certain
    maximum = isComplete ? certain + possible : nil
  }

  /// The counts of two things together.
  static func + (left: PossibleCount, right: PossibleCount) -> PossibleCount {
    PossibleCount(
      minimum: left.minimum + right.minimum,
      maximum: left.maximum.flatMap { left in right.maximum.map { left + $0 } })
  }

  private init(minimum: Int, maximum: Int?) {
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Whether the count is as `wanted`: yes if every possible count is, no if none is, else unknown.
  public func verdict(for wanted: MentionCount) -> Verdict {
    let wantedMaximum = wanted.maximum ?? .max
    let possibleMaximum = maximum ?? .max
    if possibleMaximum < wanted.minimum || minimum > wantedMaximum { return .no }
    return minimum >= wanted.minimum && possibleMaximum <= wantedMaximum ? .yes : .unknown
  }
}
