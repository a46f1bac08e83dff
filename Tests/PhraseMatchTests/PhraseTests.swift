import CallModel
import PhraseMatch
import TestSupport
import Testing

@Suite struct PhraseTests {
  @Test(
    "case, width, punctuation and apostrophes do not count",
    arguments: [
      ("credit card", "my Credit Card, please", ["Credit Card,"]),
      ("credit card", "CREDIT CARD.", ["CREDIT CARD."]),
      ("CREDIT card", "“credit card”", ["“credit card”"]),
      ("credit card", "ｃｒｅｄｉｔ ＣＡＲＤ", ["ｃｒｅｄｉｔ ＣＡＲＤ"]),
      ("credit card", "credit, card", ["credit, card"]),
      ("credit card", "credit — card", ["credit card"]),
      ("don't call", "Don’t call", ["Don’t call"]),
      ("dont call", "don't call", ["don't call"]),
      ("don’t call", "dont call", ["dont call"]),
      ("fine", "ﬁne", ["ﬁne"]),
      ("strasse", "Straße", ["Straße"]),
      ("cafe", "café", []),
      ("50000", "$50,000.", ["$50,000."]),
      ("3.5", "3.5%", ["3.5%"]),
    ] as [(String, String, [String])])
  func folding(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "a phrase is its words in order, whole words only",
    arguments: [
      ("card", "cards carded discard postcard", []),
      ("credit card", "card credit", []),
      ("credit card", "credit the card", []),
      ("card", "card card", ["card", "card"]),
      ("a b a", "a b a b a", ["a b a"]),
      ("card", "", []),
    ] as [(String, String, [String])])
  func words(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "hyphens part words that may be written as one",
    arguments: [
      ("credit card", "Credit-Card", ["Credit-Card"]),
      ("card", "credit-card", ["credit-card"]),
      ("e-mail", "email", ["email"]),
      ("e-mail", "e-mail", ["e-mail"]),
      ("e-mail", "e mail", ["e mail"]),
      ("email", "e-mail", ["e-mail"]),
      ("email", "e mail", []),
      ("e mail", "email", []),
      ("e mail", "e-mail", ["e-mail"]),
      ("us bank", "U.S. bank", ["U.S. bank"]),
      ("at and t", "AT&T, AT & T", ["AT&T,", "AT & T"]),
      ("h&r block", "H and R Block, H&R Block", ["H and R Block,", "H&R Block"]),
      ("terms & conditions", "terms and conditions", ["terms and conditions"]),
      ("h r block", "H&R Block", []),
      ("u.s bank", "us bank", ["us bank"]),
      ("state of the art", "state-of-the-art", ["state-of-the-art"]),
      ("stateoftheart", "state-of-the-art", ["state-of-the-art"]),
      ("the art", "state-of-the-art", ["state-of-the-art"]),
      ("follow-up call", "followup call follow up call", ["followup call", "follow up call"]),
      ("e-mail~", "emails e-mailed emailing", ["emails", "e-mailed", "emailing"]),
      ("=email", "e-mail email", ["email"]),
      ("=e-mail", "e-mail email", ["e-mail"]),
      ("card thanks", "card.Thanks", ["card.Thanks"]),
    ] as [(String, String, [String])])
  func hyphens(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "signs widen or narrow a word",
    arguments: [
      ("book~", "book books Booked booking booker", ["book", "books", "Booked", "booking"]),
      ("buy~ a house", "bought a house", ["bought a house"]),
      ("cancel~", "canceled cancelled cancellation", ["canceled", "cancelled"]),
      (
        "cancel*", "cancel cancellation Cancelled uncancel",
        ["cancel", "cancellation", "Cancelled"]
      ),
      ("*card", "card postcard cards", ["card", "postcard"]),
      ("=card", "Card, cards", ["Card,"]),
      ("card", "card's", []),
      ("card~", "card's", ["card's"]),
    ] as [(String, String, [String])])
  func signs(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "choices and optional elements",
    arguments: [
      ("(credit|debit) card", "a debit card or credit card", ["debit card", "credit card"]),
      ("(credit|debit)? card", "card credit card", ["card", "credit card"]),
      (
        "(would you|do you) (like|want)", "do you want would you like",
        ["do you want", "would you like"]
      ),
      (
        "please? call me? back", "call back please call me back",
        ["call back", "please call me back"]
      ),
      ("(a|a b)", "a b", ["a b"]),
      (
        "((new|used) car|truck) loan", "used car loan truck loan car loan",
        ["used car loan", "truck loan"]
      ),
    ] as [(String, String, [String])])
  func choices(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "gaps cover no more words than they say",
    arguments: [
      ("total ... dollars", "total is about fifty dollars", ["total is about fifty dollars"]),
      ("total ...2 dollars", "total is about fifty dollars", []),
      ("total ...3 dollars", "total dollars", ["total dollars"]),
      ("total ...1 dollars", "total of dollars dollars", ["total of dollars"]),
      ("total ...2 dollars", "total of dollars dollars", ["total of dollars dollars"]),
      ("a ...1 b ...1 c", "a x b y c", ["a x b y c"]),
      ("a ...1 b ...1 c", "a x b y y c", []),
      ("a ...10 b", "a 1 2 3 4 5 6 7 8 9 10 b", ["a 1 2 3 4 5 6 7 8 9 10 b"]),
      ("a ...10 b", "a 1 2 3 4 5 6 7 8 9 10 11 b", []),
      ("a ...1 ...1 b", "a x y b", ["a x y b"]),
      ("please? ... card", "please give me your card", ["please give me your card"]),
      ("please? ... card", "give me your card", ["card"]),
      ("card ...2 number?", "card with my number card with x y", ["card with my number", "card"]),
    ] as [(String, String, [String])])
  func gaps(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "Korean words are eojeol, in either form of encoding",
    arguments: [
      ("신용카드", "신용카드 주세요", ["신용카드"]),
      (
        "신용카드", "\u{1109}\u{1175}\u{11AB}\u{110B}\u{116D}\u{11BC}카드",
        ["\u{1109}\u{1175}\u{11AB}\u{110B}\u{116D}\u{11BC}카드"]
      ),
      ("\u{110F}\u{1161}\u{1103}\u{1173}", "카드.", ["카드."]),
      ("*카드", "신용카드 카드 카드뮴", ["신용카드", "카드"]),
      ("카드", "카드뮴", []),
      ("예약 (가능|되나요)", "예약 되나요?", ["예약 되나요?"]),
      ("예약하~", "예약하", ["예약하"]),
      ("vip카드", "ＶＩＰ카드", ["ＶＩＰ카드"]),
    ] as [(String, String, [String])])
  func eojeol(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "particles do not count, but those of a closed list alone",
    arguments: [
      ("카드", "카드로 결제할게요, 카드는요? 카드만이요.", ["카드로", "카드는요?", "카드만이요."]),
      ("카드", "카드뮴 카드값 카드사", []), ("예약", "예약금은 내일 예약이요", ["예약이요"]),
      ("신용카드 결제", "신용카드로 결제는", ["신용카드로 결제는"]),
      ("=카드", "카드로 카드", ["카드"]), ("*카드", "체크카드로 카드로는", ["체크카드로", "카드로는"]),
      ("visa", "visa로 해 주세요", ["visa로"]),
    ] as [(String, String, [String])])
  func particles(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test(
    "where Korean words part does not count, up to four of them",
    arguments: [
      ("신용카드", "신용 카드로 할게요", ["신용 카드로"]), ("신용 카드", "신용카드로 할게요", ["신용카드로"]),
      ("진료 예약 되나요", "진료예약되나요", ["진료예약되나요"]), ("진료예약 되나요", "진료 예약되나요", ["진료 예약되나요"]),
      ("예약 하~", "예약해 주세요", ["예약해 주세요"]), ("예약하~", "예약 하고 싶어요", ["예약 하고"]),
      ("가나다라마", "가 나 다 라 마", []), ("가나다라마", "가 나 다 라마", ["가 나 다 라마"]),
      ("=신용카드", "신용 카드", []), ("신용*", "신용 카드", ["신용"]), ("신용 ... 카드", "신용카드", []),
      ("card 결제", "card결제", []),
    ] as [(String, String, [String])])
  func spacing(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test("Korean words of two turns are not one")
  func spacingWithinTurns() throws {
    let matcher = try PhraseMatcher(terms: [Term("신용카드")])
    let words = ["신용", "카드"].enumerated().map { index, text in
      Transcript.Word(
        text: text, span: TimeSpan(startMs: index * 500, endMs: index * 500 + 300),
        speaker: .caller, turn: index)
    }
    #expect(matcher.matches(in: Transcript(words: words, format: "test")).isEmpty)
  }

  @Test(
    "endings of Korean stems",
    arguments: [
      ("예약하~", "예약하고 싶은데요 예약했어요 예약해주세요", ["예약하고", "예약했어요", "예약해주세요"]),
      ("예약하~", "예약금 예약자", []), ("진료 받고 싶~", "진료 받고 싶은데요", ["진료 받고 싶은데요"]),
    ] as [(String, String, [String])])
  func endings(pattern: String, text: String, expected: [String]) throws {
    #expect(try Spoken.found(pattern, in: text) == expected)
  }

  @Test("of overlapping hits of one term the longest stays, then the first")
  func overlaps() throws {
    #expect(try Spoken.found("(a b|b c|b c d)", in: "a b c d") == ["b c d"])
    #expect(try Spoken.found("(a b|b c)", in: "a b c") == ["a b"])
    #expect(try Spoken.found("(a|a b|c)", in: "a b c") == ["a b", "c"])
  }

  @Test("different terms overlap freely, and each is found once however often it is given")
  func manyTerms() throws {
    let terms = ["credit card", "card", "credit", "card", "debit card"].map { Term($0) }
    let matcher = try PhraseMatcher(terms: terms)
    #expect(matcher.terms.map(\.pattern) == ["credit card", "card", "credit", "debit card"])
    let hits = matcher.matches(in: Spoken.turn("one credit card"))
    #expect(hits.map(\.term.pattern) == ["credit", "credit card", "card"])
    #expect(hits.map(\.words) == [1..<2, 1..<3, 2..<3])
  }

  @Test("terms that differ in their sound are different terms")
  func soundsLike() throws {
    let terms = [Term("amex"), Term("amex", soundsLike: "am ex")]
    #expect(try PhraseMatcher(terms: terms).matches(in: Spoken.turn("amex")).map(\.term) == terms)
  }

  @Test("without terms or without words nothing is found")
  func nothing() throws {
    #expect(try PhraseMatcher(terms: []).matches(in: Spoken.turn("card")).isEmpty)
    #expect(try PhraseMatcher(terms: [Term("card")]).matches(in: Spoken.turn("")).isEmpty)
  }
}
