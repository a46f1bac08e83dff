import Diagnostics
import Foundation
import RuleSyntax
import TestSupport
import Testing

@Suite("Anything at all as a rule file")
struct AnyBytesTests {
  /// What must hold of every parse.
  private func check(_ bytes: [UInt8]) {
    let source = SourceFile(path: "x", bytes: bytes)
    let parsed = parse(source)
    var end = 0
    for token in parsed.tree.tokens.all {
      #expect(token.span.start == end)
      #expect(token.span.length > 0 || token.kind == .endOfFile)
      end = token.span.end
    }
    #expect(end == bytes.count)
    #expect(parsed.tree.tokens.all.last?.kind == .endOfFile)
    for diagnostic in parsed.diagnostics {
      #expect(source.wholeSpan.contains(diagnostic.primary.span.bytes))
    }
    for span in parsed.tree.items.map(\.span) { #expect(source.wholeSpan.contains(span)) }
    // A file that is no rule file is never taken for one.
    if parsed.tree.header == nil { #expect(!parsed.diagnostics.isEmpty) }
    let text = DiagnosticRenderer(files: [source]).text(parsed.diagnostics, fileCount: 1)
    #expect(!text.unicodeScalars.contains { $0.value == 0 || $0.value == 0x202E })
  }

  @Test("random bytes give tokens that cover them, and never a trap")
  func randomBytes() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<400 {
      let count = Int.random(in: 0..<120, using: &random)
      check((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }
  }

  @Test("a file that is too long is refused whole, at its start")
  func tooLong() {
    let text = "language 1\n" + String(repeating: "# note\n", count: 150_000)
    check(Array(text.utf8))
    let parsed = parse(SourceFile(path: "x", text: text), at: 0)
    #expect(parsed.diagnostics.map(\.code) == [.limitExceeded])
    #expect(parsed.tree.items.isEmpty && parsed.tree.header == nil)
  }

  @Test("random tokens in random order give a tree and never a trap")
  func tokenSoup() throws {
    var random = SeededGenerator(seed: 2)
    let source = try WholeGrammarTests.file()
    let words = parse(source).tree.tokens.all.map { source.text(in: $0.span) }
      .filter { !$0.hasPrefix("#") }
    for _ in 0..<300 {
      let count = Int.random(in: 1..<60, using: &random)
      let soup = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
      check(Array(("language 1\n" + soup.joined(separator: " ")).utf8))
    }
  }

  @Test("a good file with some bytes changed, cut or doubled gives a tree and never a trap")
  func mutations() throws {
    var random = SeededGenerator(seed: 3)
    let original = try WholeGrammarTests.file().bytes
    for _ in 0..<150 {
      var bytes = original
      for _ in 0..<Int.random(in: 1..<6, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.removeSubrange(index..<min(index + 9, bytes.count))
        case 2: bytes.insert(contentsOf: bytes[index..<min(index + 9, bytes.count)], at: index)
        default: bytes.removeSubrange(index...)
        }
        if bytes.isEmpty { break }
      }
      check(bytes)
    }
  }

  @Test(
    "deep nesting is refused, not followed",
    arguments: [
      ("(", "call.answered", ")"), ("not ", "call.answered", ""),
      ("mentions (", "\"a\"", ")"), ("mentions \"a\" outside ", "\"a\"", ""),
    ])
  func deep(open: String, inner: String, close: String) {
    let opened = open.replacing("mentions ", with: "")
    let deep =
      open + String(repeating: opened, count: 20_000) + inner
      + String(repeating: close, count: 20_001)
    let text = "language 1\nrule \"r\" when \(deep) then tag \"t\"\nrule \"s\" when a then stop"
    let parsed = parse(SourceFile(path: "x", text: text))
    #expect(parsed.diagnostics.contains { $0.code == .limitExceeded || $0.code == .syntax })
    #expect(parsed.tree.items.count == 2)
  }

  @Test("deep calculations are refused, not followed")
  func deepAmounts() {
    for amount in [
      String(repeating: "(", count: 9_000) + "$1", String(repeating: "8% of ", count: 9_000) + "$1",
      String(repeating: "max(", count: 9_000) + "$1",
      "$1" + String(repeating: " + $1", count: 9_000),
    ] {
      let text = "language 1\nrule \"r\" when a then conversion value \(amount)"
      let parsed = parse(SourceFile(path: "x", text: text))
      #expect(parsed.diagnostics.map(\.code) == [.limitExceeded])
    }
  }

  @Test("bytes that are not UTF-8 are named with their place", arguments: [0x80, 0xC0, 0xED, 0xFF])
  func invalidUTF8(byte: Int) throws {
    let bytes = Array("language 1\n# ".utf8) + [UInt8(byte)] + Array("\nconstant a = 1".utf8)
    let parsed = parse(SourceFile(path: "x", bytes: bytes))
    let found = try #require(parsed.diagnostics.first)
    #expect(parsed.diagnostics.count == 1)
    #expect(found.code == .badCharacter)
    #expect(found.summary.contains(String(byte, radix: 16, uppercase: true)))
    #expect(found.primary.span.bytes == ByteSpan(start: 13, end: 14))
    #expect(parsed.tree.items.count == 1)
  }

  @Test("overlong forms and surrogates are not UTF-8")
  func hiddenForms() {
    for hidden: [UInt8] in [
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ] {
      let bytes = Array("language 1\nconstant a = \"".utf8) + hidden + Array("\"".utf8)
      let codes = parse(SourceFile(path: "x", bytes: bytes)).diagnostics.map(\.code)
      #expect(codes == [.badCharacter])
    }
  }

  @Test("a file of a megabyte is read in one go")
  func large() {
    let rule = "rule \"r\" when call.answered and mentions \"credit card\" then tag \"x\"\n"
    let text = "language 1\n" + String(repeating: rule, count: 1_000_000 / rule.utf8.count)
    let parsed = parse(SourceFile(path: "x", text: text))
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.items.count == 1_000_000 / rule.utf8.count)
  }
}
