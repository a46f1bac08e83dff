import Diagnostics

extension Production {
  static let all: [Production] =
    fileProductions + itemProductions + ruleProductions + expressionProductions
    + mentionProductions + outcomeProductions + testProductions

  private static let fileProductions = [
    Production(
      "file", in: .file,
      accepts: ["language 1", "language 1 # nothing\n", "language 1\nconstant a = 1"],
      refuses: [
        ("", .syntax, ""), ("constant a = 1", .syntax, "constant"),
        ("language 1\nconstant a = 1\ncurrency USD", .syntax, "currency"),
        ("language 1\n\"text\"", .syntax, "\"text\""),
      ]),
    Production(
      "header", in: .file, accepts: ["language 1", "language 12\ncurrency USD"],
      refuses: [("language one", .syntax, "one"), ("langauge 1", .syntax, "langauge")]),
    Production(
      "setting", in: .header,
      accepts: [
        "timezone \"Asia/Seoul\"", "currency KRW", "speech ko, en", "default confidence 0.7",
        "default source both",
      ],
      refuses: [
        ("timezone Asia", .syntax, "Asia"), ("currency \"USD\"", .syntax, "\"USD\""),
        ("speech ko,", .syntax, "constant"), ("default confidence 1", .badLiteral, "1"),
        ("default volume 3", .syntax, "volume"), ("default source ear", .syntax, "ear"),
        ("timezoen \"Asia/Seoul\"", .syntax, "timezoen"),
      ]),
  ]

  private static let itemProductions = [
    Production(
      "include", in: .item, accepts: ["include \"a.rules\""],
      refuses: [("include a", .syntax, "a")]),
    Production(
      "extend", in: .item,
      accepts: ["extend list a with +12125550100", "extend terms a with \"x\", \"y\""],
      refuses: [
        ("extend rule a with 1", .syntax, "rule"), ("extend list a = 1", .syntax, "="),
      ]),
    Production(
      "list", in: .item, accepts: ["list a = 1, 2", "list a = from \"a.txt\"", "list 목록 = \"가\""],
      refuses: [
        ("list a 1", .syntax, "1"), ("list a = 1,", .syntax, ","),
        ("list a = b", .syntax, "b"), ("list rule = 1", .reservedWord, "rule"),
      ]),
    Production(
      "terms", in: .item,
      accepts: ["terms a = \"x\", b", "terms a = from \"a.txt\"", "terms a = from, to"],
      refuses: [("terms a = 5", .syntax, "5"), ("terms = \"x\"", .syntax, "=")]),
    Production(
      "termitem", in: .item,
      accepts: [
        "terms a = \"x\" confidence 0.85", "terms a = \"x\" sounds like \"ex\"",
        "terms a = \"x\" confidence 0.85 sounds like \"ex\"",
        "terms a = recorded \"x.wav\"", "terms a = \"x\", recorded \"x.wav\" confidence 0.9, b",
        "terms recorded = recorded, recorded \"x.wav\", recorded",
      ],
      refuses: [
        ("terms a = \"x\" confidence >= 0.85", .syntax, ">="),
        ("terms a = \"x\" confidence high", .syntax, "high"),
        ("terms a = \"x\" sounds \"ex\"", .syntax, "\"ex\""),
        ("terms a = recoded \"x.wav\"", .syntax, "recoded"),
        ("terms a = recorded \"x.wav\" confidence >= 0.85", .syntax, ">="),
        ("terms a = recorded \"x.wav\" sounds like \"ex\"", .syntax, "sounds"),
        ("terms a = recorded \"x.wav", .unclosedString, "\"x.wav"),
        ("terms a = recorded 5", .syntax, "5"),
      ]),
    Production(
      "table", in: .item, accepts: ["table a { \"x\" = $1 }", "table a { \"x\" = $1 \"y\" = $2 }"],
      refuses: [
        ("table a { }", .syntax, "}"), ("table a { \"x\" = $1", .syntax, "constant"),
        ("table a = 1", .syntax, "="),
      ]),
    Production(
      "constant", in: .item, accepts: ["constant a = $100", "constant 값 = ₩30,000"],
      refuses: [("constant a = b", .syntax, "b"), ("constant a $1", .syntax, "$1")]),
    Production(
      "condition", in: .item, accepts: ["condition a = call.answered"],
      refuses: [
        ("condition a = 5", .syntax, "5"), ("condition not = call.answered", .reservedWord, "not"),
      ]),
    Production(
      "group", in: .item,
      accepts: [
        "group a picks first", "group a picks all", "group a picks highest value",
        "group a picks highest priority",
      ],
      refuses: [
        ("group a picks best", .syntax, "best"), ("group a picks highest", .syntax, "constant"),
      ]),
    Production(
      "exclude", in: .item,
      accepts: [
        "exclude \"a\" when call.answered", "exclude \"a\" from group g when call.answered",
      ],
      refuses: [
        ("exclude \"a\" from g when call.answered", .syntax, "g"),
        ("exclude a when call.answered", .syntax, "a"),
      ]),
  ]

  private static let ruleProductions = [
    Production(
      "rule", in: .item, accepts: ["rule \"a\" when call.answered then tag \"x\" stop"],
      refuses: [
        ("rule a when call.answered then stop", .syntax, "a"),
        ("rule \"a\" then stop", .syntax, "then"),
        ("rule \"a\" when call.answered", .syntax, "constant"),
        ("rule \"a\" when call.answered then", .syntax, "constant"),
        ("rule \"a\" when call.answered tag \"x\"", .syntax, "tag"),
      ]),
    Production(
      "attr", in: .attribute,
      accepts: [
        "id a", "revision 2", "status draft", "description \"x\"", "owner \"x\"", "in group g",
        "effective from 2026-01-01", "effective from 2026-01-01 until 2026-02-01",
        "once per caller.number", "once per a and b within 2w", "needs both",
      ],
      refuses: [
        ("id \"a\"", .syntax, "\"a\""), ("revision x", .syntax, "x"),
        ("status running", .syntax, "running"), ("description x", .syntax, "x"),
        ("owner 5", .syntax, "5"), ("in purchase", .syntax, "purchase"),
        ("effective 2026-01-01", .syntax, "2026-01-01"),
        ("effective from 2026-13-01", .badLiteral, "2026-13-01"),
        ("once caller.number", .syntax, "caller.number"), ("needs ears", .syntax, "ears"),
        ("colour red", .syntax, "colour"), ("statsu live", .syntax, "statsu"),
      ]),
    Production(
      "signed", in: .attribute,
      accepts: ["priority 5", "priority +5", "priority -5", "priority +5000000"],
      refuses: [("priority high", .syntax, "high"), ("priority 1.5", .syntax, "1.5")]),
    Production(
      "key", in: .attribute, accepts: ["once per caller.number and campaign.id"],
      refuses: [("once per \"a\"", .syntax, "\"a\""), ("once per a and 5", .syntax, "5")]),
  ]
}
