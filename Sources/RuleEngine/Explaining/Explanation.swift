public import CallModel
public import RuleCheck

/// Why a rule holds for a call or does not: a verdict on every part of it, with nothing left out
/// because another part had settled the matter already.
public struct RuleExplanation: Sendable, Hashable {
  /// The rule.
  public let rule: RuleReference
  /// How far along its life it is. A rule that is off is explained as if it were not.
  public let status: RuleLifecycle
  /// Whether the rule is about calls of that time; yes for a rule without `effective`.
  public let isEffective: Verdict
  /// The evidence that the rule needs, if it says so.
  public let needs: SourceRequirement?
  /// Whether that evidence is there: yes or unknown; yes for a rule without `needs`.
  public let isWitnessed: Verdict
  /// `isEffective`, `isWitnessed` and the condition together.
  public let verdict: Verdict
  /// The condition.
  public let condition: Explanation
  /// What keeps everything that the rule says from being booked though it holds.
  public let reason: HoldReason?
  /// What was said that its amounts read, each name once for each way of choosing; empty for a rule
  /// that does not hold.
  public let captures: [CaptureExplanation]

  /// An explanation with all its parts.
  public init(
    rule: RuleReference, status: RuleLifecycle, isEffective: Verdict,
    needs: SourceRequirement? = nil, isWitnessed: Verdict = .yes, condition: Explanation,
    reason: HoldReason? = nil, captures: [CaptureExplanation] = []
  ) {
    self.rule = rule
    self.status = status
    self.isEffective = isEffective
    self.needs = needs
    self.isWitnessed = isWitnessed
    self.condition = condition
    self.reason = reason
    self.captures = captures
    verdict = isEffective.and(isWitnessed).and(condition.verdict)
  }
}

/// Why an exclusion takes a call out or does not.
public struct ExclusionExplanation: Sendable, Hashable {
  /// The name in quotes.
  public let name: String
  /// The group that it is about; `nil` for all rules.
  public let group: String?
  /// The condition, whose verdict is that of the exclusion.
  public let condition: Explanation

  /// An explanation of the exclusion `name`.
  public init(name: String, group: String?, condition: Explanation) {
    self.name = name
    self.group = group
    self.condition = condition
  }
}

/// A verdict on one part of a condition.
public struct Explanation: Sendable, Hashable {
  /// Where the part is written.
  public let span: RuleSpan
  /// How it is written: the words of a question or a mention on one line; `and`, `or`, `not`, or the
  /// name of a condition.
  public let text: String
  /// Whether it holds.
  public let verdict: Verdict
  /// What the verdict rests on.
  public let reason: Reason

  /// An explanation with all its parts.
  public init(span: RuleSpan, text: String, verdict: Verdict, reason: Reason) {
    self.span = span
    self.text = text
    self.verdict = verdict
    self.reason = reason
  }

  /// What a verdict rests on.
  public indirect enum Reason: Sendable, Hashable {
    /// On all of these holding.
    case all([Explanation])
    /// On one of these holding.
    case any([Explanation])
    /// On this not holding.
    case not(Explanation)
    /// On what the named condition says.
    case condition(Explanation)
    /// On what is known of the call.
    case comparison(ComparedValues)
    /// On what was said.
    case mention(MentionExplanation)
    /// On the rule of this name, which is explained by itself.
    case matched(String)
  }
}

/// What a comparison found.
public struct ComparedValues: Sendable, Hashable {
  /// The field that was asked.
  public let field: String
  /// Its value; `nil` when it is missing.
  public let value: FieldValue?
  /// The field that it was compared with, if it was one.
  public let otherField: String?
  /// That field's value; `nil` when it is missing.
  public let otherValue: FieldValue?
  /// The time zone by whose clocks the rule's times are written, if any is named.
  public let zone: String?

  /// What a comparison of `field` found.
  public init(
    field: String, value: FieldValue?, otherField: String? = nil, otherValue: FieldValue? = nil,
    zone: String? = nil
  ) {
    self.field = field
    self.value = value
    self.otherField = otherField
    self.otherValue = otherValue
    self.zone = zone
  }
}

/// What a mention found, term by term.
public struct MentionExplanation: Sendable, Hashable {
  /// The terms, in the order written.
  public let terms: [TermExplanation]
  /// What has to lie to them, relation by relation; empty for a mention without any.
  public let related: [RelationExplanation]
  /// How often they may have been said together, where the mention counts them together.
  public let pooledCount: PossibleCount?
  /// How many different ones have to be said, where the mention asks for that.
  public let requiredTerms: Int?
  /// How often the terms have to be said, together or each.
  public let wantedCount: MentionCount
  /// How they have to be said.
  public let manner: MentionManner

  /// An explanation with all its parts.
  public init(
    terms: [TermExplanation], related: [RelationExplanation] = [], pooledCount: PossibleCount?,
    requiredTerms: Int?, wantedCount: MentionCount = .atLeastOnce, manner: MentionManner = .any
  ) {
    self.terms = terms
    self.related = related
    self.pooledCount = pooledCount
    self.requiredTerms = requiredTerms
    self.wantedCount = wantedCount
    self.manner = manner
  }
}

/// What a mention found of one term.
public struct TermExplanation: Sendable, Hashable {
  /// The term.
  public let term: Term
  /// Whether what the mention asks for was searched for the term. If not, its absence says nothing.
  public let isCovered: Bool
  /// How often it may have been said as the mention wants it.
  public let count: PossibleCount
  /// Whether that is as often as the mention asks; what counts where terms are not counted together.
  public let verdict: Verdict
  /// All hits of the term in the call, the near misses too, in order of time.
  public let hits: [JudgedHit]

  /// An explanation with all its parts.
  public init(
    term: Term, isCovered: Bool, count: PossibleCount, verdict: Verdict, hits: [JudgedHit]
  ) {
    self.term = term
    self.isCovered = isCovered
    self.count = count
    self.verdict = verdict
    self.hits = hits
  }
}

/// A hit and why it counts, may count, or does not.
public struct JudgedHit: Sendable, Hashable {
  /// The hit.
  public let hit: Hit
  /// Whether it counts.
  public let verdict: Verdict
  /// Why not, or why that is not known, all reasons; empty for one that counts.
  public let objections: [Objection]
  /// Of a hit that counts, the hits of what lies to it as relations ask, of each the nearest, in order
  /// of time.
  public let related: [Hit]

  /// A judged hit.
  public init(hit: Hit, verdict: Verdict, objections: [Objection], related: [Hit] = []) {
    self.hit = hit
    self.verdict = verdict
    self.objections = objections
    self.related = related
  }

  /// What speaks against a hit.
  public enum Objection: Sendable, Hashable {
    /// It was found in a source that the mention does not ask for.
    case wrongSource
    /// The finder was less sure than `minimum`.
    case belowConfidence(minimum: Confidence)
    /// It starts so long before the window.
    case beforeWindow(byMs: Int)
    /// It starts so long after the window's end; 0 for one that starts just then.
    case afterWindow(byMs: Int)
    /// Somebody else said it, or it overlaps a hit that somebody else said.
    case wrongSpeaker
    /// It has no counterpart in the other source, and the mention asks for both.
    case inOneSourceOnly
    /// Nobody knows who said it.
    case speakerUnknown
    /// Nobody knows when the call ended, so it may lie outside the window.
    case endOfCallUnknown
    /// It is denied, and the mention asks for what is not.
    case denied
    /// It is not denied, and the mention asks for what is.
    case notDenied
    /// It was heard and not read, or is read twice in two ways: nobody knows whether it is denied.
    case polarityUnknown
    /// It is said in another language.
    case wrongLanguage
    /// Nobody knows the language.
    case languageUnknown
    /// Nothing lies to it as the mention asks, or something does that must not.
    case relation(RelationMiss)
  }
}
