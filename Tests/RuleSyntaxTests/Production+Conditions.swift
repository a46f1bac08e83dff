import Diagnostics

extension Production {
  static let expressionProductions = [
    Production(
      "expr", in: .condition,
      accepts: ["a and b and c", "a or b or c", "(a and b) or c", "a and (b or c)"],
      refuses: [
        ("a and b or c", .mixedAndOr, "or"), ("a or b and c", .mixedAndOr, "and"),
        ("a and", .syntax, "then"), ("a b", .syntax, "b"), ("a adn call.answered", .syntax, "adn"),
      ]),
    Production(
      "operand", in: .condition,
      accepts: [
        "not a", "not not a", "((a))", "call.answered", "matched \"r\"", "spoken a >= 2", "예약",
      ],
      refuses: [
        ("()", .syntax, ")"), ("(a", .syntax, "then"), ("matched r", .syntax, "r"),
        ("spoken a", .syntax, "then"), ("spoken a >= x", .syntax, "x"), ("5", .syntax, "5"),
        ("mention \"x\"", .syntax, "mention"), ("and a", .syntax, "and"),
      ]),
    Production(
      "comparison", in: .condition,
      accepts: [
        "call.x = 1", "call.x != 1", "call.x < 1", "call.x <= 1", "call.x > 1", "call.x >= 1",
        "call.x is a", "call.x is not a", "call.x is known", "call.x is missing",
        "call.x contains \"a\"", "call.x matches \"a*\"", "call.x starts with \"a\"",
        "call.x starts with +12125550100", "call.x starts with +82", "call.x",
        "call.x = call.y", "call.x in (1) zone \"UTC\"",
      ],
      refuses: [
        ("call.x == 1", .syntax, "=="), ("call.x = a", .syntax, "="),
        ("call.x is", .syntax, "then"), ("call.x is not known", .syntax, "known"),
        ("call.x contains a", .syntax, "a"), ("call.x matches 5", .syntax, "5"),
        ("call.x starts \"a\"", .syntax, "\"a\""), ("call.x starts with 5", .syntax, "5"),
        ("call.x >", .syntax, "then"), ("call.x not 5", .syntax, "5"),
      ]),
    Production(
      "set", in: .condition,
      accepts: [
        "call.x in a", "call.x in (1, 2)", "call.x in 1..5", "call.x in mon..fri",
        "call.x not in a",
        "call.x in 09:00..18:00 zone \"UTC\"", "call.x in $1..$5",
      ],
      refuses: [
        ("call.x in", .syntax, "then"), ("call.x in 5", .syntax, "5"),
        ("call.x in (1", .syntax, "then"), ("call.x in 1..", .syntax, "then"),
        ("call.x in (a)", .syntax, "a"), ("call.x in a zone 5", .syntax, "5"),
      ]),
    Production(
      "literal", in: .condition,
      accepts: [
        "call.x = \"a\"", "call.x = $1,000.50", "call.x = KRW 50000", "call.x = 1h30m",
        "call.x = 40%", "call.x = 12.5%", "call.x = 0.85", "call.x = 3",
        "call.x = +82-10-1234-5678", "call.x = 9:05", "call.x = 0:08.250",
        "call.x = 2026-03-02", "call.x = 2026-03-02T10:15:00-05:00",
      ],
      refuses: [
        ("call.x = $", .badLiteral, "$"), ("call.x = $5,10", .badLiteral, "$5,10"),
        ("call.x = $100k", .badLiteral, "$100k"), ("call.x = ₹100", .badLiteral, "₹100"),
        ("call.x = 30mins", .badLiteral, "30mins"), ("call.x = 5:3", .badLiteral, "5:3"),
        ("call.x = 2026-02-30", .badLiteral, "2026-02-30"),
        ("call.x = 2026-3-2", .badLiteral, "2026-3-2"),
        ("call.x = 2026-03-02T25:00:00Z", .badLiteral, "2026-03-02T25:00:00Z"),
        ("call.x = 2026-03-02T10:00:00", .badLiteral, "2026-03-02T10:00:00"),
        ("call.x = +12-34-56", .badLiteral, "+12-34-56"),
        ("call.x = 99999999999999999999", .badLiteral, "99999999999999999999"),
        ("call.x = 0.1234567", .badLiteral, "0.1234567"),
        ("call.x = 0.00001%", .badLiteral, "0.00001%"), ("call.x = 3d", .badLiteral, "3d"),
        ("call.x = 9999999999999999h", .badLiteral, "9999999999999999h"),
        ("call.x = “a”", .syntax, "“a”"), ("call.x = .5", .syntax, "."),
      ]),
    Production(
      "string", in: .condition,
      accepts: ["call.x = \"\"", #"call.x = "a \"b\" \\ \u{20A9}""#],
      refuses: [
        ("call.x = \"a", .unclosedString, "\"a"), (#"call.x = "a\n""#, .badCharacter, #"\n"#),
        (#"call.x = "\u{110000}""#, .badCharacter, #"\u{110000}"#),
        (#"call.x = "\u{}""#, .badCharacter, #"\u{}"#),
        (#"call.x = "\u{202E}""#, .badCharacter, #"\u{202E}"#),
        ("call.x = \"a\u{202E}b\"", .badCharacter, "\u{202E}"),
        ("call.x = \"a\u{0}b\"", .badCharacter, "\u{0}"),
      ]),
  ]

  static let mentionProductions = [
    Production(
      "mention", in: .condition,
      accepts: ["mentions \"a\"", "mentions \"a\" by caller in audio affirmed"],
      refuses: [("mentions", .syntax, "then"), ("mentions a", .syntax, "a")]),
    Production(
      "target", in: .condition,
      accepts: ["mentions all of a", "mentions at least 2 of (\"a\", \"b\")", "mentions any of a"],
      refuses: [
        ("mentions all a", .syntax, "a"), ("mentions at least of a", .syntax, "of"),
        ("mentions at least 2 a", .syntax, "a"), ("mentions any \"a\"", .syntax, "\"a\""),
      ]),
    Production(
      "span", in: .condition,
      accepts: [
        "mentions \"a\" near \"b\" within 5 words before \"c\" within 2s",
        "mentions \"a\" outside \"b\" inside \"c\"", "mentions (\"a\" outside \"b\")",
      ],
      refuses: [
        ("mentions \"a\" outside", .syntax, "then"), ("mentions \"a\" inside 5", .syntax, "5"),
        ("mentions (\"a\"", .syntax, "then"),
      ]),
    Production(
      "relation", in: .condition,
      accepts: [
        "mentions \"a\" near \"b\" within 1s", "mentions \"a\" before \"b\" within 1s",
        "mentions \"a\" after \"b\" within 1s", "mentions \"a\" not near \"b\" within 1s",
        "mentions \"a\" not before \"b\" within 1s", "mentions \"a\" not after \"b\" within 1s",
      ],
      refuses: [
        ("mentions \"a\" near", .syntax, "then"), ("mentions \"a\" not \"b\"", .syntax, "not"),
      ]),
    Production(
      "distance", in: .condition,
      accepts: [
        "mentions \"a\" near \"b\" within 5 words", "mentions \"a\" near \"b\" within 1 word",
        "mentions \"a\" near \"b\" within 10s", "mentions \"a\" near \"b\" within same turn",
      ],
      refuses: [
        ("mentions \"a\" near \"b\"", .distanceMissing, "near"),
        ("mentions \"a\" not near \"b\" within first 5m", .distanceMissing, "not near"),
        ("mentions \"a\" near \"b\" within same", .syntax, "then"),
        ("mentions \"a\" near \"b\" within 5", .badLiteral, "5"),
      ]),
    Production(
      "primary", in: .condition,
      accepts: [
        "mentions caller:\"a\"", "mentions agent : any of a", "mentions event hold",
        "mentions recorded \"a.wav\" by caller", "mentions agent:recorded \"a.wav\"",
        "mentions all of (recorded \"a.wav\", \"b\")", "mentions any of recorded",
        "mentions anyone:\"a\"",
      ],
      refuses: [
        ("mentions boss:\"a\"", .syntax, "boss"), ("mentions caller:", .syntax, "then"),
        ("mentions event \"hold\"", .syntax, "\"hold\""),
        ("mentions recorded", .syntax, "recorded"), ("mentions recorded 5", .syntax, "recorded"),
        ("mentions recoded \"a.wav\"", .syntax, "recoded"),
      ]),
    Production(
      "termset", in: .condition,
      accepts: ["mentions any of a", "mentions any of (\"a\", b, \"c\" confidence 0.5)"],
      refuses: [
        ("mentions any of \"a\"", .syntax, "\"a\""), ("mentions any of ()", .syntax, ")"),
        ("mentions any of recorded \"a.wav\"", .syntax, "recorded"),
        ("mentions any of (\"a\"", .syntax, "then"),
      ]),
    Production(
      "qualifier", in: .condition,
      accepts: [
        "mentions \"a\" by agent", "mentions \"a\" in either", "mentions \"a\" in language ko",
        "mentions \"a\" within first 5m", "mentions \"a\" within last 5m",
        "mentions \"a\" within 30s of answer", "mentions \"a\" from 1m",
        "mentions \"a\" from 1m to 2m",
        "mentions \"a\" at least 1 times", "mentions \"a\" at most 1 times",
        "mentions \"a\" exactly 1 times", "mentions \"a\" confidence >= 0.5",
        "mentions \"a\" affirmed",
        "mentions \"a\" negated", "mentions \"a\" as b",
      ],
      refuses: [
        ("mentions \"a\" by boss", .syntax, "boss"), ("mentions \"a\" in room", .syntax, "room"),
        ("mentions \"a\" in language", .syntax, "then"),
        ("mentions \"a\" within first 30", .badLiteral, "30"),
        ("mentions \"a\" within 30s", .syntax, "30s"), ("mentions \"a\" from", .syntax, "then"),
        ("mentions \"a\" from 1m to", .syntax, "then"),
        ("mentions \"a\" at least 1", .syntax, "1"),
        ("mentions \"a\" at 1 times", .syntax, "at"),
        ("mentions \"a\" exactly times", .syntax, "times"),
        ("mentions \"a\" confidence 0.5", .syntax, "0.5"),
        ("mentions \"a\" confidence >= 50%", .badLiteral, "50%"),
        ("mentions \"a\" caller", .syntax, "caller"), ("mentions \"a\" as 5", .syntax, "5"),
        ("mentions \"a\" within first 3d", .badLiteral, "3d"),
      ]),
  ]
}
