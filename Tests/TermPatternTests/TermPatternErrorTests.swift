import TermPattern
import Testing

@Suite struct TermPatternErrorTests {
  @Test(
    "what is malformed is told with the bytes that are wrong",
    arguments: [
      ("", 0..<0, "this phrase is empty"),
      ("   ", 0..<3, "this phrase is empty"),
      ("card?", 0..<5, "everything in this phrase may be absent, so it could match nothing"),
      ("(a|b?) c?", 0..<9, "everything in this phrase may be absent, so it could match nothing"),
      ("a? ...3 b?", 0..<10, "everything in this phrase may be absent, so it could match nothing"),
      ("... card", 0..<3, "a gap at the start of a phrase says nothing"),
      ("card ...2?", 5..<10, "a gap at the end of a phrase says nothing"),
      ("a...b", 1..<2, "a space is missing before `...`"),
      ("a ...b", 5..<6, "a space is missing here"),
      ("a ...0 b", 2..<6, "a gap covers 1 to 10 words, not 0"),
      ("a ...03 b", 2..<7, "a gap covers 1 to 10 words, not 03"),
      ("a ....b", 5..<6, "a space is missing before `.`"),
      ("(a", 0..<2, "this group is not closed"),
      ("(a|(b c)", 0..<8, "this group is not closed"),
      ("a)", 1..<2, "this `)` closes no group"),
      ("a|b", 1..<2, "`|` stands outside brackets"),
      ("()", 1..<2, "a choice of this group is empty"),
      ("(a||b)", 3..<4, "a choice of this group is empty"),
      ("(a| )", 3..<4, "a choice of this group is empty"),
      ("a(b)", 1..<2, "a space is missing before `(`"),
      ("(a)b", 3..<4, "a space is missing here"),
      ("a{money}", 1..<2, "a space is missing before `{`"),
      ("(a)~", 3..<4, "`~` belongs directly behind a word"),
      ("a??", 2..<3, "two question marks in a row"),
      ("? a", 0..<1, "`?` stands directly behind what may be absent"),
      ("a ?", 2..<3, "`?` stands directly behind what may be absent"),
      ("~a", 0..<1, "`~` stands behind a word"),
      ("=", 1..<1, "a word is missing here"),
      ("==a", 1..<2, "`=` needs a word"),
      ("* card", 1..<2, "a sign without a word stands before this space"),
      ("=a~", 0..<3, "a word carries one sign at most"),
      ("*a*", 0..<3, "a word carries one sign at most"),
      ("a~*", 0..<3, "a word carries one sign at most"),
      ("car*d", 3..<4, "`*` stands at one end of a word, not in the middle"),
      ("card.", 4..<5, "`.` is not followed by a letter"),
      ("'tis", 0..<1, "`'` does not follow a letter"),
      ("a--b", 1..<2, "`-` is not followed by a letter"),
      ("a,b", 1..<2, "`,` cannot be part of a phrase"),
      ("카드!", 6..<7, "`!` cannot be part of a phrase"),
      ("a \u{7}", 2..<3, "`U+7` cannot be part of a phrase"),
      ("a\u{202E}b", 1..<4, "`U+202E` cannot be part of a phrase"),
      ("\u{AD}", 0..<2, "this word has no letters that can be seen"),
      ("AT&", 2..<3, "`&` is not followed by a letter"),
      ("&T", 0..<1, "`&` stands between words, or between letters"),
      ("100%", 3..<4, "`%` is not spoken"),
      ("$100", 0..<1, "`$` is not spoken"),
      ("snake_case", 5..<6, "`_` cannot be part of a phrase"),
      ("}", 0..<1, "this `}` closes no slot"),
    ])
  func malformed(source: String, range: Range<Int>, reason: String) throws {
    let error = try #require(throws: TermPatternError.self) { try PhrasePattern(source) }
    #expect(error.reason == reason)
    #expect(error.range == range)
    #expect(!error.isTooLarge)
  }

  @Test(
    "slots are told apart by what is wrong with them",
    arguments: [
      ("{", 0..<1, "this slot is not closed"),
      ("{money", 0..<6, "this slot is not closed"),
      ("{money as", 0..<9, "this slot is not closed"),
      ("{money as total", 0..<15, "this slot is not closed"),
      ("{}", 1..<2, "the kind of value is missing"),
      ("{moni}", 1..<5, "`moni` is no kind of value"),
      ("{Money}", 1..<6, "`Money` is no kind of value"),
      ("{digits:}", 7..<8, "the size of a slot is a number from 1 to 32"),
      ("{digits:0}", 7..<9, "the size of a slot is a number from 1 to 32"),
      ("{digits:99999999999999999999}", 7..<28, "the size of a slot is a number from 1 to 32"),
      ("{money:4}", 6..<8, "`money` takes no number of digits"),
      ("{money total}", 7..<12, "`as` is missing before the name"),
      ("{money as }", 10..<11, "a name is missing after `as`"),
      ("{money as 3x}", 10..<12, "a name starts with a letter"),
      ("{money as a b}", 12..<13, "this does not belong into a slot"),
      ("{money?}", 6..<7, "this does not belong into a slot"),
    ])
  func slots(source: String, range: Range<Int>, reason: String) throws {
    let error = try #require(throws: TermPatternError.self) { try PhrasePattern(source) }
    #expect(error.reason == reason)
    #expect(error.range == range)
  }

  @Test("what is too large is told as such, with the figures")
  func limits() throws {
    let words = Array(repeating: "a", count: 17).joined(separator: " ")
    let cases: [(String, String)] = [
      (String(repeating: "a", count: 201), "this phrase has 201 characters; the limit is 200"),
      (words, "this phrase is 17 elements long; the limit is 16"),
      ("(b|\(words))", "this phrase is 17 elements long; the limit is 16"),
      ("((((a))))", "groups are nested more than 3 deep"),
      ("a ...11 b", "a gap covers 1 to 10 words, not 11"),
      (
        "(a|b|c|d|e|f|g|h|i) (a|b|c|d|e|f|g|h|i) (a|b|c|d|e|f|g)",
        "this phrase stands for 567 word sequences; the limit is 512"
      ),
      (
        "x a? b? c? d? e? f? g? h? i? j?",
        "this phrase stands for 1024 word sequences; the limit is 512"
      ),
      (
        "book~ card~ order~ change~ move~",
        "this phrase stands for 1024 word sequences; the limit is 512"
      ),
      (
        Array(repeating: "(a|b|c)?", count: 16).joined(separator: " ") + " x",
        "this phrase is 17 elements long; the limit is 16"
      ),
      (
        "x " + Array(repeating: "(a|b|c)?", count: 15).joined(separator: " "),
        "this phrase stands for more than a million word sequences; the limit is 512"
      ),
    ]
    for (source, reason) in cases {
      let error = try #require(throws: TermPatternError.self) { try PhrasePattern(source) }
      #expect(error.reason == reason)
      #expect(error.isTooLarge)
    }
  }

  @Test("what just keeps within the limits is accepted")
  func withinLimits() throws {
    let words = Array(repeating: "a", count: 16).joined(separator: " ")
    #expect(try PhrasePattern(words).elements.count == 16)
    #expect(try PhrasePattern("(((a)))").ways.count == 1)
    #expect(try PhrasePattern(String(repeating: "가", count: 200)).elements.count == 1)
    let nine = "x a? b? c? d? e? f? g? h? i?"
    #expect(try PhrasePattern(nine).ways.count == 512)
  }

  @Test("a word of two hundred characters of many scalars each is refused without trouble")
  func stackedMarks() throws {
    let stacked = "a" + String(repeating: "\u{301}", count: 100_000)
    let error = try #require(throws: TermPatternError.self) { try PhrasePattern(stacked) }
    #expect(error.isTooLarge)
  }

  @Test("a message is one line with its help in brackets")
  func description() throws {
    let error = try #require(throws: TermPatternError.self) { try PhrasePattern("(a") }
    #expect(error.description == "this group is not closed (add `)`)")
  }
}
