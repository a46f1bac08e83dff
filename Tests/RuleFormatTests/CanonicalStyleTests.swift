import Diagnostics
import Foundation
import RuleCheck
import RuleFormat
import TestSupport
import Testing

@Suite("The canonical style")
struct CanonicalStyleTests {
  /// A whole file in the canonical style.
  private func canonical(_ text: String) throws -> String {
    try #require(format(SourceFile(path: "x", text: text)).text)
  }

  /// What becomes of declarations below `language 1`.
  private func item(_ text: String) throws -> String {
    let whole = try canonical("language 1\n" + text)
    #expect(whole.hasPrefix("language 1\n\n"))
    return String(whole.dropFirst("language 1\n\n".count).dropLast())
  }

  @Test("sets whole files as their golden files say", arguments: ["comments", "long-lines"])
  func golden(name: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).rules")
    let source = SourceFile(path: url.path, bytes: Array(try Data(contentsOf: url)))
    GoldenFile("\(name).formatted.txt").expect(try #require(format(source).text))
  }

  @Test("gives a rule of one line three lines")
  func shortRule() throws {
    #expect(
      try item("rule \"a\" when mentions \"b\" then stop") == """
        rule "a"
        when mentions "b"
        then stop
        """)
  }

  @Test("writes one attribute, one operand and one outcome to a line, attributes in their order")
  func longRule() throws {
    #expect(
      try item(
        "rule \"a\" needs audio priority +5 id a when call.answered and b then tag \"c\" stop all")
          == """
          rule "a"
            id a
            priority +5
            needs audio
          when
            call.answered
            and b
          then
            tag "c"
            stop all
          """)
  }

  @Test("puts qualifiers in the order by, in, window, count, confidence, affirmed, as")
  func qualifiers() throws {
    let text = """
      rule "a" when mentions "b" as c negated confidence >= 0.9 at most 3 times at least 2 times
      from 30s in language ko in audio by agent then stop
      """
    #expect(
      try item(text).contains(
        "when mentions \"b\" by agent in audio in language ko from 30s at most 3 times "
          + "at least 2 times\n    confidence >= 0.9 negated as c\n"))
  }

  @Test(
    "keeps values as they are written, but for the commas of amounts",
    arguments: [
      ("₩50000", "₩50,000"), ("$1000000.50", "$1,000,000.50"), ("$999", "$999"),
      ("KRW 1234567", "KRW 1,234,567"), ("KWD 1234.567", "KWD 1,234.567"), ("$1,000", "$1,000"),
      ("90s", "90s"), ("1m30s", "1m30s"), ("0.70", "0.70"), ("007", "007"), ("12.50%", "12.50%"),
      ("+82-10-1234-5678", "+82-10-1234-5678"), ("9:05", "9:05"),
      ("\"a \\\"b\\\" \\u{20A9} # c\"", "\"a \\\"b\\\" \\u{20A9} # c\""),
    ])
  func values(written: String, set: String) throws {
    #expect(try item("constant a = \(written)") == "constant a = \(set)")
  }

  @Test("composes letters in names, texts and comments")
  func composition() throws {
    let text = "language 1\n# e\u{301}\nconstant \u{1100}\u{1161} = \"u\u{308}\""
    let expected = "language 1\n\n# \u{E9}\nconstant \u{AC00} = \"\u{FC}\"\n"
    #expect(Array(try canonical(text).utf8) == Array(expected.utf8))
  }

  @Test("takes out byte order marks, carriage returns and blank lines that mean nothing")
  func whiteSpace() throws {
    #expect(
      try canonical("\u{FEFF}\r\n\r\nlanguage 1\r\ncurrency USD\r\n# a \r\nconstant a = 1\r\n\r\n")
        == "language 1\ncurrency USD\n\n# a\nconstant a = 1\n")
  }

  @Test("keeps a blank line between short declarations, and puts some around long ones")
  func blankLines() throws {
    let text = """
      constant a = 1
      constant b = 2



      constant c = 3
      rule "r" when a then stop
      constant d = 4
      """
    #expect(
      try item(text) == """
        constant a = 1
        constant b = 2

        constant c = 3

        rule "r"
        when a
        then stop

        constant d = 4
        """)
  }

  @Test("wraps lists at 100 cells, of which a Hangul syllable takes two")
  func width() throws {
    let phrase = "\"" + String(repeating: "가", count: 20) + "\""
    let expected = "terms a = \(phrase), \(phrase),\n          \(phrase)"
    #expect(try item("terms a = \(phrase), \(phrase), \(phrase)") == expected)
    let fits = "\"" + String(repeating: "x", count: 20) + "\""
    let one = "terms a = \(fits), \(fits), \(fits), \"\(String(repeating: "y", count: 16))\""
    #expect(one.count == 100)
    #expect(try item(one) == one)
    let other = try item(one.dropLast() + "y\"")
    #expect(
      other
        == "terms a = \(fits), \(fits), \(fits),\n          \"\(String(repeating: "y", count: 17))\""
    )
  }

  @Test("leaves a file alone that does not follow the grammar, and says why")
  func refused() {
    let formatted = format(SourceFile(path: "x", text: "language 1\nconstant a = b"))
    #expect(formatted.text == nil)
    #expect(!formatted.isCanonical)
    #expect(formatted.diagnostics.map(\.code) == [.syntax])
  }

  @Test("an empty ruleset is a line")
  func empty() throws {
    #expect(try canonical("language 1") == "language 1\n")
    #expect(try canonical("language 1\n\n\n# end") == "language 1\n\n# end\n")
  }

  @Test("the rules that come with the project are in it", arguments: Self.ownRules)
  func ownFiles(path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(format(SourceFile(path: path, bytes: bytes)).isCanonical)
  }

  static let ownRules: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../rules").standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".rules") }.sorted()
      .map { folder.appendingPathComponent($0).path }
  }()

  @Test("the examples of the pages about codes are in it", arguments: CodePage.all)
  func pages(page: CodePage) {
    #expect(format(SourceFile(path: "x", text: page.right)).text == page.right)
    let wrong = format(SourceFile(path: "x", text: page.wrong))
    #expect(wrong.text == nil || wrong.isCanonical, "\(wrong.text ?? "")")
  }

  @Test("a file of a megabyte is set in one go")
  func large() throws {
    let rule = "rule \"r\" when call.answered and mentions any of (\"a b\", \"c\") then tag \"x\"\n"
    let text = "language 1\n" + String(repeating: rule, count: 1_000_000 / rule.utf8.count)
    let formatted = format(SourceFile(path: "x", text: text))
    #expect(
      formatted.text?.contains("when\n  call.answered\n  and mentions any of (\"a b\"") == true)
  }
}
