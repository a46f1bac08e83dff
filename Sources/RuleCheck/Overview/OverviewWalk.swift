import CallModel

/// Goes through a rule and collects what it reads.
struct OverviewWalk {
  /// How a term is listened for.
  struct Listening {
    var isInAudio = false
    var isInTranscript = false
    var leastConfidence = Confidence.certain
  }

  private(set) var terms: [Term] = []
  private(set) var listening: [Term: Listening] = [:]
  private(set) var conditions: [RuleOverview.Condition] = []
  private(set) var matchedRules: [String] = []
  private(set) var fields: Set<String> = []
  private(set) var evidence: Set<RuleOverview.Evidence> = []
  private(set) var comparisonCount = 0
  private(set) var relationCount = 0
  /// The mentions in the order written, each with the terms that it listens for.
  private(set) var mentions: [(span: RuleSpan, terms: Set<Term>)] = []

  mutating func visit(_ expression: CheckedExpression) {
    switch expression {
    case .all(let operands, _), .any(let operands, _): for operand in operands { visit(operand) }
    case .not(let operand, _): visit(operand)
    case .condition(let name, let inner, _):
      if !conditions.contains(where: { $0.name == name }) {
        conditions.append(.init(name: name, span: inner.span))
      }
      visit(inner)
    case .mention(let mention): visit(mention)
    case .comparison(let comparison): visit(comparison)
    case .matched(let rule, _): if !matchedRules.contains(rule) { matchedRules.append(rule) }
    }
  }

  private mutating func visit(_ comparison: CheckedComparison) {
    comparisonCount += 1
    fields.insert(comparison.field.path)
    if case .compares(_, to: .field(let other)) = comparison.test { fields.insert(other.path) }
  }

  // MARK: Mentions

  mutating func visit(_ mention: CheckedMention) {
    note(mention.source, for: mention.target.uses)
    if mention.speaker != nil { evidence.insert(.speakers) }
    if case .last = mention.window { evidence.insert(.end) }
    if mention.manner.polarity != nil { evidence.insert(.transcript) }
    let uses = mention.target.uses
    listen(to: uses, in: mention.source)
    visit(mention.relations, in: mention.source)
    let related = mention.relations.flatMap(\.other.allUses)
    mentions.append((mention.span, Set((uses + related).map(\.term))))
  }

  /// Says what calls are compared by that count together.
  mutating func note(_ limit: RepeatLimit) {
    fields.formUnion(limit.keys)
    fields.insert("call.started")
  }

  /// Says that `uses` are looked for there: a clip and an event only in sound, and what is read as a value only in
  /// transcripts, wherever they may be looked for.
  private mutating func note(_ source: SourceRequirement, for uses: [TermUse]) {
    switch source {
    case .either where uses.allSatisfy { $0.term.isRecorded || $0.term.isEvent }: note(.audio)
    case .either where uses.allSatisfy(\.term.readsValues): note(.transcript)
    default: note(source)
    }
  }

  /// Says that evidence from there must be known.
  mutating func note(_ source: SourceRequirement) {
    let needed: RuleOverview.Evidence =
      switch source {
      case .audio: .sound
      case .transcript: .transcript
      case .either: .either
      case .both: .both
      }
    evidence.insert(needed)
  }

  private mutating func visit(_ relations: [CheckedRelation], in source: SourceRequirement) {
    for relation in relations {
      relationCount += 1
      if relation.isByOneSpeaker || relation.other.speaker != nil { evidence.insert(.speakers) }
      if case .last = relation.other.window { evidence.insert(.end) }
      if relation.kind.distance == .sameTurn { evidence.insert(.transcript) }
      if relation.other.manner.polarity != nil { evidence.insert(.transcript) }
      let otherSource = relation.other.source ?? source
      note(otherSource, for: relation.other.uses)
      listen(to: relation.other.uses, in: otherSource)
      visit(relation.other.relations, in: otherSource)
    }
  }

  private mutating func listen(to uses: [TermUse], in source: SourceRequirement) {
    for use in uses {
      var heard = listening[use.term] ?? Listening()
      if listening[use.term] == nil { terms.append(use.term) }
      heard.isInAudio =
        heard.isInAudio || use.term.isEvent || source.accepts(.audio) && !use.term.readsValues
      heard.isInTranscript =
        heard.isInTranscript
        || source.accepts(.transcript) && !use.term.isRecorded
          && !use.term.isEvent
      heard.leastConfidence = min(heard.leastConfidence, use.minimumConfidence)
      listening[use.term] = heard
    }
  }

  // MARK: Values

  mutating func visit(_ worth: Worth<CheckedMention>) {
    visit(worth.amount)
    if let otherwise = worth.otherwise { visit(otherwise) }
  }

  private mutating func visit(_ calculation: Calculation<CheckedMention>) {
    switch calculation {
    case .constant: break
    case .field(let field): fields.insert(field.path)
    // A mention that is counted stands in the condition, where it is listened for.
    case .count, .row, .captured: break
    case .combined(let left, _, let right):
      visit(left)
      visit(right)
    case .largest(let parts), .smallest(let parts): for part in parts { visit(part) }
    case .rounded(let part): visit(part)
    }
  }
}
