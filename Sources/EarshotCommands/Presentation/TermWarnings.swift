import CallModel
import KeywordSearch
import Pipeline

/// What a user should know about the terms before anything is listened to.
enum TermWarnings {
  /// One line for each term that is too short to be told from other words, or cannot be heard.
  static func lines(_ listening: ListeningPlan) -> [String] {
    let short = listening.audible.filter(\.keyword.isShort).map { audible in
      let sound = PlainText.count(audible.keyword.phoneCount, "sound")
      let rate = PlainText.rate(audible.keyword.expectedFalseAlarmsPerHour)
      return
        "warning: `\(audible.term.pattern)` has \(sound) and is heard inside other words: expect "
        + "\(rate) false findings an hour; \(Keyword.fewestSafePhones) or more are safe (ask for a "
        + "longer phrase, or `in transcript`)"
    }
    let unhearable = listening.unhearable.map { unhearable in
      "warning: `\(unhearable.term.pattern)` is looked for in transcripts only: "
        + unhearable.error.reason + (unhearable.error.advice.map { " (\($0))" } ?? "")
    }
    return short + unhearable + ExampleList.warnings([listening.recorded.map(\.example)])
  }
}
