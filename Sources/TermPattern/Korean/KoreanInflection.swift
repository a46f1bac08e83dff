/// Korean inflection: of the stem of a verb or an adjective the forms in which callers say it.
///
/// `예약하~` stands for *예약하고*, *예약하려고*, *예약할게*, *예약했어*, *예약해 주세요* written as one word,
/// and so on: endings joined as Korean writes them, with the contractions (하 + 았 → 했), the changes of
/// irregular stems (듣 → 들어, 돕 → 도와) and the ㄹ that falls away (알 → 아는). What may follow any of them,
/// such as *요*, is a particle and is not among them (``KoreanParticles``).
enum KoreanInflection {
  /// Whether `word` is written in syllables of Hangul alone.
  static func covers(_ word: String) -> Bool { word.isHangul }

  /// The forms of the stem `word`: itself first, none twice, in a stable order.
  static func forms(of word: String) -> [String] {
    guard let stem = KoreanStem(word) else { return [word] }
    var forms = [word]
    forms += KoreanEndings.plain.map(stem.joined(toPlain:))
    forms += KoreanEndings.linked.map(stem.joined(toLinked:))
    forms += KoreanEndings.tails.flatMap(stem.joined(to:))
    for infinitive in stem.infinitives {
      forms += KoreanEndings.infinitive.map { infinitive + $0 }
      let past = KoreanStem.withTail(.ss, infinitive)
      forms += KoreanEndings.past.map { past + $0 }
    }
    var seen: Set<String> = []
    return forms.filter { seen.insert($0).inserted }
  }
}
