/// What Korean writes behind a word without a space: a closed list of particles and forms of *to be*,
/// up to two of them.
///
/// The list is closed so that `카드` is found in *카드로는* and not in *카드뮴*, `예약` in *예약이요* and
/// not in *예약금*. Many particles have two forms, for what ends in a vowel and what does not; the
/// wrong one is no particle but part of another word.
public enum KoreanParticles {
  /// What a word has to end in for a particle to follow it.
  public enum Place: Sendable, Hashable {
    /// Anything.
    case anywhere
    /// A consonant: 은, 이, 을.
    case behindConsonant
    /// A vowel: 는, 가, 를.
    case behindVowel
    /// A consonant other than ㄹ: 으로.
    case behindConsonantButL
    /// A vowel or ㄹ: 로.
    case behindVowelOrL
  }

  /// How many particles can follow each other.
  public static let mostStacked = 2

  /// All particles, and what they follow.
  public static let all: [String: Place] = {
    let lists: [(Place, String)] = [
      (
        .anywhere,
        """
        에 에서 에게 에게서 한테 한테서 께 께서 의 도 만 까지 부터 보다 처럼 마다 밖에 뿐 대로 조차 마저 하고 들 씩 쯤
        요 입니다 입니까 인데 인데요 인가요 인지 였습니다
        """
      ),
      (
        .behindConsonant,
        """
        은 이 을 과 이나 이랑 이라도 이라고 이라는 이란 이든 이든지 이며 이고 이면 이라면 이라서 이지만
        이요 이에요 이예요 이죠 이지요 이네요 이고요 이구요 이거든요 이잖아요 이었어요 이었는데 이었는데요 이었습니다
        """
      ),
      (
        .behindVowel,
        """
        는 가 를 와 나 랑 라도 라고 라는 란 든 든지 며 면 라면 라서 지만
        예요 에요 죠 지요 네요 고요 구요 거든요 잖아요 였어요 였는데 였는데요
        """
      ),
      (.behindConsonantButL, "으로 으로서 으로써"),
      (.behindVowelOrL, "로 로서 로써"),
    ]
    var all: [String: Place] = [:]
    for (place, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) { all[String(word)] = place }
    }
    return all
  }()

  private static let longest = all.keys.map(\.count).max() ?? 0

  /// What `form` is with one particle taken off its end, and with two; empty for most words. The form
  /// itself is not among them, and neither is what would be empty.
  ///
  /// Takes time for the particles' lengths, not for their number.
  public static func stems(of form: String) -> [String] {
    var stems: [String] = []
    var latest = [form]
    for _ in 0..<mostStacked {
      latest = latest.flatMap(withoutParticle)
      for stem in latest where !stems.contains(stem) { stems.append(stem) }
    }
    return stems
  }

  /// Whether a particle of `place` can follow `word`. What does not end in Hangul, such as a number,
  /// is spoken in ways that nobody knows; any particle may follow it.
  public static func canFollow(_ word: some StringProtocol, _ place: Place) -> Bool {
    guard let last = word.last else { return false }
    guard let syllable = HangulSyllable(last) else { return true }
    return switch place {
    case .anywhere: true
    case .behindConsonant: syllable.tail != .none
    case .behindVowel: syllable.tail == .none
    case .behindConsonantButL: syllable.tail != .none && syllable.tail != .l
    case .behindVowelOrL: syllable.tail == .none || syllable.tail == .l
    }
  }

  private static func withoutParticle(_ form: String) -> [String] {
    guard let last = form.last, HangulSyllable(last) != nil else { return [] }
    var stems: [String] = []
    var cut = form.endIndex
    for _ in 0..<longest {
      cut = form.index(before: cut)
      guard cut > form.startIndex else { break }
      if let place = all[String(form[cut...])], canFollow(form[..<cut], place) {
        stems.append(String(form[..<cut]))
      }
    }
    return stems
  }
}
