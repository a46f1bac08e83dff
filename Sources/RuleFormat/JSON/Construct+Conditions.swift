extension Construct {
  /// The ways in which conditions are written.
  var conditionAlternatives: [Alternative] {
    switch self {
    case .expression:
      [
        .object(kind: "all", [.nodes("operands", .operand, .severalBy("and"))]),
        .object(kind: "any", [.nodes("operands", .operand, .severalBy("or"))]),
        .same(.operand),
      ]
    case .operand: Self.operands
    case .test: Self.tests
    case .set: Self.sets
    default: [.object(kind: "prefix", [.value("prefix", .prefix)]), .same(.literal)]
    }
  }

  private static let operands: [Alternative] = [
    .object(kind: "not", [.word("not"), .node("operand", .operand)]),
    .object(kind: "brackets", [.word("("), .node("inside", .expression), .word(")")]),
    .object(
      kind: "mentions",
      [.word("mentions"), .node("target", .target), .nodes("qualifiers", .qualifier, .none)]),
    .object(kind: "matched", [.word("matched"), .value("rule", .text)]),
    .object(
      kind: "spoken",
      [
        .word("spoken"), .value("mention", .name), .words("sign", signs),
        .value("number", .number),
      ]),
    .object(kind: "field", [.value("field", .field), .optional([.node("test", .test)])]),
    .object(kind: "condition", [.value("name", .name)]),
  ]

  private static let signs = ["=", "!=", "<", "<=", ">", ">="]

  private static let tests: [Alternative] = [
    .object(kind: "compare", [.words("sign", signs), .node("with", .compared)]),
    .object(
      kind: "in",
      [
        .optional([.flag("not")]), .word("in"), .node("set", .set),
        .optional([.word("zone"), .value("zone", .text)]),
      ]),
    .object(kind: "known", [.word("is"), .words("is", ["known", "missing"])]),
    .object(
      kind: "is", [.word("is"), .optional([.flag("not")]), .value("choice", .name)]),
    .object(kind: "contains", [.word("contains"), .value("text", .text)]),
    .object(kind: "matches", [.word("matches"), .value("text", .text)]),
    .object(
      kind: "starts_with", [.word("starts"), .word("with"), .node("with", .beginning)]),
  ]

  private static let sets: [Alternative] = [
    .object(
      kind: "values", [.word("("), .nodes("values", .literal, .by(",")), .word(")")]),
    .object(
      kind: "choices", [.value("from", .name), .word(".."), .value("to", .name)]),
    .object(kind: "list", [.value("name", .name)]),
    .object(
      kind: "range", [.node("from", .literal), .word(".."), .node("to", .literal)]),
  ]

  /// The ways in which mentions are written.
  var mentionAlternatives: [Alternative] {
    switch self {
    case .target:
      [
        .object(kind: "all_of", [.word("all"), .word("of"), .node("terms", .terms)]),
        .object(
          kind: "at_least_of",
          [
            .word("at"), .word("least"), .value("number", .number), .word("of"),
            .node("terms", .terms),
          ]),
        .same(.hits),
      ]
    case .hits:
      [
        .object(
          kind: "related",
          [.node("first", .primary), .nodes("relations", .relation, .noneAtLeastOne)]),
        .same(.primary),
      ]
    case .relation: Self.relations
    case .primary: Self.primaries
    case .terms:
      [
        .object(
          kind: "terms", [.word("("), .nodes("terms", .term, .by(",")), .word(")")]),
        .object(kind: "set", [.value("name", .name)]),
      ]
    default: Self.qualifiers
    }
  }

  private static let relations: [Alternative] = [
    .object(kind: "outside", [.word("outside"), .node("of", .primary)]),
    .object(kind: "inside", [.word("inside"), .node("of", .primary)]),
    .object(
      kind: "distance",
      [
        .words(
          "lies", ["near", "before", "after", "not near", "not before", "not after"]),
        .node("to", .primary), .word("within"), .value("within", .distance),
      ]),
  ]

  private static let speaker = Form.optional([.words("speaker", speakers), .word(":")])

  private static let primaries: [Alternative] = [
    .object(kind: "brackets", [.word("("), .node("inside", .hits), .word(")")]),
    .object(kind: "event", [.word("event"), .value("event", .name)]),
    .object(
      kind: "any_of", [speaker, .word("any"), .word("of"), .node("terms", .terms)]),
    .object(kind: "recorded", [speaker, .word("recorded"), .value("path", .text)]),
    .object(kind: "phrase", [speaker, .value("phrase", .text)]),
  ]

  private static let qualifiers: [Alternative] = [
    .object(kind: "by", [.word("by"), .words("speaker", speakers)]),
    .object(
      kind: "language", [.word("in"), .word("language"), .value("language", .name)]),
    .object(kind: "source", [.word("in"), .words("source", sources)]),
    .object(
      kind: "within_first", [.word("within"), .word("first"), .value("first", .duration)]),
    .object(
      kind: "within_last", [.word("within"), .word("last"), .value("last", .duration)]),
    .object(
      kind: "within_of",
      [.word("within"), .value("within", .duration), .word("of"), .value("of", .name)]),
    .object(
      kind: "from",
      [
        .word("from"), .value("from", .duration),
        .optional([.word("to"), .value("to", .duration)]),
      ]),
    .object(
      kind: "times",
      [
        .words("limit", ["at least", "at most", "exactly"]), .value("number", .number),
        .word("times"),
      ]),
    .object(
      kind: "confidence",
      [.word("confidence"), .word(">="), .value("confidence", .decimal)]),
    .object(kind: "affirmed", [.word("affirmed")]),
    .object(kind: "negated", [.word("negated")]),
    .object(kind: "as", [.word("as"), .value("name", .name)]),
  ]
}
