import CallModel
import Diagnostics
import RuleCheck
import RuleEngine

/// A span for trees that no file holds.
let nowhere = RuleSpan(file: 0, bytes: ByteSpan(start: 0, end: 0))

// MARK: - Conditions

/// A mention of any of the phrases; by default at least once, by anyone, anywhere, at 0.5.
func said(
  _ phrases: String..., by speaker: Speaker? = nil, in source: SourceRequirement = .either,
  at window: MentionWindow = .wholeCall, times count: MentionCount = .atLeastOnce,
  sure confidence: Double = 0.5
) -> CheckedExpression {
  .mention(
    CheckedMention(
      of: .any(uses(of: phrases, confidence)), by: speaker, in: source, window: window,
      count: count, span: nowhere))
}

/// A mention of `phrase` with relations.
func said(
  _ phrase: String, _ relations: CheckedRelation..., by speaker: Speaker? = nil,
  in source: SourceRequirement = .either, at window: MentionWindow = .wholeCall,
  times count: MentionCount = .atLeastOnce
) -> CheckedExpression {
  .mention(
    CheckedMention(
      of: .any(uses(of: [phrase], 0.5)), by: speaker, in: source, window: window, count: count,
      relations: relations, span: nowhere))
}

/// A relation to any of the phrases; by default of one speaker.
func lies(
  _ kind: RelationKind, _ phrases: String..., not isNegated: Bool = false,
  by speaker: Speaker? = nil, ofOneSpeaker: Bool = true, and further: [CheckedRelation] = []
) -> CheckedRelation {
  CheckedRelation(
    kind, isNegated: isNegated,
    to: RelatedTerms(uses(of: phrases, 0.5), by: speaker, relations: further),
    isByOneSpeaker: ofOneSpeaker, span: nowhere)
}

/// A mention of what is said in a clip that holds `content`.
func said(
  recorded path: String, holding content: String, in source: SourceRequirement = .either
) -> CheckedExpression {
  let use = TermUse(Term(recorded: path, sha256: content), minimumConfidence: Confidence(0.5))
  return .mention(CheckedMention(of: .any([use]), in: source, span: nowhere))
}

/// A mention of all of the phrases.
func said(
  all phrases: [String], by speaker: Speaker? = nil, in source: SourceRequirement = .either,
  at window: MentionWindow = .wholeCall, times count: MentionCount = .atLeastOnce
) -> CheckedExpression {
  .mention(
    CheckedMention(
      of: .all(uses(of: phrases, 0.5)), by: speaker, in: source, window: window, count: count,
      span: nowhere))
}

/// A mention of at least so many different ones of the phrases.
func said(
  atLeast number: Int, of phrases: [String], by speaker: Speaker? = nil,
  in source: SourceRequirement = .either, at window: MentionWindow = .wholeCall,
  times count: MentionCount = .atLeastOnce
) -> CheckedExpression {
  .mention(
    CheckedMention(
      of: .atLeast(number, uses(of: phrases, 0.5)), by: speaker, in: source, window: window,
      count: count, span: nowhere))
}

private func uses(of phrases: [String], _ confidence: Double) -> [TermUse] {
  phrases.map { TermUse(Term($0), minimumConfidence: Confidence(confidence)) }
}

/// `within first …` in milliseconds.
func first(_ durationMs: Int) -> MentionWindow { .fromStart(startMs: 0, endMs: durationMs) }

/// `from … to …` in milliseconds.
func from(_ startMs: Int, to endMs: Int? = nil) -> MentionWindow {
  .fromStart(startMs: startMs, endMs: endMs)
}

/// `within last …` in milliseconds.
func last(_ durationMs: Int) -> MentionWindow { .last(durationMs: durationMs) }

func atLeast(_ times: Int) -> MentionCount { MentionCount(minimum: times, maximum: nil) }
func atMost(_ times: Int) -> MentionCount { MentionCount(minimum: 0, maximum: times) }
func exactly(_ times: Int) -> MentionCount { MentionCount(minimum: times, maximum: times) }

func both(_ operands: CheckedExpression...) -> CheckedExpression { .all(operands, span: nowhere) }
func either(_ operands: CheckedExpression...) -> CheckedExpression { .any(operands, span: nowhere) }
func not(_ operand: CheckedExpression) -> CheckedExpression { .not(operand, span: nowhere) }
func matched(_ rule: String) -> CheckedExpression { .matched(rule: rule, span: nowhere) }

/// A question about a stored field.
func field(_ path: String, _ type: FieldType = .text, _ test: FieldTest) -> CheckedExpression {
  .comparison(CheckedComparison(.stored(path: path, type: type), test, span: nowhere))
}

// MARK: - Rules

/// A live rule that tags the call with its name, unless something else is said.
func rule(
  _ name: String, when condition: CheckedExpression, status: RuleLifecycle = .live,
  priority: Int64 = 0, effective: EffectivePeriod? = nil, needs: SourceRequirement? = nil,
  limit: RepeatLimit? = nil, revision: Int64 = 1, in group: String? = nil, file: Int = 0,
  then outcomes: [CheckedOutcome]? = nil
) -> CheckedRule {
  CheckedRule(
    name: name, id: name.replacing(" ", with: "_"), revision: revision, status: status,
    priority: priority, group: group, effective: effective, needs: needs,
    limit: limit, when: condition,
    outcomes: outcomes ?? [.tags([name], span: nowhere)],
    span: RuleSpan(file: file, bytes: ByteSpan(start: 0, end: 0)))
}

func conversion(_ name: String, _ cents: Int64? = nil) -> CheckedOutcome {
  .conversion(
    name: name, value: cents.map { .amount(Money(minorUnits: $0, currency: .usd)) }, type: nil,
    span: nowhere)
}

func ruleset(_ rules: CheckedRule...) -> CheckedRuleset { ruleset(rules) }

func ruleset(
  _ rules: [CheckedRule], groups: [(String, GroupChoice)] = [], exclusions: [CheckedExclusion] = []
) -> CheckedRuleset {
  CheckedRuleset(
    files: ["test.rules", "other.rules"].map {
      CheckedFile(name: $0, source: SourceFile(path: $0, text: ""))
    },
    rules: rules,
    groups: groups.map { CheckedGroup(name: $0, choice: $1, span: nowhere) },
    exclusions: exclusions)
}

func exclusion(
  _ name: String, from group: String? = nil, when condition: CheckedExpression
) -> CheckedExclusion {
  CheckedExclusion(name: name, group: group, when: condition, span: nowhere)
}

/// `stop` and `stop all`.
let stop = CheckedOutcome.stop(isAll: false, span: nowhere)
let stopAll = CheckedOutcome.stop(isAll: true, span: nowhere)

func disqualify(_ reason: String) -> CheckedOutcome {
  .disqualify(reason: reason, span: nowhere)
}

// MARK: - Calls

/// A hit that starts at `startMs` and lasts 500 ms; by default the caller's, heard at 0.9.
func hit(
  _ phrase: String, _ startMs: Int, by speaker: Speaker = .caller,
  in source: EvidenceSource = .audio, sure confidence: Double = 0.9, lasting durationMs: Int = 500,
  words: Range<Int>? = nil
) -> Hit {
  Hit(
    term: Term(phrase), speaker: speaker, channel: nil,
    span: TimeSpan(startMs: startMs, endMs: startMs + durationMs), words: words, source: source,
    confidence: Confidence(confidence), text: phrase)
}

/// A call of which sound and transcript were searched completely, ten minutes long.
func call(
  _ hits: Hit..., facts: [String: FieldValue] = [:], audio: SourceCoverage = .complete,
  transcript: SourceCoverage = .complete, endMs: Int? = 600_000,
  history: [EarlierConversion] = []
) -> CallEvidence {
  CallEvidence(
    facts: CallFacts(facts), hits: hits, audio: audio, transcript: transcript, endMs: endMs,
    history: history)
}

/// What the engine says to `condition`, asked both ways.
func verdict(_ condition: CheckedExpression, _ evidence: CallEvidence) -> Verdict? {
  let plan = RulePlan(ruleset(rule("a rule", when: condition)))
  let decided = plan.decide(evidence).rules.first?.verdict
  let explained = plan.explain(evidence).first?.verdict
  return decided == explained ? decided : nil
}

// MARK: - Values

func text(_ text: String) -> FieldValue { .text(text) }
func seconds(_ seconds: Int64) -> FieldValue { .duration(ms: seconds * 1000) }
func number(_ text: String) -> FieldValue {
  .number(FixedDecimal(parsing: text) ?? FixedDecimal(millionths: .min))
}
func dollars(_ cents: Int64) -> FieldValue { .money(Money(minorUnits: cents, currency: .usd)) }
func instant(_ unixMs: Int64) -> FieldValue { .instant(Instant(unixMs: unixMs)) }
