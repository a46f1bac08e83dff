extension RandomProgram {
  mutating func header() {
    put("language", "1")
    for _ in 0..<number(below: 4) {
      either([
        { $0.put(.timezone, "timezone", $0.one(of: ["\"Asia/Seoul\"", "\"Europe/Paris\""])) },
        { $0.put(.currency, "currency", $0.one(of: ["USD", "KRW"])) },
        { program in
          program.put(.speech, "speech")
          program.several(upTo: 3) { $0.put($0.one(of: ["en", "ko", "fr"])) }
        },
        { $0.put(.defaultConfidence, "default", "confidence", $0.decimal()) },
        { $0.put(.defaultSource, "default", "source", $0.source()) },
      ])
    }
  }

  mutating func item() {
    either([
      { $0.put(.include, "include", $0.string()) }, { $0.extend() }, { $0.list() }, { $0.terms() },
      { $0.table() },
      {
        $0.put(.constant, "constant", $0.name(), "=")
        $0.literal()
      },
      {
        $0.put(.condition, "condition", $0.name(), "=")
        $0.expression()
      },
      { $0.group() }, { $0.exclude() }, { $0.rule() }, { $0.rule() }, { $0.test() },
    ])
  }

  private mutating func extend() {
    once(in: 2)
      ? put(.extendList, "extend", "list", name(), "with")
      : put(.extendTerms, "extend", "terms", name(), "with")
    several(upTo: 5) { $0.literal() }
  }

  private mutating func list() {
    guard !once(in: 4) else {
      put(.listFrom, "list", name(), "=", "from", string())
      return
    }
    put(.list, "list", name(), "=")
    several(upTo: 9) { $0.literal() }
  }

  private mutating func terms() {
    guard !once(in: 4) else {
      put(.termsFrom, "terms", name(), "=", "from", string())
      return
    }
    put(.terms, "terms", name(), "=")
    several(upTo: 7) { $0.term() }
  }

  /// An entry of a term set.
  mutating func term() {
    either([
      { $0.put(.termName, $0.name()) },
      { program in
        program.put(.termRecorded, "recorded", program.string())
        if program.once(in: 2) {
          program.put(.termRecordedConfidence, "confidence", program.decimal())
        }
      },
      { program in
        program.put(.termPhrase, program.string())
        if program.once(in: 3) { program.put(.termConfidence, "confidence", program.decimal()) }
        if program.once(in: 3) {
          program.put(.termSoundsLike, "sounds", "like", program.string())
        }
      },
    ])
  }

  private mutating func table() {
    put(.table, "table", name(), "{")
    for _ in 0...number(below: 3) {
      put(string(), "=")
      literal()
    }
    put("}")
  }

  private mutating func group() {
    once(in: 2)
      ? put(.group, "group", name(), "picks", one(of: ["first", "all"]))
      : put(.groupHighest, "group", name(), "picks", "highest", one(of: ["value", "priority"]))
  }

  private mutating func exclude() {
    put(.exclude, "exclude", string())
    if once(in: 2) { put(.excludeFromGroup, "from", "group", name()) }
    put("when")
    expression()
  }

  // MARK: Rules

  private mutating func rule() {
    put(.rule, "rule", string())
    for _ in 0..<number(below: 6) { attribute() }
    put("when")
    expression()
    put("then")
    for _ in 0...number(below: 4) { outcome() }
  }

  private mutating func attribute() {
    either([
      { $0.put(.id, "id", $0.name()) }, { $0.put(.revision, "revision", $0.int()) },
      { $0.put(.status, "status", $0.one(of: ["live", "draft", "off", "deprecated"])) },
      { $0.put(.description, "description", $0.string()) },
      { $0.put(.owner, "owner", $0.string()) },
      { $0.put(.inGroup, "in", "group", $0.name()) },
      { $0.put(.priority, "priority", $0.one(of: ["5", "-5", "+ 5"])) },
      { program in
        program.put(.effective, "effective", "from", "2026-01-01")
        if program.once(in: 2) { program.put(.effectiveUntil, "until", "2026-12-31") }
      },
      { $0.oncePer() }, { $0.put(.needs, "needs", $0.source()) },
    ])
  }

  private mutating func oncePer() {
    put(.oncePer, "once", "per", field())
    if once(in: 2) { put(.oncePerSeveral, "and", once(in: 2) ? field() : name()) }
    if once(in: 2) { put(.oncePerWithin, "within", one(of: ["30d", "2w", "12h"])) }
  }

  mutating func source() -> String { one(of: ["audio", "transcript", "either", "both"]) }

  mutating func speaker() -> String { one(of: ["caller", "agent", "anyone"]) }
}
