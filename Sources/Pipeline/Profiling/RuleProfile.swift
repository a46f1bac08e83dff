public import CallModel
import RuleCheck

/// What rules cost, rule by rule and term by term, as measured on stored calls.
public struct RuleProfile: Sendable, Hashable {
  /// How many calls it was measured on.
  public let callCount: Int
  /// How much sound was searched, in milliseconds of channels.
  public let soundMs: Int64
  /// How many words of transcripts were read.
  public let wordCount: Int
  /// The rules, in the order in which they speak; those that are off are left out.
  public let rules: [RuleCost]
  /// The terms that are searched for in sound, by pattern.
  public let terms: [TermCost]
  /// What it takes to look for all terms at once in transcripts.
  public let reading: Duration

  /// A profile with all its parts.
  package init(
    callCount: Int, soundMs: Int64, wordCount: Int, rules: [RuleCost], terms: [TermCost],
    reading: Duration
  ) {
    self.callCount = callCount
    self.soundMs = soundMs
    self.wordCount = wordCount
    self.rules = rules
    self.terms = terms
    self.reading = reading
  }

  /// What a rule costs.
  public struct RuleCost: Sendable, Hashable {
    /// The rule.
    public let rule: RuleReference
    /// What deciding it took for all calls together. What rules share counts for the first of them.
    public let deciding: Duration
    /// The terms that it searches for in sound.
    public let terms: [Term]

    /// A cost with all its parts.
    package init(rule: RuleReference, deciding: Duration, terms: [Term]) {
      self.rule = rule
      self.deciding = deciding
      self.terms = terms
    }
  }

  /// What a term costs.
  public struct TermCost: Sendable, Hashable {
    /// The term.
    public let term: Term
    /// What searching for it, and for nothing else, took in all the sound.
    public let searching: Duration

    /// A cost with all its parts.
    package init(term: Term, searching: Duration) {
      self.term = term
      self.searching = searching
    }
  }

  /// `duration`, which was spent on all the sound, for an hour of a channel; `nil` without sound.
  public func anHour(_ duration: Duration) -> Duration? {
    soundMs > 0 ? duration * (3_600_000 / Double(soundMs)) : nil
  }

  /// `duration`, which was spent on all calls, for one of them; `nil` without calls.
  public func aCall(_ duration: Duration) -> Duration? {
    callCount > 0 ? duration / callCount : nil
  }

  /// What searching for everything that `rule` asks of sound took: terms that others ask for, too,
  /// are counted in full.
  public func searching(by rule: RuleCost) -> Duration {
    let asked = Set(rule.terms)
    return terms.filter { asked.contains($0.term) }.reduce(.zero) { $0 + $1.searching }
  }
}
