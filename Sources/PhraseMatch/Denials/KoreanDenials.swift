internal import CallModel

/// Korean words that deny: `안` and `못` before a verb, `-지 않다`, `-지 못하다` and `-지 말다` behind it.
enum KoreanDenials {
  private static let before: Set<String> = ["안", "못"]
  /// How the auxiliary verbs begin, in all their forms: 않아요, 않겠습니다, 못해요, 말아, 마세요.
  private static let auxiliaries = ["않", "못", "말", "마"]
  /// The ending that they stand behind, and what may be added to it.
  private static let endings = ["지", "지는", "지도", "지를", "진"]

  /// What the words before the match and behind it say: 안 예약할게요; 예약하지 않아요; 카드를 쓰지 않아요.
  static func polarity(in clause: Clause) -> Polarity {
    var denials = clause.before.last.map(before.contains) == true ? 1 : 0
    // The verb is the match's own last word, or the one behind it.
    for (verb, next) in zip([clause.last] + clause.behind.prefix(1), clause.behind)
    where endings.contains(where: { isVerb(verb, endingIn: $0) }) {
      if auxiliaries.contains(where: next.hasPrefix) { denials += 1 }
    }
    return denials == 0 ? .affirmed : denials == 1 ? .negated : .unclear
  }

  private static func isVerb(_ word: String, endingIn ending: String) -> Bool {
    word.hasSuffix(ending) && word.count > ending.count
  }
}
