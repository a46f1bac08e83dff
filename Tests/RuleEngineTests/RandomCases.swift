import CallModel
import RuleCheck
import RuleEngine
import TestSupport

/// Random rules and calls, drawn from few values so that they meet: times on one grid, so that hits
/// fall on the edges of windows; five terms, so that hits overlap; few confidences, so that limits
/// are hit exactly.
struct RandomCases {
  private var random: SeededGenerator
  /// The rules that the next one may ask for.
  private var ruleNames: [String] = []

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  private mutating func chance(_ part: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < part
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  // MARK: Calls

  private let terms = [
    Term("card"), Term("visa"), Term("amex"), Term("amex", soundsLike: "am ex"),
    Term(recorded: "amex", sha256: "0"), Term(event: .hold), Term(event: .dtmf),
  ]
  private let valuedTerms = [
    Term("{money as total} down", currency: .usd), Term("{number as seats} seats"),
  ]

  mutating func call() -> CallEvidence {
    let facts = facts()
    return CallEvidence(
      facts: facts, hits: (0..<number(0...6)).map { _ in hit() }, audio: coverage(),
      transcript: coverage(), knownEvents: one(of: [[], [.hold], [.hold, .dtmf]]),
      endMs: chance(0.8) ? number(0...10) * 100 : nil,
      history: history(before: facts))
  }

  private mutating func coverage() -> SourceCoverage {
    if chance(0.25) { return .missing }
    return chance(0.8) ? .complete : .searched(except: [one(of: terms)])
  }

  private mutating func hit() -> Hit {
    let startMs = number(-1...10) * 100
    let term = chance(0.25) ? one(of: valuedTerms) : one(of: terms)
    let source =
      term.isRecorded
      ? .audio : term.readsValues ? .transcript : one(of: EvidenceSource.allCases)
    // Mostly where the time says, a word every 50 ms, but not always.
    let firstWord = max(0, startMs / 50 + number(-1...1))
    return Hit(
      term: term, speaker: one(of: Speaker.allCases), channel: one(of: [nil, 0, 1]),
      span: TimeSpan(startMs: startMs, endMs: startMs + one(of: [0, 50, 100, 150, 300])),
      words: source == .transcript && chance(0.7)
        ? firstWord..<(firstWord + number(1...3)) : nil,
      source: source,
      confidence: Confidence(thousandths: one(of: [300, 500, 700, 900])),
      text: one(of: ["said", "said", "카드", "visa 카드", "12"]),
      captures: term.readsValues ? (0..<one(of: [0, 1, 1, 1, 2])).map { _ in capture() } : [],
      turn: source == .transcript && chance(0.8) ? number(0...2) : nil,
      polarity: source == .transcript ? one(of: Polarity.allCases) : nil)
  }

  private mutating func capture() -> Capture {
    let value: SpokenValue =
      switch number(0...5) {
      case 0...2: .money(Money(minorUnits: Int64(number(0...900)), currency: one(of: currencies)))
      case 3: .percent(FixedDecimal(millionths: Int64(number(0...4)) * 100_000))
      case 4: .digits("1234")
      default: .number(FixedDecimal(millionths: Int64(number(0...6)) * 500_000))
      }
    return Capture(
      name: one(of: ["total", "total", "seats", nil]), value: value, words: 0..<1, text: "")
  }

  private let texts = ["Brand", "brand", "spring search", "été", "", "+15550100"]
  /// Around a change of clocks in New York, and before the epoch.
  private let instants: [Int64] = [
    -1, 0, 1_772_953_199_999, 1_772_953_200_000, 1_793_512_800_123, 1_796_000_000_000,
  ]
  private let zones = ["America/New_York", "Asia/Seoul", "UTC"]

  private mutating func facts() -> CallFacts {
    var facts = CallFacts()
    for (path, type) in fields where chance(0.6) {
      // Now and then a fact has another type than the rules expect.
      facts[path] = value(of: chance(0.95) ? type : one(of: FieldType.allCases))
    }
    if chance(0.5) { facts["call.language"] = .text(one(of: ["en-US", "en", "ko", "es-MX"])) }
    if chance(0.2) { facts["call.weekday"] = .choice(one(of: FieldSchema.weekdays)) }
    return facts
  }

  private let fields: [(String, FieldType)] = [
    ("call.answered", .flag), ("call.duration", .duration), ("call.started", .instant),
    ("call.direction", .choice), ("caller.number", .phone), ("campaign.name", .text),
    ("campaign.keyword", .text), ("custom.price", .money), ("custom.budget", .money),
    ("custom.seats", .number), ("caller.talk_share", .percent),
  ]

  private mutating func value(of type: FieldType) -> FieldValue {
    switch type {
    case .flag: .flag(chance(0.5))
    case .duration: .duration(ms: Int64(number(0...4)) * 1000)
    case .money:
      .money(
        Money(
          minorUnits: Int64(number(-1...3)),
          currency: chance(0.8) ? .usd : Currency(code: "EUR") ?? .usd))
    case .number: .number(FixedDecimal(millionths: Int64(number(-2...2)) * 500_000))
    case .percent: .percent(FixedDecimal(millionths: Int64(number(0...2)) * 400_000))
    case .phone:
      PhoneNumber(one(of: ["+15550100", "+15550101", "+4915550100"])).map(FieldValue.phone)
        ?? .flag(false)
    case .text: .text(one(of: texts))
    case .choice: .choice(one(of: ["inbound", "outbound"]))
    case .instant: .instant(Instant(unixMs: one(of: instants)))
    }
  }

  // MARK: Rules

  /// `isComposed`: whether rules are in groups, stop each other, disqualify calls, and calls are
  /// excluded.
  mutating func ruleset(ofRules count: Int, isComposed: Bool = true) -> CheckedRuleset {
    self.isComposed = isComposed
    ruleNames = []
    var rules: [CheckedRule] = []
    for position in 0..<count {
      rules.append(
        CheckedRule(
          name: "rule \(position)", id: "rule_\(position)",
          revision: Int64(number(1...3)),
          status: chance(0.7) ? .live : one(of: RuleLifecycle.allCases),
          priority: Int64(number(-1...1)),
          group: isComposed && chance(0.3) ? one(of: groupNames) : nil,
          effective: chance(0.8) ? nil : period(),
          needs: chance(0.9) ? nil : one(of: SourceRequirement.allCases),
          limit: isComposed && chance(0.5) ? limit() : nil,
          when: expression(depth: number(0...3)), outcomes: outcomes(),
          span: RuleSpan(file: number(0...1), bytes: nowhere.bytes)))
      ruleNames.append("rule \(position)")
    }
    // Rules may ask for those that are written behind them.
    rules.shuffle(using: &random)
    guard isComposed else { return RuleEngineTests.ruleset(rules) }
    return RuleEngineTests.ruleset(
      rules, groups: groupNames.map { ($0, one(of: GroupChoice.allCases)) },
      exclusions: (0..<one(of: [0, 0, 1, 2])).map { position in
        exclusion(
          "exclusion \(position)", from: chance(0.5) ? one(of: groupNames) : nil,
          when: expression(depth: number(0...2)))
      })
  }

  private let keyPaths = ["caller.number", "campaign.name", "call.direction"]

  private mutating func limit() -> RepeatLimit {
    let keys = keyPaths.shuffled(using: &random).prefix(number(1...2))
    return RepeatLimit(
      keys: Array(keys), withinMs: chance(0.5) ? nil : Int64(number(1...3)) * 1000)
  }

  /// Earlier conversions of calls that are often much like this one.
  private mutating func history(before facts: CallFacts) -> [EarlierConversion] {
    (0..<number(0...3)).map { position in
      var earlier = chance(0.7) ? facts : self.facts()
      if chance(0.2) { earlier[one(of: keyPaths)] = nil }
      return EarlierConversion(
        name: one(of: ["card sale", "quote"]), callID: "earlier \(position)", facts: earlier,
        agoMs: Int64(number(0...4)) * 1000)
    }
  }

  private let groupNames = ["purchase", "booking"]
  private var isComposed = true

  private mutating func period() -> EffectivePeriod {
    EffectivePeriod(
      start: Instant(unixMs: one(of: instants)),
      end: chance(0.5) ? nil : Instant(unixMs: one(of: instants)))
  }

  private mutating func outcomes() -> [CheckedOutcome] {
    (0..<number(1...2)).map { _ in
      switch number(isComposed && chance(0.4) ? -2...4 : 0...4) {
      case -2: stopping()
      case -1: .disqualify(reason: one(of: ["wrong number", "a test"]), span: nowhere)
      case 0:
        .conversion(
          name: one(of: ["card sale", "quote"]),
          value: chance(0.2)
            ? nil
            : chance(0.35) ? .amount(Money(minorUnits: 100, currency: .usd)) : worth(),
          type: chance(0.3) ? "lead" : nil, span: nowhere)
      case 1: .tags([one(of: ["sale", "card"]), one(of: ["sale", "hot"])], span: nowhere)
      case 2:
        .score(points: Int64(number(-5...5)), name: one(of: ["lead", "loyalty"]), span: nowhere)
      case 3: .amount(name: one(of: ["fee", "deposit"]), value: worth(), span: nowhere)
      default: .note(note(), span: nowhere)
      }
    }
  }

  private mutating func note() -> NoteText<CheckedMention> {
    switch number(0...3) {
    case 0: "call back"
    case 1:
      NoteText(parts: [
        .text("said "),
        .captured(one(of: ["total", "seats"]), [mention(of: uses(of: valuedTerms))]),
      ])
    case 2: NoteText(parts: [.text("fee "), .amount(worth()), .text(" to pay")])
    default: "send a letter"
    }
  }

  private mutating func stopping() -> CheckedOutcome {
    .stop(isAll: chance(0.3), span: nowhere)
  }

  // MARK: Amounts

  private mutating func worth() -> Worth<CheckedMention> {
    let isDollars = chance(0.8)
    let limits = [number(-3...300), number(-3...300)].sorted().map {
      Money(minorUnits: Int64($0), currency: .usd)
    }
    return Worth(
      calculation(depth: number(0...3)),
      otherwise: chance(0.3) ? calculation(depth: 1) : nil,
      least: isDollars && chance(0.3) ? limits[0] : nil,
      most: isDollars && chance(0.3) ? limits[1] : nil, currency: isDollars ? .usd : nil)
  }

  private let currencies = [Currency.usd, .usd, .usd, Currency(code: "KRW") ?? .usd]

  /// Also what no checked rule has, such as money times money.
  private mutating func calculation(depth: Int) -> Calculation<CheckedMention> {
    guard depth > 0 else {
      switch number(0...7) {
      case 0, 1: return .constant(amount())
      case 2:
        let (path, type) = one(of: fields.suffix(4))
        return .field(.stored(path: path, type: type))
      case 3: return .count(mention())
      case 4: return .row(of: rows(), mention())
      case 5:
        let mentions = (0..<number(1...2)).map { _ in mention(of: uses(of: valuedTerms)) }
        return .captured(one(of: CaptureChoice.allCases), one(of: ["total", "seats"]), mentions)
      default: return .constant(Quantity(FixedDecimal(millionths: Int64(number(-2...3)) * 500_000)))
      }
    }
    switch number(0...6) {
    case 0: return .largest((0..<number(1...3)).map { _ in calculation(depth: depth - 1) })
    case 1: return .smallest((0..<number(1...3)).map { _ in calculation(depth: depth - 1) })
    case 2: return .rounded(calculation(depth: depth - 1))
    default:
      return .combined(
        calculation(depth: depth - 1), one(of: CalculationSign.allCases),
        calculation(depth: depth - 1))
    }
  }

  private mutating func amount() -> Quantity {
    Quantity(Money(minorUnits: Int64(number(-2...1000)), currency: one(of: currencies)))
  }

  private mutating func rows() -> [String: Quantity] {
    ["card", "visa", "amex"].filter { _ in chance(0.7) }
      .reduce(into: [:]) { rows, key in rows[key] = amount() }
  }

  mutating func expression(depth: Int) -> CheckedExpression {
    guard depth > 0 else {
      if !ruleNames.isEmpty, chance(0.08) { return matched(one(of: ruleNames)) }
      return chance(0.65) ? .mention(mention()) : .comparison(comparison())
    }
    switch number(0...4) {
    case 0, 1: return .all(operands(depth), span: nowhere)
    case 2: return .any(operands(depth), span: nowhere)
    case 3: return .not(expression(depth: depth - 1), span: nowhere)
    default: return .condition(name: "named", expression(depth: depth - 1), span: nowhere)
    }
  }

  private mutating func operands(_ depth: Int) -> [CheckedExpression] {
    (0..<number(2...3)).map { _ in expression(depth: number(0...(depth - 1))) }
  }

  private mutating func uses(of terms: [Term]? = nil) -> [TermUse] {
    let terms = terms ?? (chance(0.2) ? valuedTerms : self.terms)
    return (0..<number(1...3)).map { _ in
      TermUse(
        one(of: terms), minimumConfidence: Confidence(thousandths: one(of: [0, 500, 700, 901])))
    }
  }

  private mutating func mention(of wanted: [TermUse]? = nil) -> CheckedMention {
    let uses = wanted ?? uses()
    let target: MentionTarget =
      switch number(0...3) {
      case 0, 1: .any(uses)
      case 2: .all(uses)
      default: .atLeast(number(1...3), uses)
      }
    let canRelate = if case .any = target { chance(0.5) } else { false }
    return CheckedMention(
      of: target, by: one(of: [nil, nil, .caller, .agent]),
      in: one(of: SourceRequirement.allCases), window: window(), count: count(),
      manner: manner(), relations: canRelate ? relations(depth: 2) : [], span: nowhere)
  }

  private mutating func relations(depth: Int) -> [CheckedRelation] {
    guard depth > 0 else { return [] }
    return (0..<one(of: [1, 1, 2])).map { _ in
      CheckedRelation(
        relationKind(), isNegated: chance(0.3),
        to: RelatedTerms(
          uses(), by: one(of: [nil, nil, .caller, .agent]),
          in: chance(0.8) ? nil : one(of: SourceRequirement.allCases),
          window: chance(0.8) ? .wholeCall : window(),
          manner: chance(0.8) ? .any : manner(),
          relations: chance(0.2) ? relations(depth: depth - 1) : []),
        isByOneSpeaker: chance(0.4), span: nowhere)
    }
  }

  private mutating func relationKind() -> RelationKind {
    let most: RelationDistance =
      chance(0.2)
      ? .sameTurn : chance(0.5) ? .words(number(0...3)) : .duration(ms: number(0...8) * 50)
    return one(of: [.near(most), .before(most), .after(most), .overlapping, .inside])
  }

  private mutating func manner() -> MentionManner {
    guard chance(0.25) else { return .any }
    return MentionManner(
      polarity: one(of: [nil] + WantedPolarity.allCases),
      language: chance(0.5)
        ? nil : WantedLanguage(one(of: ["en", "ko", "es"]), isToldByLetters: chance(0.5)))
  }

  private mutating func window() -> MentionWindow {
    switch number(0...4) {
    case 0, 1: .wholeCall
    case 2: first(number(1...10) * 100)
    case 3: last(number(1...10) * 100)
    default:
      .fromStart(
        startMs: number(0...5) * 100, endMs: chance(0.5) ? nil : number(5...10) * 100)
    }
  }

  private mutating func count() -> MentionCount {
    switch number(0...5) {
    case 0: atLeast(number(2...3))
    case 1: atMost(number(0...2))
    case 2: exactly(number(0...2))
    default: .atLeastOnce
    }
  }

  private mutating func comparison() -> CheckedComparison {
    if chance(0.15) {
      let days = one(of: [["mon", "tue"], ["fri", "sat", "sun"], ["sun"]])
      return CheckedComparison(
        .weekday(zone: one(of: zones)), .isIn(.values(days.map(FieldValue.choice))), span: nowhere)
    }
    let (path, type) = one(of: fields)
    return CheckedComparison(.stored(path: path, type: type), test(of: type), span: nowhere)
  }

  private mutating func test(of type: FieldType) -> FieldTest {
    switch number(0...7) {
    case 0: return one(of: [.isKnown, .isMissing])
    case 1: return .isIn(set(of: type))
    case 2: return .isNotIn(set(of: type))
    case 3 where type == .text || type == .phone:
      return one(of: [
        .contains(one(of: texts)), .startsWith(one(of: texts)),
        .matches(glob: one(of: ["*", "b*d", "?rand", "*s*r*", "", "+1*", "ét?"])),
      ])
    case 4 where type == .flag: return .holds
    case 5:
      let (path, otherType) = one(of: fields.filter { $0.1 == type })
      return .compares(relation(), to: .field(.stored(path: path, type: otherType)))
    default: return .compares(relation(), to: .value(value(of: type)))
    }
  }

  private mutating func relation() -> ComparisonRelation { one(of: ComparisonRelation.allCases) }

  private mutating func set(of type: FieldType) -> CheckedValueSet {
    if type == .instant, chance(0.5) {
      return .timesOfDay(
        startMs: number(0...23) * 3_600_000, endMs: number(0...23) * 3_600_000, zone: one(of: zones)
      )
    }
    return chance(0.5)
      ? .range(lower: value(of: type), upper: value(of: type))
      : .values((0..<number(1...3)).map { _ in value(of: type) })
  }
}
