import CallModel
import RuleCheck

/// A condition without its words: what it means and nothing else. Nodes name each other by number,
/// so that a condition used by a thousand rules is one node, decided once for a call.
enum PlanNode: Hashable, Sendable {
  // INVARIANT: children have smaller numbers than their parents.
  /// All of the nodes, the cheapest first.
  case all([Int])
  /// At least one of the nodes, the cheapest first.
  case any([Int])
  /// The node does not hold.
  case not(Int)
  /// A question about the call facts.
  case comparison(CheckedField, FieldTest)
  /// Something was said.
  case mention(PlannedMention)
}

/// A mention with its terms numbered, in a form in which two mentions that mean the same are equal.
struct PlannedMention: Hashable, Sendable {
  /// How its terms come together.
  enum Combination: Hashable, Sendable {
    /// Their hits are counted together.
    case pooled
    /// So many of the terms have to be said as often as the count asks.
    case atLeast(Int)
  }

  /// A numbered term and the lowest confidence that counts.
  struct Use: Hashable, Sendable {
    let term: Int
    let minimumConfidence: Confidence
  }

  let combination: Combination
  // INVARIANT: by ascending term, each once.
  let uses: [Use]
  let speaker: Speaker?
  let source: SourceRequirement
  let window: MentionWindow
  let count: MentionCount
}
