/// Stems that are not joined as they are written, or are although others that end alike are not. A
/// stem of two words behaves as its last one does.
enum KoreanStems {
  /// ㄷ becomes ㄹ before a vowel. *묻* is to ask here, which callers do, and not to bury.
  static let changingD: Set<String> = ["듣", "걷", "묻", "싣", "깨닫", "일컫", "붇", "긷"]
  /// ㅂ stays; of all others it becomes 우.
  static let keepingB: Set<String> = [
    "입", "잡", "뽑", "씹", "업", "접", "집", "꼽", "좁", "수줍",
  ]
  /// ㅂ becomes 오 before 아.
  static let bright: Set<String> = ["돕", "곱"]
  /// ㅅ falls away before a vowel.
  static let losingS: Set<String> = ["짓", "낫", "붓", "잇", "긋", "젓"]
  /// ㅎ stays; of all others, which say how something is, it falls away.
  static let keepingH: Set<String> = ["좋", "넣", "놓", "낳", "쌓", "닿", "찧", "땋"]
  /// 르 loses its vowel and nothing else.
  static let plainLeu: Set<String> = ["따르", "치르", "들르", "우러르", "다다르"]
  /// 르 has 러 behind it.
  static let addingLeo: Set<String> = ["푸르"]
}
