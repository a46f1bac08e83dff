extension RandomProgram {
  mutating func expression(depth: Int = 0) {
    let count = 1 + number(below: 4)
    let joint = one(of: ["and", "or"])
    for index in 0..<count {
      if index > 0 { put(joint == "and" ? .all : .any, joint) }
      operand(depth: depth)
    }
  }

  private mutating func operand(depth: Int) {
    switch number(below: depth < 3 ? 9 : 6) {
    case 0...2: mention()
    case 3, 4: comparison()
    case 5:
      either([
        { $0.put(.matched, "matched", $0.string()) },
        { $0.put(.spoken, "spoken", $0.name(), $0.sign(), $0.int()) },
        { $0.put(.conditionName, $0.one(of: ["real", "answered_call", "근무시간"])) },
      ])
    case 6:
      put(.not, "not")
      operand(depth: depth + 1)
    default:
      put(.bracketed, "(")
      expression(depth: depth + 1)
      put(")")
    }
  }

  private mutating func sign() -> String { one(of: ["=", "!=", "<", "<=", ">", ">="]) }

  private mutating func comparison() {
    put(field())
    either([
      { $0.put(.holds) },
      {
        $0.put(.compareLiteral, $0.sign())
        $0.literal()
      },
      { $0.put(.compareField, $0.sign(), $0.field()) },
      { $0.membership() }, { $0.membership() }, { $0.membership() },
      { $0.put(.isChoice, "is", $0.one(of: ["inbound", "mon"])) },
      { $0.put(.isNotChoice, "is", "not", "inbound") }, { $0.put(.isKnown, "is", "known") },
      { $0.put(.isMissing, "is", "missing") }, { $0.put(.contains, "contains", $0.string()) },
      { $0.put(.matches, "matches", $0.string()) },
      { $0.put(.startsWithText, "starts", "with", $0.string()) },
      { $0.put(.startsWithNumber, "starts", "with", "+12125550100") },
      { $0.put(.startsWithPrefix, "starts", "with", "+82") },
    ])
  }

  private mutating func membership() {
    if once(in: 3) { put(.notIn, "not") }
    put("in")
    either([
      { $0.put(.inList, $0.name()) },
      { program in
        program.put(.inLiterals, "(")
        program.several(upTo: 6) { $0.literal() }
        program.put(")")
      },
      { $0.put(.inRange, "09:00", "..", "18:00") },
      { $0.put(.inChoices, "mon", "..", "fri") },
    ])
    if once(in: 4) { put(.zone, "zone", "\"America/Chicago\"") }
  }

  // MARK: Mentions

  private mutating func mention() {
    put("mentions")
    switch number(below: 6) {
    case 0:
      put(.allOf, "all", "of")
      termSet()
    case 1:
      put(.atLeastOf, "at", "least", int(), "of")
      termSet()
    default: hits(depth: 0)
    }
    for _ in 0..<number(below: 4) { qualifier() }
  }

  private mutating func termSet() {
    guard once(in: 2) else {
      put(name())
      return
    }
    put(.termsInBrackets, "(")
    several(upTo: 5) { $0.term() }
    put(")")
  }

  private mutating func hits(depth: Int) {
    primary(depth: depth)
    for _ in 0..<number(below: 3) {
      guard once(in: 2) else {
        once(in: 2) ? put(.outside, "outside") : put(.inside, "inside")
        primary(depth: depth)
        continue
      }
      if once(in: 3) { put(.notRelated, "not") }
      either([
        { $0.put(.near, "near") }, { $0.put(.before, "before") }, { $0.put(.after, "after") },
      ])
      primary(depth: depth)
      put("within")
      either([
        { $0.put(.words, $0.int(), "words") }, { $0.put(.word, "1", "word") },
        { $0.put(.duration, $0.duration()) }, { $0.put(.sameTurn, "same", "turn") },
      ])
    }
  }

  private mutating func primary(depth: Int) {
    switch number(below: depth < 2 ? 6 : 4) {
    case 0: put(.event, "event", one(of: ["hold", "transfer"]))
    case 4, 5:
      put(.bracketedHits, "(")
      hits(depth: depth + 1)
      put(")")
    default:
      if once(in: 3) { put(.prefixed, speaker(), ":") }
      either([
        { $0.put(.phrase, $0.string()) }, { $0.put(.recorded, "recorded", $0.string()) },
        {
          $0.put(.anyOf, "any", "of")
          $0.termSet()
        },
      ])
    }
  }

  private mutating func qualifier() {
    either([
      { $0.put(.by, "by", $0.speaker()) }, { $0.put(.inSource, "in", $0.source()) },
      { $0.put(.inLanguage, "in", "language", "ko") },
      { $0.put(.withinFirst, "within", "first", $0.duration()) },
      { $0.put(.withinLast, "within", "last", $0.duration()) },
      { $0.put(.withinOf, "within", $0.duration(), "of", $0.one(of: ["answer", "offer"])) },
      { program in
        program.put(.from, "from", program.duration())
        if program.once(in: 2) { program.put(.fromTo, "to", program.duration()) }
      },
      { $0.put(.atLeastTimes, "at", "least", $0.int(), "times") },
      { $0.put(.atMostTimes, "at", "most", $0.int(), "times") },
      { $0.put(.exactlyTimes, "exactly", $0.int(), "times") },
      { $0.put(.confidence, "confidence", ">=", $0.decimal()) },
      { $0.put(.affirmed, "affirmed") }, { $0.put(.negated, "negated") },
      { $0.put(.named, "as", $0.name()) },
    ])
  }
}
