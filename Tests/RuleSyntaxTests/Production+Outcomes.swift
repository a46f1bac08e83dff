import Diagnostics

extension Production {
  static let outcomeProductions = [
    Production(
      "outcome", in: .outcome,
      accepts: [
        "conversion", "conversion \"a\"", "conversion value $1", "conversion type a",
        "conversion \"a\" value $1 type a", "tag \"a\", \"b\"", "score 1 as a", "score -1 as a",
        "set a = $1", "note \"a\"", "disqualify \"a\"", "stop", "stop all",
      ],
      refuses: [
        ("conversion 5", .syntax, "5"), ("conversion value", .syntax, "constant"),
        ("conversion \"a\" $100", .syntax, "$100"), ("conversion type \"a\"", .syntax, "\"a\""),
        ("tag a", .syntax, "a"), ("tag \"a\",", .syntax, "constant"), ("score as a", .syntax, "as"),
        ("score 1", .syntax, "constant"), ("score 1 a", .syntax, "a"), ("set a $1", .syntax, "$1"),
        ("note a", .syntax, "a"), ("disqualify", .syntax, "constant"),
        ("book \"a\"", .syntax, "book"),
        ("conversoin \"a\"", .syntax, "conversoin"),
      ]),
    Production(
      "money", in: .outcome,
      accepts: [
        "conversion value total otherwise $1", "conversion value total at least $1 at most $5,000",
      ],
      refuses: [
        ("conversion value total otherwise", .syntax, "constant"),
        ("conversion value total at least 5", .syntax, "5"),
        ("conversion value total at most", .syntax, "constant"),
      ]),
    Production(
      "sum", in: .outcome,
      accepts: ["conversion value $1 + $2 - a", "conversion value a +5000000"],
      refuses: [
        ("conversion value $1 +", .syntax, "constant"), ("conversion value + $1", .syntax, "+"),
      ]),
    Production(
      "product", in: .outcome, accepts: ["conversion value $1 * 2 / 3"],
      refuses: [("conversion value $1 *", .syntax, "constant")]),
    Production(
      "factor", in: .outcome,
      accepts: [
        "conversion value 8% of total", "conversion value count(a)", "conversion value max(a, $5)",
        "conversion value prices[plan]", "conversion value custom.price", "conversion value ($1)",
        "conversion value 2.5 * $1",
      ],
      refuses: [
        ("conversion value 8%", .syntax, "constant"), ("conversion value count()", .syntax, ")"),
        ("conversion value prices[\"a\"]", .syntax, "\"a\""),
        ("conversion value ($1", .syntax, "constant"),
        ("conversion value \"a\"", .syntax, "\"a\""),
        ("conversion value prices[a", .syntax, "constant"),
      ]),
  ]

  static let testProductions = [
    Production(
      "test", in: .item, accepts: ["test \"a\" { }", "test \"a\" { expect nothing }"],
      refuses: [
        ("test a { }", .syntax, "a"), ("test \"a\" expect nothing", .syntax, "expect"),
        ("test \"a\" { expect nothing", .syntax, "constant"),
      ]),
    Production(
      "testline", in: .testLine,
      accepts: [
        "call direction inbound", "history \"a\" 40d ago", "audio \"a.wav\"", "caller 0:08 \"a\"",
        "agent 1:02:03.5 \"a\" [0.92]", "event hold 2:00", "event hold 2:00 for 30s",
      ],
      refuses: [
        ("history \"a\" 40d", .syntax, "expect"), ("history a 40d ago", .syntax, "a"),
        ("audio a", .syntax, "a"), ("caller \"a\"", .syntax, "caller"),
        ("caller 0:08 a", .syntax, "a"),
        ("caller 0:08 \"a\" [1]", .badLiteral, "1"), ("caller 0:08 \"a\" [0.9", .syntax, "expect"),
        ("event 2:00", .syntax, "2:00"), ("event hold", .syntax, "expect"),
        ("shout 5", .syntax, "shout"),
      ]),
    Production(
      "pair", in: .testLine,
      accepts: ["call direction inbound, duration 5m", "call caller.number +12125550100"],
      refuses: [
        ("call direction", .syntax, "nothing"), ("call 5 5", .syntax, "5"),
        ("call duration 5m 6m", .syntax, "6m"),
      ]),
    Production(
      "expectation", in: .testLine,
      accepts: [
        "expect \"a\" matched", "expect \"a\" matched value $1 tags \"x\", \"y\" at 0:08 by caller",
        "expect no \"a\"", "expect todo \"a\" matched", "expect nothing", "expect conversions 2",
      ],
      refuses: [
        ("expect \"a\"", .syntax, "expect"), ("expect no a", .syntax, "a"),
        ("expect todo \"a\"", .syntax, "expect"), ("expect conversions x", .syntax, "x"),
        ("expect \"a\" matched value 5", .syntax, "5"),
        ("expect \"a\" matched tags x", .syntax, "x"),
        ("expect \"a\" matched at 5", .syntax, "5"), ("expect \"a\" matched by x", .syntax, "x"),
        ("expect a", .syntax, "a"),
      ]),
  ]
}
