extension Construct {
  /// The ways in which the file and its declarations are written.
  var fileAlternatives: [Alternative] {
    switch self {
    case .file:
      [
        .object(
          kind: nil,
          [
            .word("language"), .value("language", .number), .nodes("settings", .setting, .none),
            .nodes("items", .item, .none),
          ])
      ]
    case .setting: Self.settings
    case .item: Self.items
    case .term: Self.termItems
    default:
      [
        .object(
          kind: nil, [.value("key", .text), .word("="), .node("value", .literal)])
      ]
    }
  }

  private static let settings: [Alternative] = [
    .object(kind: "timezone", [.word("timezone"), .value("zone", .text)]),
    .object(kind: "currency", [.word("currency"), .value("code", .name)]),
    .object(kind: "speech", [.word("speech"), .values("languages", .name, by: ",")]),
    .object(
      kind: "default_confidence",
      [.word("default"), .word("confidence"), .value("confidence", .decimal)]),
    .object(
      kind: "default_source", [.word("default"), .word("source"), .words("source", sources)]),
  ]

  private static let items: [Alternative] = [
    .object(kind: "include", [.word("include"), .value("path", .text)]),
    .object(
      kind: "extend",
      [
        .word("extend"), .words("what", ["list", "terms"]), .value("name", .name), .word("with"),
        .nodes("values", .literal, .by(",")),
      ]),
    .object(
      kind: "list_file",
      [.word("list"), .value("name", .name), .word("="), .word("from"), .value("path", .text)]),
    .object(
      kind: "list",
      [
        .word("list"), .value("name", .name), .word("="), .nodes("values", .literal, .by(",")),
      ]),
    .object(
      kind: "terms_file",
      [.word("terms"), .value("name", .name), .word("="), .word("from"), .value("path", .text)]),
    .object(
      kind: "terms",
      [.word("terms"), .value("name", .name), .word("="), .nodes("terms", .term, .by(","))]),
    .object(
      kind: "table",
      [
        .word("table"), .value("name", .name), .word("{"), .nodes("rows", .row, .noneAtLeastOne),
        .word("}"),
      ]),
    .object(
      kind: "constant",
      [.word("constant"), .value("name", .name), .word("="), .node("value", .literal)]),
    .object(
      kind: "condition",
      [.word("condition"), .value("name", .name), .word("="), .node("holds", .expression)]),
    .object(
      kind: "group",
      [
        .word("group"), .value("name", .name), .word("picks"),
        .words("picks", ["first", "all", "highest value", "highest priority"]),
      ]),
    .object(
      kind: "exclude",
      [
        .word("exclude"), .value("name", .text),
        .optional([.word("from"), .word("group"), .value("group", .name)]), .word("when"),
        .node("when", .expression),
      ]),
    .object(
      kind: "rule",
      [
        .word("rule"), .value("name", .text), .nodes("attributes", .attribute, .none),
        .word("when"), .node("when", .expression), .word("then"),
        .nodes("then", .outcome, .noneAtLeastOne),
      ]),
    .object(
      kind: "test",
      [
        .word("test"), .value("name", .text), .word("{"), .nodes("lines", .line, .none),
        .word("}"),
      ]),
  ]

  private static let termItems: [Alternative] = [
    .object(
      kind: "phrase",
      [
        .value("phrase", .text), .optional([.word("confidence"), .value("confidence", .decimal)]),
        .optional([.word("sounds"), .word("like"), .value("sounds_like", .text)]),
      ]),
    .object(
      kind: "recorded",
      [
        .word("recorded"), .value("path", .text),
        .optional([.word("confidence"), .value("confidence", .decimal)]),
      ]),
    .object(kind: "set", [.value("name", .name)]),
  ]

  static let attributes: [Alternative] = [
    .object(kind: "id", [.word("id"), .value("id", .name)]),
    .object(kind: "revision", [.word("revision"), .value("number", .number)]),
    .object(
      kind: "status",
      [.word("status"), .words("status", ["live", "draft", "off", "deprecated"])]),
    .object(kind: "description", [.word("description"), .value("text", .text)]),
    .object(kind: "owner", [.word("owner"), .value("text", .text)]),
    .object(kind: "group", [.word("in"), .word("group"), .value("name", .name)]),
    .object(kind: "priority", [.word("priority"), .value("number", .signedNumber)]),
    .object(
      kind: "effective",
      [
        .word("effective"), .word("from"), .value("from", .date),
        .optional([.word("until"), .value("until", .date)]),
      ]),
    .object(
      kind: "once_per",
      [
        .word("once"), .word("per"), .values("keys", .nameOrField, by: "and"),
        .optional([.word("within"), .value("within", .duration)]),
      ]),
    .object(kind: "needs", [.word("needs"), .words("source", sources)]),
  ]
}
