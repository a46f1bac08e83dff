internal import CallModel

/// English words that deny what stands behind them. Words are folded: `don't` is `dont`.
enum EnglishDenials {
  /// Auxiliary verbs with a denial in them.
  private static let auxiliaries: Set<String> = [
    "aint", "arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent",
    "isnt", "mustnt", "neednt", "shouldnt", "wasnt", "werent", "wont", "wouldnt",
  ]
  private static let others: Set<String> = ["cannot", "neither", "never", "nor", "not", "without"]

  /// Behind an auxiliary these make a question of it: *why don't you*, *isn't it*, *wouldn't that*.
  private static let subjects: Set<String> = [
    "he", "i", "it", "she", "that", "there", "these", "they", "this", "those", "we", "you",
  ]
  /// What is denied with these happens all the same: *don't forget the card*, *can't wait to book*.
  private static let turning: Set<String> = [
    "doubt", "fail", "forget", "hesitate", "just", "mind", "miss", "only", "wait", "worry",
  ]
  /// What begins a clause of its own.
  private static let conjunctions: Set<String> = [
    "although", "because", "but", "however", "though",
  ]

  static func startsClause(_ form: String) -> Bool { conjunctions.contains(form) }

  /// What the words before the match say.
  static func polarity(in clause: Clause) -> Polarity {
    let words = clause.before
    var denials: [Int] = []
    for index in words.indices.suffix(Clause.reach) {
      let word = words[index]
      // *No* denies the next word only: *no, I want a card* is often written without its comma.
      let isNo = word == "no" && index == words.count - 1
      let isNoLonger = word == "longer" && index > 0 && words[index - 1] == "no"
      if auxiliaries.contains(word) || others.contains(word) || isNo || isNoLonger {
        denials.append(index)
      }
    }
    guard let first = denials.first else { return .affirmed }
    guard denials.count == 1 else { return .unclear }
    let next = first + 1 < words.count ? words[first + 1] : clause.first
    let isQuestion = auxiliaries.contains(words[first]) && subjects.contains(next)
    return isQuestion || turning.contains(next) ? .unclear : .negated
  }
}
