/// What a rule says about a call.
public enum CheckedOutcome: Sendable, Hashable {
  /// A conversion; `name` is the rule's name where none is written.
  case conversion(name: String, value: Worth<CheckedMention>?, type: String?, span: RuleSpan)
  /// An amount that goes with the call under a name.
  case amount(name: String, value: Worth<CheckedMention>, span: RuleSpan)
  /// Tags, in the order written.
  case tags([String], span: RuleSpan)
  /// Points under a name.
  case score(points: Int64, name: String, span: RuleSpan)
  /// A remark for people.
  case note(NoteText<CheckedMention>, span: RuleSpan)
  /// The call counts for nothing, for this reason.
  case disqualify(reason: String, span: RuleSpan)
  /// Later rules get no turn: those of the rule's group, or of its file where it is in none, or all.
  case stop(isAll: Bool, span: RuleSpan)
}
