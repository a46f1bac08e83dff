import CallModel
import Pipeline

/// What rules cost, for programs; in the order in which the rules speak.
struct RuleProfileJSON: Encodable {
  let calls: Int
  let soundMs: Int64
  let words: Int
  let readingUs: Double
  let rules: [Rule]
  let terms: [Term]

  struct Rule: Encodable {
    let rule: String
    let id: String
    let decidingUsACall: Double?
    let searchingMsAnHour: Double?
    let terms: [String]

    enum CodingKeys: String, CodingKey {
      case rule, id, terms
      case decidingUsACall = "deciding_us_a_call"
      case searchingMsAnHour = "searching_ms_an_hour"
    }
  }

  struct Term: Encodable {
    let phrase: String
    let recorded: Bool
    let searchingMsAnHour: Double?

    enum CodingKeys: String, CodingKey {
      case phrase, recorded
      case searchingMsAnHour = "searching_ms_an_hour"
    }
  }

  enum CodingKeys: String, CodingKey {
    case calls, words, rules, terms
    case soundMs = "sound_ms"
    case readingUs = "reading_us"
  }

  init(_ profile: RuleProfile) {
    calls = profile.callCount
    soundMs = profile.soundMs
    words = profile.wordCount
    readingUs = profile.reading / .microseconds(1)
    rules = profile.rules.map { cost in
      Rule(
        rule: cost.rule.name, id: cost.rule.id,
        decidingUsACall: profile.aCall(cost.deciding).map { $0 / .microseconds(1) },
        searchingMsAnHour: profile.anHour(profile.searching(by: cost))
          .map { $0 / .milliseconds(1) },
        terms: cost.terms.map(\.pattern))
    }
    terms = profile.terms.map { cost in
      Term(
        phrase: cost.term.pattern, recorded: cost.term.isRecorded,
        searchingMsAnHour: profile.anHour(cost.searching).map { $0 / .milliseconds(1) })
    }
  }
}
