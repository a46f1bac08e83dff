import TestSupport

/// A random rule file that follows the grammar: any of its constructs, in any order, with any white
/// space and comments between any two tokens. What it says need make no sense.
struct RandomProgram {
  private(set) var pieces: [String] = []
  /// The ways of the grammar that were used.
  private(set) var used: Set<Alternative> = []
  private var random: SeededGenerator

  init(seed: UInt64, itemCount: Int = 6) {
    random = SeededGenerator(seed: seed)
    header()
    for _ in 0..<itemCount { item() }
  }

  // MARK: Choosing

  /// A number from 0 to before `count`.
  mutating func number(below count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  /// Yes, once in `count` times.
  mutating func once(in count: Int) -> Bool { number(below: count) == 0 }

  /// One of `choices`.
  mutating func one(of choices: [String]) -> String { choices[number(below: choices.count)] }

  /// Does one of `choices`.
  mutating func either(_ choices: [(inout RandomProgram) -> Void]) {
    choices[number(below: choices.count)](&self)
  }

  /// Does `part` one to `most` times, with a comma between.
  mutating func several(upTo most: Int, _ part: (inout RandomProgram) -> Void) {
    for index in 0...number(below: most) {
      if index > 0 { put(",") }
      part(&self)
    }
  }

  // MARK: Writing

  /// Writes tokens.
  mutating func put(_ tokens: String...) { pieces += tokens }

  /// Notes that a way of the grammar is used, and writes tokens.
  mutating func put(_ alternative: Alternative, _ tokens: String...) {
    used.insert(alternative)
    pieces += tokens
  }

  /// The tokens with only what must be between them.
  var plainText: String { pieces.joined(separator: " ") + "\n" }

  /// The tokens with anything between them that may be.
  mutating func scatteredText() -> String {
    var text = once(in: 3) ? comments() : ""
    for piece in pieces { text += piece + between() }
    return text
  }

  private mutating func between() -> String {
    switch number(below: 24) {
    case 0: return " " + comments()
    case 1: return "\n" + comments()
    case 2: return "\n\n \n" + comments() + "\n"
    case 3: return comments() + comments()
    case 4: return "\n\n\n"
    case 5: return "\r\n\t"
    case 6: return "\n"
    default: return one(of: [" ", " ", " ", "  ", "\n  "])
    }
  }

  private mutating func comments() -> String {
    let allowed = one(of: ["unused_name", "live_without_owner", "always_true", "untested_rule"])
    return one(of: [
      "#\n", "# why\n", "#why: \"not\" when\n", "# 왜 \u{1112}\u{1161}\u{11AB}  \n", "# two\n\n",
      "# allow: \(allowed) for a reason\n", "# one\n  # more\r\n",
    ])
  }

  // MARK: Names and values

  mutating func name() -> String {
    one(of: [
      "cards", "offer_words", "이름", "_x9", "value", "e\u{301}t\u{E9}", "first", "by", "sale",
      "a_name_that_is_long_enough_to_reach_far",
    ])
  }

  mutating func field() -> String {
    one(of: [
      "call.duration", "caller.number", "campaign.name", "call.started", "custom.요금제", "agent.id",
    ])
  }

  mutating func string() -> String {
    one(of: [
      "\"credit card\"", "\"\"", "\"(credit|debit) card\"", "\"say \\\"yes\\\" \\\\ # no\"",
      "\"\\u{20A9} 신\u{1112}\u{1161}\u{11AB}\"", "\"예약하~\"", "\"{money as total}\"",
      "\"a rather long phrase that somebody may say at the very end of a call\"",
    ])
  }

  mutating func duration() -> String { one(of: ["90s", "1m30s", "250ms", "5m", "1h"]) }

  mutating func decimal() -> String { one(of: ["0.85", "0.70", "1.0"]) }

  mutating func int() -> String { one(of: ["1", "2", "007", "12"]) }

  mutating func clock() -> String { one(of: ["0:08", "9:05", "1:02:03", "0:08.5", "22:00"]) }

  mutating func money() {
    once(in: 2)
      ? put(.moneySign, one(of: ["$100", "₩50000", "$1,000.50", "€1234567.5", "£0.99", "¥1,000"]))
      : put(.moneyCode, one(of: ["KRW 50000", "EUR 9.99", "KWD 1234.567", "USD 1,000"]))
  }

  mutating func literal() {
    either([
      { $0.put(.text, $0.string()) }, { $0.money() }, { $0.put(.durationLiteral, $0.duration()) },
      { $0.put(.percent, $0.one(of: ["40%", "12.5%"])) }, { $0.put(.decimal, $0.decimal()) },
      { $0.put(.int, $0.int()) },
      { $0.put(.phone, $0.one(of: ["+12125550100", "+82-10-1234-5678"])) },
      { $0.put(.clock, $0.clock()) }, { $0.put(.date, "2026-03-02") },
      { $0.put(.dateTime, $0.one(of: ["2026-03-02T10:15:00Z", "2026-03-02T10:15:00-05:00"])) },
    ])
  }
}
