/// The endings of verbs and adjectives that callers use, by how they are joined to a stem. Without *요*
/// and what else is a particle: *고요* is *고* with one.
enum KoreanEndings {
  /// Those that follow the stem as it is: 예약하 + 고.
  static let plain = list(
    """
    고 고서 고는 고도 고자 지 죠 네 는 는데 는지 는가 나 니 던 던데 던가 게 기 길 거든 거나 자 자고 잖아 도록 다 다가 더라 더라고
    구나 군 겠어 겠습니다 겠습니까 겠는데 겠네 겠지 겠다 겠고
    """)

  /// Those that have 으 before them behind a consonant: 먹 + 으면, 가 + 면.
  static let linked = list(
    """
    면 면서 며 니까 니 려고 려는 려는데 러 려면 라고 라는 래 므로
    세요 셔 셔서 셨어 셨는데 셨나 셨습니다 시면 시는 시는데 시고 시겠어 시겠습니까 신 신데 신지 실 실까 십니다 십니까 십시오
    """)

  /// Those that begin with a last consonant: 가 + ㄴ데 → 간데, 먹 + 은데.
  static let tails: [Tail] = [
    Tail(.n, closed: "은", list("데 데다 지 가 걸 들")),
    Tail(.n, closed: "는", list("다 다고 다는 다면 답니다")),
    Tail(.l, closed: "을", list("게 까 래 지 지도 수록 거 건데 겁니다 거예요 때 수 텐데 걸 만한")),
    Tail(.m, closed: "음", []),
    Tail(.b, closed: "습", list("니다 니까"), isAlone: false),
    Tail(.b, closed: "읍", list("시다"), isAlone: false),
  ]

  /// Those that follow the form in 아 or 어: 예약해 + 서. Verbs that are written together with it are
  /// among them: *예약해주세요*.
  static let infinitive =
    list(
      """
      서 도 야 야지 야죠 야겠어 야겠네 야겠다 야돼 야되는데 라
      주세요 주시겠어 주실 주실래 주실수 주시면 주시고 주셔서 주신 줘 줄 줄래 준 줬어 줬는데 주고 주는 주기로
      드릴 드릴게 드릴까 드려 드렸어 드리겠습니다 드립니다 봐 볼 볼게 볼까 보고 보려고 보니까 봤어 봤는데 보세요 보시면 둘 둘게 놓을 놨어 놓고
      """) + [""]

  /// Those that follow the past: 예약했 + 어.
  static let past = list(
    """
    어 다 던 던데 고 지 죠 네 는데 는지 는가 습니다 습니까 으면 으니까 을 을까 을때 을텐데 나 거든 잖아 더라 더라고 다가 다고 다는 다면 구나 기 음
    었는데 었어 었거든
    """)

  /// Endings that begin with the last consonant of the stem's last syllable.
  struct Tail {
    /// The consonant.
    let tail: HangulSyllable.Tail
    /// What is written instead behind a consonant.
    let closed: String
    /// What follows; the consonant alone is an ending, too, if `isAlone`.
    let rests: [String]

    init(
      _ tail: HangulSyllable.Tail, closed: String, _ rests: [String], isAlone: Bool = true
    ) {
      self.tail = tail
      self.closed = closed
      self.rests = isAlone ? rests + [""] : rests
    }

    /// Whether what is written behind a consonant begins with 으 or what it has become.
    var beginsWithVowel: Bool { ["은", "을", "음", "읍"].contains(closed) }
  }

  private static func list(_ words: String) -> [String] {
    words.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
