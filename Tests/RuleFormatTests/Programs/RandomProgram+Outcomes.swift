extension RandomProgram {
  mutating func outcome() {
    either([
      { $0.conversion() },
      { program in
        program.put(.tag, "tag")
        program.several(upTo: 6) { $0.put($0.string()) }
      },
      { $0.put(.score, "score", $0.one(of: ["+10", "-3", "4", "+1000000"]), "as", $0.name()) },
      {
        $0.put(.set, "set", $0.name(), "=")
        $0.amount()
      },
      { $0.put(.note, "note", $0.string()) }, { $0.put(.disqualify, "disqualify", $0.string()) },
      { $0.put(.stop, "stop") }, { $0.put(.stopAll, "stop", "all") },
    ])
  }

  private mutating func conversion() {
    put(.conversion, "conversion")
    if once(in: 2) { put(.conversionName, string()) }
    if !once(in: 4) {
      put("value")
      amount()
    }
    if once(in: 3) { put(.conversionType, "type", one(of: ["sale", "lead"])) }
  }

  // MARK: Amounts

  private mutating func amount() {
    sum(depth: 0)
    if once(in: 2) {
      put(.otherwise, "otherwise")
      sum(depth: 0)
    }
    for _ in 0..<number(below: 3) {
      once(in: 2) ? put(.atLeast, "at", "least") : put(.atMost, "at", "most")
      money()
    }
  }

  private mutating func sum(depth: Int) {
    factor(depth: depth)
    for _ in 0..<number(below: 4) {
      either([
        { $0.put(.plus, "+") }, { $0.put(.minus, "-") }, { $0.put(.times, "*") },
        { $0.put(.dividedBy, "/") },
      ])
      factor(depth: depth)
    }
  }

  private mutating func factor(depth: Int) {
    switch number(below: depth < 2 ? 9 : 5) {
    case 0: put(.amountName, one(of: ["deposit", "total", "합계"]))
    case 1: put(.amountField, field())
    case 2: put(.lookup, "plan_price", "[", "plan", "]")
    case 3: put(.amountLiteral, once(in: 2) ? int() : decimal())
    case 4: money()
    case 5:
      put(.amountBracketed, "(")
      sum(depth: depth + 1)
      put(")")
    case 6:
      put(.share, one(of: ["8%", "12.5%"]), "of")
      factor(depth: depth + 1)
    default:
      put(.call, one(of: ["max", "first", "sum"]), "(")
      several(upTo: 3) { $0.sum(depth: depth + 1) }
      put(")")
    }
  }

  // MARK: Tests

  mutating func test() {
    put(.test, "test", string(), "{")
    for _ in 0..<number(below: 7) { testLine() }
    put("}")
  }

  private mutating func testLine() {
    either([
      { $0.facts() },
      { $0.put(.history, "history", $0.string(), $0.one(of: ["40d", "2w"]), "ago") },
      { $0.put(.audio, "audio", $0.string()) },
      { $0.spokenLine() }, { $0.spokenLine() },
      { program in
        program.put(.eventLine, "event", "hold", program.clock())
        if program.once(in: 2) { program.put(.eventFor, "for", program.duration()) }
      },
      { $0.expectation() }, { $0.expectation() },
    ])
  }

  private mutating func facts() {
    put(.facts, "call")
    several(upTo: 6) { program in
      program.put(program.once(in: 2) ? "duration" : program.field())
      guard program.once(in: 3) else { return program.literal() }
      program.put(.factName, "inbound")
    }
  }

  private mutating func spokenLine() {
    put(.spokenLine, speaker(), clock(), string())
    if once(in: 3) { put(.spokenConfidence, "[", decimal(), "]") }
  }

  private mutating func expectation() {
    put("expect")
    either([
      { $0.put(.expectNo, "no", $0.string()) },
      { $0.put(.expectTodo, "todo", $0.string(), "matched") },
      { $0.put(.expectNothing, "nothing") },
      { $0.put(.expectConversions, "conversions", $0.int()) },
      { $0.matched() }, { $0.matched() },
    ])
  }

  private mutating func matched() {
    put(.expectMatched, string(), "matched")
    for _ in 0..<number(below: 4) {
      either([
        {
          $0.put(.expectValue, "value")
          $0.money()
        },
        { program in
          program.put(.expectTags, "tags")
          program.several(upTo: 4) { $0.put($0.string()) }
        },
        { $0.put(.expectAt, "at", $0.clock()) }, { $0.put(.expectBy, "by", $0.speaker()) },
      ])
    }
  }
}
