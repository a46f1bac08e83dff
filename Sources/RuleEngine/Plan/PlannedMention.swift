import CallModel
import RuleCheck

/// A mention with its terms numbered, in a form in which two mentions that mean the same are equal.
struct PlannedMention: Hashable, Sendable {
  /// How its terms come together.
  enum Combination: Hashable, Sendable {
    /// Their hits are counted together.
    case pooled
    /// So many of the terms have to be said as often as the count asks.
    case atLeast(Int)
  }

  let combination: Combination
  let finding: PlannedFinding
  let count: MentionCount
}

/// What is listened for: one of some terms, by whom, and how other things have to lie to it.
///
/// A class, for the reason that `PlannedRule` is one.
final class PlannedFinding: Sendable {
  /// A numbered term and the lowest confidence that counts.
  struct Use: Hashable, Sendable {
    let term: Int
    let minimumConfidence: Confidence
  }

  // INVARIANT: by ascending term, each once.
  let uses: [Use]
  let speaker: Speaker?
  let source: SourceRequirement
  let window: MentionWindow
  let manner: MentionManner
  let relations: [PlannedRelation]

  init(
    uses: [Use], speaker: Speaker?, source: SourceRequirement, window: MentionWindow,
    manner: MentionManner, relations: [PlannedRelation]
  ) {
    self.uses = uses
    self.speaker = speaker
    self.source = source
    self.window = window
    self.manner = manner
    self.relations = relations
  }

  /// Itself and what its relations lead to.
  var all: [PlannedFinding] { [self] + relations.flatMap(\.other.all) }
}

extension PlannedFinding: Hashable {
  static func == (left: PlannedFinding, right: PlannedFinding) -> Bool {
    left === right
      || left.uses == right.uses && left.speaker == right.speaker && left.source == right.source
        && left.window == right.window && left.manner == right.manner
        && left.relations == right.relations
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(uses)
    hasher.combine(speaker)
    hasher.combine(source)
    hasher.combine(window)
    hasher.combine(manner)
    hasher.combine(relations)
  }
}

/// A relation with its terms numbered.
struct PlannedRelation: Hashable, Sendable {
  let kind: RelationKind
  let isNegated: Bool
  let isByOneSpeaker: Bool
  let other: PlannedFinding
}
