/// What may be written behind a value in one word of Korean: closed lists, so that a number is not
/// found at the beginning of some other word.
enum KoreanEndings {
  /// Particles, and the forms of *to be*.
  ///
  /// Fewer than may follow a word that somebody asked for: behind a number of one syllable, which may
  /// also begin a verb, *지만* or *든지* would make the number five of *오지만*, "comes, but".
  static let endings = list(
    """
    은 는 이 가 을 를 도 만 의 에 로 으로 와 과 랑 이랑 나 이나 씩 쯤 정도 부터 까지 보다 마다 밖에
    에서 에게 에는 에도 에만 에요 로는 으로는 까지는 부터는 까지만 이면 면 이고 이며 이라 라 이라고 라고 이란
    요 이요 예요 이에요 이예요 입니다 이구요 이고요 구요 고요 인데 인데요 인데다 이네요 네요 이죠 죠 이지요
    이었어요 였어요 이었습니다 였습니다 인가요 이라서 라서 이라도 라도 이거든요 거든요 짜리 어치 여
    """)

  /// What things are counted in, behind a number: *한 개*, *두 분*.
  static let counters = list(
    """
    개 명 분 시 살 번 장 대 병 잔 마리 사람 가지 달 시간 군데 켤레 자루 권 송이 곳 채 벌 그릇 건 통 박스 상자 세트
    원 월 일 년 개월 주 주일 층 호 인분 인 박 회 배 세 학년 등 점 킬로 미터 초 퍼센트 프로 달러 유로 좌석 석 매 차례 끼 쪽
    """)

  /// Whether the word that goes on at `place` of `line` is a counter, with a particle or without.
  static func isCounter(at place: Int, of line: AtomLine, among counters: Set<String>) -> Bool {
    guard line.pause(before: place) == .none, let first = line[place], first.kind == .syllable
    else { return false }
    let rest = first.beginsWord ? first.text + line.restOfWord(place + 1) : line.restOfWord(place)
    return counters.contains { counter in
      guard rest.hasPrefix(counter) else { return false }
      let ending = String(rest.dropFirst(counter.count))
      return ending.isEmpty || endings.contains(ending)
    }
  }

  private static func list(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
