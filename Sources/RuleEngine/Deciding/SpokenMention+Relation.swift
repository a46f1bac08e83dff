import CallModel
import RuleCheck

/// How two things that were said lie to each other.
///
/// In a transcript words have an order, and between two of them stand so many others. In sound there
/// are only times, and finders set the edges of words to a tenth of a second or so: words that follow
/// each other may overlap a little. So an overlap up to `edgeToleranceMs` is none.
extension SpokenMention {
  /// How far the edges of two words may be misplaced towards each other, together.
  static let edgeToleranceMs = 150
  /// What a word counts as where only the time between two things is known.
  static let wordMs = 400

  /// Whether the two lie so; unknown only where nobody knows whose turn something is said in.
  func lies(_ kind: RelationKind, to other: SpokenMention) -> Verdict {
    switch kind {
    case .near(let most): isWithin(most, of: other)
    case .before(let most): Verdict(isBefore(other)).and(isWithin(most, of: other))
    case .after(let most): Verdict(other.isBefore(self)).and(isWithin(most, of: other))
    case .overlapping: Verdict(shares(with: other))
    case .inside: Verdict(isInside(other))
    }
  }

  /// Whether one person said both: for certain not if different people are known to have.
  func isBySpeaker(of other: SpokenMention) -> Verdict {
    if speakers.isEmpty || other.speakers.isEmpty { return .unknown }
    return Verdict(!speakers.isDisjoint(with: other.speakers))
  }

  /// The time between the two; 0 where they overlap.
  func gapMs(to other: SpokenMention) -> Int {
    max(
      0, other.span.startMs.subtracting(span.endMs), span.startMs.subtracting(other.span.endMs))
  }

  /// The words between the two; `nil` where one of them was not read.
  func gapWords(to other: SpokenMention) -> Int? {
    guard let words, let others = other.words else { return nil }
    return max(0, others.lowerBound - words.upperBound, words.lowerBound - others.upperBound)
  }

  private func isWithin(_ most: RelationDistance, of other: SpokenMention) -> Verdict {
    switch most {
    case .duration(let ms): return Verdict(gapMs(to: other) <= ms)
    case .words(let count):
      if let between = gapWords(to: other) { return Verdict(between <= count) }
      let (ms, isTooFar) = count.multipliedReportingOverflow(by: Self.wordMs)
      return Verdict(isTooFar || gapMs(to: other) <= ms)
    case .sameTurn:
      if let turn, let otherTurn = other.turn { return Verdict(turn == otherTurn) }
      // Two people never speak in one turn.
      return isBySpeaker(of: other) == .no ? .no : .unknown
    }
  }

  private func isBefore(_ other: SpokenMention) -> Bool {
    if let words, let others = other.words { return words.upperBound <= others.lowerBound }
    return span.startMs < other.span.startMs
      && overlapMs(with: other) <= min(Self.edgeToleranceMs, shorterMs(with: other) / 2)
  }

  private func shares(with other: SpokenMention) -> Bool {
    if let words, let others = other.words { return words.overlaps(others) }
    return overlapMs(with: other) > min(Self.edgeToleranceMs, shorterMs(with: other) / 2)
  }

  private func isInside(_ other: SpokenMention) -> Bool {
    if let words, let others = other.words {
      return others.lowerBound <= words.lowerBound && words.upperBound <= others.upperBound
    }
    let overlap = overlapMs(with: other)
    let rest = lengthMs.subtracting(overlap)
    return overlap > 0 && rest <= min(Self.edgeToleranceMs, lengthMs / 2)
  }

  private var lengthMs: Int { span.endMs.subtracting(span.startMs) }

  private func overlapMs(with other: SpokenMention) -> Int {
    max(
      0, min(span.endMs, other.span.endMs).subtracting(max(span.startMs, other.span.startMs)))
  }

  private func shorterMs(with other: SpokenMention) -> Int { min(lengthMs, other.lengthMs) }
}

extension Int {
  /// The difference, no further than numbers go, so that no time can trap.
  func subtracting(_ other: Int) -> Int {
    let (difference, isTooFar) = subtractingReportingOverflow(other)
    guard isTooFar else { return difference }
    return self < other ? .min : .max
  }
}
