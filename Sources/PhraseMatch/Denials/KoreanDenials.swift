internal import CallModel

/// Korean words that deny: `안` and `못` before a verb, `-지 않다`, `-지 못하다` and `-지 말다` behind it.
enum KoreanDenials {
  private static let before: Set<String> = ["안", "못"]
  /// How the auxiliary verbs begin, in all their forms: 않아요, 않겠습니다, 못해요, 말아, 마세요.
  private static let auxiliaries = ["않", "못", "말", "마"]
  /// The ending that they stand behind, and what may be added to it.
  private static let endings = ["지", "지는", "지도", "지를", "진"]

  /// What the words before the match and behind it say: 안 예약할게요; 예약하지 않아요; 카드를 쓰지 않아요.
  static func polarity(in clause: Clause, of row: TokenRow) -> Polarity {
    var denials = 0
    if let last = clause.before.last, isDenial(row.text(of: last)) { denials += 1 }
    // The verb is the match's own last word, or the one behind it.
    let last = clause.match.upperBound - 1
    for verb in last...last + 1 where clause.behind.contains(verb + 1) {
      if isVerb(row.text(of: verb)), isAuxiliary(row.text(of: verb + 1)) { denials += 1 }
    }
    return denials == 0 ? .affirmed : denials == 1 ? .negated : .unclear
  }

  // Words of ASCII letters are empty here, and most words are such.

  private static func isDenial(_ word: String) -> Bool { !word.isEmpty && before.contains(word) }

  private static func isVerb(_ word: String) -> Bool {
    !word.isEmpty && endings.contains { word.hasSuffix($0) && word.count > $0.count }
  }

  private static func isAuxiliary(_ word: String) -> Bool {
    !word.isEmpty && auxiliaries.contains(where: word.hasPrefix)
  }
}
