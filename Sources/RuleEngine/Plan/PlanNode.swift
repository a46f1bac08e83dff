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
  // INVARIANT: the nodes of that rule have smaller numbers.
  /// The rule whose turn has this number holds.
  case matched(turn: Int)
}
