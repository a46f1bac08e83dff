import CallModel
import RuleCheck

/// What a rule looks for, needs and costs, for programs.
struct RuleOverviewJSON: Encodable {
  let rule: String
  let id: String
  let revision: Int64
  let status: String
  let conditions: [Condition]
  let terms: [Term]
  let matchedRules: [String]
  let needs: [String]
  let fields: [Field]
  let oncePer: Limit?
  let cost: Cost

  enum CodingKeys: String, CodingKey {
    case rule, id, revision, status, conditions, terms, needs, fields, cost
    case matchedRules = "matched_rules"
    case oncePer = "once_per"
  }

  init(_ overview: RuleOverview, of rule: CheckedRule, in ruleset: CheckedRuleset) {
    self.rule = rule.name
    id = rule.id
    revision = rule.revision
    status = rule.status.rawValue
    conditions = overview.conditions.map {
      Condition(name: $0.name, holds: ruleset.text(at: $0.span))
    }
    terms = overview.terms.map(Term.init)
    matchedRules = overview.matchedRules
    needs = overview.evidence.map(\.rawValue)
    fields = overview.fields.map { Field(field: $0.path, known: $0.isAlwaysPresent) }
    oncePer = rule.limit.map { Limit(fields: $0.keys, withinMs: $0.withinMs) }
    cost = Cost(overview.cost, dominant: overview.cost.dominant.map { ruleset.text(at: $0) })
  }

  struct Condition: Encodable {
    let name: String
    let holds: String
  }

  /// How often its conversions may be booked.
  struct Limit: Encodable {
    let fields: [String]
    /// Absent for ever.
    let withinMs: Int64?

    enum CodingKeys: String, CodingKey {
      case fields
      case withinMs = "within_ms"
    }
  }

  struct Field: Encodable {
    let field: String
    /// Whether every call has it.
    let known: Bool
  }

  struct Term: Encodable {
    let phrase: String
    let soundsLike: String?
    let recorded: Bool
    let confidence: Double
    let inAudio: Bool
    let inTranscript: Bool
    let spoken: [String]

    enum CodingKeys: String, CodingKey {
      case phrase, recorded, confidence, spoken
      case soundsLike = "sounds_like"
      case inAudio = "in_audio"
      case inTranscript = "in_transcript"
    }

    init(_ term: TermOverview) {
      phrase = term.term.pattern
      soundsLike = term.term.soundsLike
      recorded = term.term.isRecorded
      confidence = Double(term.leastConfidence.thousandths) / 1000
      inAudio = term.isInAudio
      inTranscript = term.isInTranscript
      spoken = term.spoken
    }
  }

  struct Cost: Encodable {
    let searchesInSound: Int
    let msAnHourOfSound: Int
    let sequencesInTranscripts: Int
    let comparisons: Int
    let relations: Int
    let mostOfIt: String?

    enum CodingKeys: String, CodingKey {
      case comparisons, relations
      case searchesInSound = "searches_in_sound"
      case msAnHourOfSound = "ms_an_hour_of_sound"
      case sequencesInTranscripts = "sequences_in_transcripts"
      case mostOfIt = "most_of_it"
    }

    init(_ cost: RuleCost, dominant: String?) {
      searchesInSound = cost.soundCount
      msAnHourOfSound = cost.soundCount * RuleCost.msOfSequenceAndHour
      sequencesInTranscripts = cost.transcriptCount
      comparisons = cost.comparisonCount
      relations = cost.relationCount
      mostOfIt = dominant
    }
  }
}
