import CallModel
import RuleCheck
import RuleEngine

/// A part of a condition and what it rests on, in machine-readable form.
struct ExplanationPartJSON: Encodable {
  let kind: String
  let text: String
  let verdict: String
  private(set) var parts: [ExplanationPartJSON]?
  private(set) var values: [ValueJSON]?
  private(set) var mention: MentionJSON?

  init(_ part: Explanation) {
    verdict = part.verdict.rawValue
    switch part.reason {
    case .all(let operands):
      (kind, text) = ("and", part.inOneLine)
      parts = operands.map(ExplanationPartJSON.init)
    case .any(let operands):
      (kind, text) = ("or", part.inOneLine)
      parts = operands.map(ExplanationPartJSON.init)
    case .not(let operand):
      (kind, text) = ("not", part.inOneLine)
      parts = [ExplanationPartJSON(operand)]
    case .condition(let definition):
      (kind, text) = ("condition", part.text)
      parts = [ExplanationPartJSON(definition)]
    case .comparison(let compared):
      (kind, text) = ("comparison", part.text)
      values =
        [ValueJSON(field: compared.field, compared.value)]
        + (compared.otherField.map { [ValueJSON(field: $0, compared.otherValue)] } ?? [])
    case .matched: (kind, text) = ("matched", part.text)
    case .mention(let found):
      (kind, text) = ("mention", part.text)
      mention = MentionJSON(found)
    }
  }

  /// A field and its value.
  struct ValueJSON: Encodable {
    let field: String
    let value: String?

    init(field: String, _ value: FieldValue?) {
      self.field = field
      self.value = value.map { FieldValueText.text($0) }
    }
  }

  /// What was found of a mention's terms.
  struct MentionJSON: Encodable {
    let least: Int
    let most: Int?
    let requiredTerms: Int?
    let terms: [TermJSON]
    let related: [RelationJSON]

    enum CodingKeys: String, CodingKey {
      case least, most, terms, related
      case requiredTerms = "required_terms"
    }

    init(_ mention: MentionExplanation) {
      least = mention.wantedCount.minimum
      most = mention.wantedCount.maximum
      requiredTerms = mention.requiredTerms
      terms = mention.terms.map(TermJSON.init)
      related = mention.related.map(RelationJSON.init)
    }
  }

  /// What was found of one term.
  struct TermJSON: Encodable {
    let term: String
    let clipSHA256: String?
    let searched: Bool
    let countLeast: Int
    let countMost: Int?
    let verdict: String
    let hits: [JudgedHitJSON]

    enum CodingKeys: String, CodingKey {
      case term, searched, verdict, hits
      case clipSHA256 = "clip_sha256"
      case countLeast = "count_least"
      case countMost = "count_most"
    }

    init(_ explanation: TermExplanation) {
      term = explanation.term.pattern
      clipSHA256 = explanation.term.clipSHA256
      searched = explanation.isCovered
      countLeast = explanation.count.minimum
      countMost = explanation.count.maximum
      verdict = explanation.verdict.rawValue
      hits = explanation.hits.map(JudgedHitJSON.init)
    }
  }

  /// What was found of the things that a relation leads to.
  struct RelationJSON: Encodable {
    let text: String
    let terms: [TermJSON]
    let related: [RelationJSON]

    init(_ relation: RelationExplanation) {
      text = relation.text
      terms = relation.terms.map(TermJSON.init)
      related = relation.related.map(RelationJSON.init)
    }
  }
}
