import TestSupport
import Testing
import TextNormalize

@Suite struct FoldedWordTests {
  /// Words of a text, joined ones with a plus sign between them.
  private func words(_ text: String) -> String {
    FoldedWord.words(in: text).map { $0.form + ($0.joinsNext ? "+" : " ") }.joined()
      .split(separator: " ").joined(separator: " ")
  }

  @Test(
    "punctuation around words is left out",
    arguments: [
      ("Credit card.", "credit card"), ("\"credit,\" card!", "credit card"),
      ("(credit) [card] — now…", "credit card now"), ("  credit\tcard\r\n", "credit card"),
      ("¿qué?", "qué"), ("...", ""), ("", ""), ("- -- ---", ""), ("50%", "50"), ("#1", "1"),
      ("snake_case", "snake case"), ("either/or", "either or"), ("AT&T", "at and t"),
      ("terms & conditions", "terms and conditions"), ("R＆D", "r and d"), ("&", "and"),
      ("me@example.com", "me example+com"), ("🙂 yes 🙂", "yes"),
    ])
  func punctuation(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(
    "apostrophes vanish within words, straight or curly",
    arguments: [
      ("don't", "dont"), ("don’t", "dont"), ("donʼt", "dont"), ("don＇t", "dont"),
      ("'don't'", "dont"), ("dogs' owner", "dogs owner"), ("rock 'n' roll", "rock n roll"),
      ("o'clock's", "oclocks"), ("don''t", "don t"), ("'", ""),
    ])
  func apostrophes(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(
    "hyphens and full stops between letters part words that are joined",
    arguments: [
      ("e-mail", "e+mail"), ("e‐mail", "e+mail"), ("e‑mail", "e+mail"), ("ｅ－ｍａｉｌ", "e+mail"),
      ("state-of-the-art", "state+of+the+art"), ("U.S.", "u+s"), ("a.m. now", "a+m now"),
      ("card.Thanks", "card+thanks"), ("e--mail", "e mail"), ("e- mail", "e mail"),
      ("-card-", "card"), ("credit – card", "credit card"), ("follow-up's", "follow+ups"),
    ])
  func joiners(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(
    "numbers stay as they are written, but for the comma of thousands",
    arguments: [
      ("3.5", "3.5"), ("$50,000.", "50000"), ("1,234,567.89", "1234567.89"), ("1,2,3", "1 2 3"),
      ("50,00", "50 00"), ("50,0000", "50 0000"), ("555-0100", "555+0100"), ("3.", "3"),
      (".5", "5"), ("v2.0", "v2.0"), ("2nd", "2nd"), ("1,234a", "1234a"), ("３．５", "3.5"),
    ])
  func numbers(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(
    "Korean eojeol are words, in whichever form they are encoded",
    arguments: [
      ("신용카드로 결제할게요.", "신용카드로 결제할게요"),
      ("\u{1109}\u{1175}\u{11AB}\u{110B}\u{116D}\u{11BC}", "신용"),
      ("VIP카드, 네?", "vip카드 네"),
    ])
  func korean(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test("a word knows the bytes that it came from")
  func sources() {
    let text = "“Ｃredit‑card”, don’t — ﬁne 카드"
    let bytes = Array(text.utf8)
    let sources = FoldedWord.words(in: text).map {
      String(decoding: bytes[$0.source], as: UTF8.self)
    }
    #expect(sources == ["Ｃredit", "card", "don’t", "ﬁne", "카드"])
  }

  @Test("characters that cannot be seen do not part words")
  func invisible() {
    #expect(words("cre\u{AD}dit \u{FEFF}card\u{200D}") == "credit card")
    #expect(words("\u{202E}card\u{202C}") == "card")
    #expect(words("\u{200B}\u{AD}") == "")
  }

  @Test("a word of plain letters is what it is among other words")
  func plain() {
    for text in ["card", "CARD", "Mp3", "2026", "z"] {
      let (alone, among) = (FoldedWord.words(in: text), FoldedWord.words(in: text + " \u{E9}"))
      #expect(alone == among.dropLast() && alone.count == 1)
    }
  }

  @Test("words of random text are folded, in order, and come from where they say")
  func randomText() {
    var random = SeededGenerator(seed: 7)
    let alphabet = Array("aZé가ㅏß'’-. ,5０Ｋ½\u{301}\u{AD}\n🙂_&")
    for _ in 0..<3000 {
      let text = String(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        })
      var end = 0
      for word in FoldedWord.words(in: text) {
        #expect(!word.form.isEmpty)
        #expect(word.source.lowerBound >= end && word.source.upperBound <= text.utf8.count)
        #expect(MatchFolding.fold(word.form) == word.form)
        end = word.source.lowerBound
      }
    }
  }
}
