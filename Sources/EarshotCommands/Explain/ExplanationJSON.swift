import AttributionStore
import CallModel
import Diagnostics
import Pipeline
import RuleCheck
import RuleEngine

/// Why rules hold for a call or not, in machine-readable form; docs/formats/explanation.md describes
/// it.
struct ExplanationJSON: Encodable {
  let call: String
  let started: String?
  let campaign: String?
  let campaignFoundBy: String?
  let campaignTouchpoint: String?
  let recording: String?
  let answerOffsetMs: Int?
  let exclusions: [ExclusionJSON]
  let rules: [RuleJSON]
  let notSearched: [GapJSON]
  let clips: [ClipJSON]?

  enum CodingKeys: String, CodingKey {
    case call, started, campaign, recording, exclusions, rules, clips
    case campaignFoundBy = "campaign_found_by"
    case campaignTouchpoint = "campaign_touchpoint"
    case answerOffsetMs = "answer_offset_ms"
    case notSearched = "not_searched"
  }

  /// - Parameter rules: those that are shown.
  init(
    _ explained: ExplainedCall, rules: [RuleExplanation], clips: [EvidenceClips.Written]?
  ) {
    call = explained.call.id
    started = CallText.startedISO(explained.call)
    campaign = CallText.campaign(explained.call)
    campaignFoundBy = explained.source?.foundBy?.rawValue
    campaignTouchpoint = explained.source?.touchpointID
    recording = explained.recording?.path
    answerOffsetMs = explained.call.answerOffsetMs
    exclusions = explained.exclusions.map(ExclusionJSON.init)
    self.rules = rules.map { RuleJSON($0, in: explained.decision) }
    notSearched = explained.gaps.map(GapJSON.init)
    self.clips = clips?.map(ClipJSON.init)
  }

  /// A rule and what became of it.
  struct RuleJSON: Encodable {
    let rule: String
    let ruleID: String
    let revision: Int64
    let file: String
    let status: String
    let verdict: String
    let effective: String
    let needs: String?
    let witnessed: String
    let condition: ExplanationPartJSON
    let nearestMisses: [MissJSON]
    let outcomes: [RunReportJSON.OutcomeJSON]
    let captures: [CaptureExplanationJSON]?
    let heldBack: [HeldBackJSON]
    let valueFaults: [ValueFaultJSON]
    let openLimits: [OpenLimitJSON]?

    enum CodingKeys: String, CodingKey {
      case rule, revision, file, status, verdict, effective, needs, witnessed, condition, outcomes,
        captures
      case ruleID = "rule_id"
      case nearestMisses = "nearest_misses"
      case heldBack = "held_back"
      case valueFaults = "value_faults"
      case openLimits = "open_limits"
    }

    init(_ explanation: RuleExplanation, in decision: Decision) {
      rule = explanation.rule.name
      ruleID = explanation.rule.id
      revision = explanation.rule.revision
      file = explanation.rule.file
      status = explanation.status.rawValue
      verdict = explanation.verdict.rawValue
      effective = explanation.isEffective.rawValue
      needs = explanation.needs?.rawValue
      witnessed = explanation.isWitnessed.rawValue
      condition = ExplanationPartJSON(explanation.condition)
      nearestMisses = explanation.nearestMisses.map(MissJSON.init)
      outcomes = (decision.outcomes + decision.drafted)
        .filter { $0.rule.id == explanation.rule.id }.map(RunReportJSON.OutcomeJSON.init)
      captures =
        explanation.captures.isEmpty
        ? nil : explanation.captures.map(CaptureExplanationJSON.init)
      heldBack = decision.heldBack.filter { $0.outcome.rule.id == explanation.rule.id }
        .map(HeldBackJSON.init)
      valueFaults = decision.valueFaults.filter { $0.rule.id == explanation.rule.id }
        .map(ValueFaultJSON.init)
      let open = decision.openLimits.filter { $0.rule.id == explanation.rule.id }
      openLimits = open.isEmpty ? nil : open.map(OpenLimitJSON.init)
    }
  }

  /// Something that the rule would have needed.
  struct MissJSON: Encodable {
    let part: String
    let wanted: String
    let text: String
    let hit: JudgedHitJSON?

    init(_ miss: NearMiss) {
      part = miss.part.inOneLine
      wanted = miss.wanted.rawValue
      text = NearMissText.text(miss)
      hit = miss.hit.map(JudgedHitJSON.init)
    }
  }

  /// An exclusion and whether it takes the call out.
  struct ExclusionJSON: Encodable {
    let exclusion: String
    let group: String?
    let verdict: String
    let condition: ExplanationPartJSON

    init(_ explanation: ExclusionExplanation) {
      exclusion = explanation.name
      group = explanation.group
      verdict = explanation.condition.verdict.rawValue
      condition = ExplanationPartJSON(explanation.condition)
    }
  }

  /// A conversion whose value could not be worked out.
  struct ValueFaultJSON: Encodable {
    let conversion: String
    let reason: String

    init(_ fault: ValueFault) {
      conversion = fault.conversion
      reason = fault.reason.text
    }
  }

  /// A conversion that is booked though nobody knows whether it repeats an earlier one.
  struct OpenLimitJSON: Encodable {
    let conversion: String
    let missing: [String]

    init(_ limit: OpenLimit) {
      conversion = limit.conversion
      missing = limit.missing
    }
  }

  /// A file with a piece of evidence.
  struct ClipJSON: Encodable {
    let file: String
    let startMs: Int
    let endMs: Int
    let hits: [HitJSON]

    enum CodingKeys: String, CodingKey {
      case file, hits
      case startMs = "start_ms"
      case endMs = "end_ms"
    }

    init(_ clip: EvidenceClips.Written) {
      file = clip.path
      startMs = clip.span.startMs
      endMs = clip.span.endMs
      hits = clip.hits.map(HitJSON.init)
    }
  }
}
