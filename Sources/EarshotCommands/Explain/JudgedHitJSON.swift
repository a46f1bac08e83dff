import CallModel
import RuleEngine

/// A hit with what speaks against it, in machine-readable form.
struct JudgedHitJSON: Encodable {
  let hit: HitJSON
  let verdict: String
  let objections: [ObjectionJSON]
  let related: [HitJSON]

  init(_ judged: JudgedHit) {
    hit = HitJSON(judged.hit)
    verdict = judged.verdict.rawValue
    objections = judged.objections.map { ObjectionJSON($0, to: judged.hit) }
    related = judged.related.map(HitJSON.init)
  }

  /// What speaks against a hit, in words and in parts.
  struct ObjectionJSON: Encodable {
    let reason: String
    let text: String
    private(set) var byMs: Int?
    private(set) var minimum: Double?
    private(set) var relation: MissedRelationJSON?

    enum CodingKeys: String, CodingKey {
      case reason, text, minimum, relation
      case byMs = "by_ms"
    }

    init(_ objection: JudgedHit.Objection, to hit: Hit) {
      text = ObjectionText.text(objection, to: hit)
      switch objection {
      case .wrongSource: reason = "wrong_source"
      case .belowConfidence(let least):
        reason = "below_confidence"
        minimum = least.fraction
      case .beforeWindow(let ms):
        reason = "before_window"
        byMs = ms
      case .afterWindow(let ms):
        reason = "after_window"
        byMs = ms
      case .wrongSpeaker: reason = "wrong_speaker"
      case .inOneSourceOnly: reason = "in_one_source_only"
      case .speakerUnknown: reason = "speaker_unknown"
      case .endOfCallUnknown: reason = "end_of_call_unknown"
      case .denied: reason = "denied"
      case .notDenied: reason = "not_denied"
      case .polarityUnknown: reason = "polarity_unknown"
      case .wrongLanguage: reason = "wrong_language"
      case .languageUnknown: reason = "language_unknown"
      case .relation(let miss):
        reason = "relation"
        relation = MissedRelationJSON(miss)
      }
    }
  }

  /// How a relation does not hold.
  struct MissedRelationJSON: Encodable {
    let text: String
    let reason: String
    let nearest: HitJSON?
    let gapMs: Int?
    let gapWords: Int?

    enum CodingKeys: String, CodingKey {
      case text, reason, nearest
      case gapMs = "gap_ms"
      case gapWords = "gap_words"
    }

    init(_ miss: RelationMiss) {
      text = miss.text
      reason =
        switch miss.reason {
        case .neverSaid: "never_said"
        case .notSearched: "not_searched"
        case .notThere: "not_there"
        case .saidByAnother: "said_by_another"
        case .speakersUnknown: "speakers_unknown"
        case .turnsUnknown: "turns_unknown"
        case .otherUnsure: "other_unsure"
        case .there: "there"
        }
      nearest = miss.nearest.map(HitJSON.init)
      gapMs = miss.gapMs
      gapWords = miss.gapWords
    }
  }
}
