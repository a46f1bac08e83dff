extension Construct {
  /// The ways in which outcomes and amounts are written.
  var outcomeAlternatives: [Alternative] {
    switch self {
    case .outcome: Self.outcomes
    case .amount:
      [
        .object(
          kind: nil,
          [
            .node("sum", .sum), .optional([.word("otherwise"), .node("otherwise", .sum)]),
            .nodes("bounds", .bound, .none),
          ])
      ]
    case .bound:
      [
        .object(
          kind: nil, [.words("limit", ["at least", "at most"]), .value("money", .money)])
      ]
    case .sum:
      [
        .object(
          kind: "sum", [.node("first", .product), .nodes("rest", .sumPart, .noneAtLeastOne)]),
        .same(.product),
      ]
    case .sumPart:
      [.object(kind: nil, [.words("sign", ["+", "-"]), .node("part", .product)])]
    case .product:
      [
        .object(
          kind: "product",
          [.node("first", .factor), .nodes("rest", .productPart, .noneAtLeastOne)]),
        .same(.factor),
      ]
    case .productPart:
      [.object(kind: nil, [.words("sign", ["*", "/"]), .node("part", .factor)])]
    default: Self.factors
    }
  }

  private static let outcomes: [Alternative] = [
    .object(
      kind: "conversion",
      [
        .word("conversion"), .optional([.value("name", .text)]),
        .optional([.word("value"), .node("value", .amount)]),
        .optional([.word("type"), .value("type", .name)]),
      ]),
    .object(kind: "tag", [.word("tag"), .values("tags", .text, by: ",")]),
    .object(
      kind: "score",
      [.word("score"), .value("points", .signedNumber), .word("as"), .value("name", .name)]),
    .object(
      kind: "set",
      [.word("set"), .value("name", .name), .word("="), .node("value", .amount)]),
    .object(kind: "note", [.word("note"), .value("text", .text)]),
    .object(kind: "disqualify", [.word("disqualify"), .value("reason", .text)]),
    .object(kind: "stop", [.word("stop"), .optional([.flag("all")])]),
  ]

  private static let factors: [Alternative] = [
    .object(
      kind: "share", [.value("percent", .percent), .word("of"), .node("of", .factor)]),
    .object(
      kind: "call",
      [
        .value("function", .name), .word("("), .nodes("arguments", .sum, .by(",")), .word(")"),
      ]),
    .object(
      kind: "lookup",
      [.value("table", .name), .word("["), .value("key", .name), .word("]")]),
    .object(kind: "brackets", [.word("("), .node("inside", .sum), .word(")")]),
    .object(kind: "name", [.value("name", .name)]),
    .object(kind: "field", [.value("field", .field)]),
    .object(kind: "money", [.value("money", .money)]),
    .object(kind: "number", [.value("number", .number)]),
  ]

  /// The ways in which lines of tests are written.
  var testAlternatives: [Alternative] {
    switch self {
    case .line: Self.lines
    case .fact:
      [.object(kind: nil, [.value("field", .nameOrField), .node("value", .factValue)])]
    case .factValue: [.object(kind: "word", [.value("word", .name)]), .same(.literal)]
    default:
      [
        .object(kind: "value", [.word("value"), .value("money", .money)]),
        .object(kind: "tags", [.word("tags"), .values("tags", .text, by: ",")]),
        .object(kind: "at", [.word("at"), .value("time", .clock)]),
        .object(kind: "by", [.word("by"), .words("speaker", Self.speakers)]),
      ]
    }
  }

  private static let lines: [Alternative] = [
    .object(kind: "call", [.word("call"), .nodes("facts", .fact, .by(","))]),
    .object(
      kind: "history",
      [
        .word("history"), .value("conversion", .text), .value("ago", .duration), .word("ago"),
      ]),
    .object(kind: "audio", [.word("audio"), .value("path", .text)]),
    .object(
      kind: "event",
      [
        .word("event"), .value("event", .name), .value("time", .clock),
        .optional([.word("for"), .value("for", .duration)]),
      ]),
    .object(
      kind: "expect_not", [.word("expect"), .word("no"), .value("rule", .text)]),
    .object(
      kind: "expect_todo",
      [.word("expect"), .word("todo"), .value("rule", .text), .word("matched")]),
    .object(kind: "expect_nothing", [.word("expect"), .word("nothing")]),
    .object(
      kind: "expect_conversions",
      [.word("expect"), .word("conversions"), .value("number", .number)]),
    .object(
      kind: "expect_matched",
      [
        .word("expect"), .value("rule", .text), .word("matched"),
        .nodes("details", .detail, .none),
      ]),
    .object(
      kind: "spoken",
      [
        .words("speaker", speakers), .value("time", .clock), .value("text", .text),
        .optional([.word("["), .value("confidence", .decimal), .word("]")]),
      ]),
  ]
}
