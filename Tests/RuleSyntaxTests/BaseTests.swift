import Diagnostics
import Foundation
import RuleSyntax
import TestSupport
import Testing

@Suite("Files that are looked at together") struct BaseTests {
  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/whole-grammar.rules")

  @Test("a base moves every position of the tree and no message", arguments: [1, 7, 1_000_000])
  func moved(base: Int) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.golden))
    var random = SeededGenerator(seed: UInt64(base))
    for round in 0..<20 {
      var changed = bytes
      // After the file itself, files with errors.
      for _ in 0..<(round == 0 ? 0 : 8) {
        changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(
          in: 32...126, using: &random)
      }
      let source = SourceFile(path: "a.rules", bytes: changed)
      let (plain, moved) = (parse(source), parse(source, at: base))
      #expect(moved.diagnostics == plain.diagnostics)
      #expect(moved.tree.tokens.all.map(\.kind) == plain.tree.tokens.all.map(\.kind))
      let expected = spans(in: plain.tree).map { $0.shifted(by: base) }
      #expect(spans(in: moved.tree) == expected)
      #expect(expected.count > 500)
    }
  }
}

@Suite("Lines of values") struct ValueLinesTests {
  private func source(_ text: String) -> SourceFile { SourceFile(path: "words.txt", text: text) }

  /// What stands at each of the literals.
  private func texts(_ literals: [Literal], in source: SourceFile, base: Int) -> [String] {
    literals.map { source.text(in: $0.span.shifted(by: -base)) }
  }

  @Test("each line is a value as in a rule file, or text", arguments: [0, 100])
  func literals(base: Int) {
    let source = source(
      "+12125550100\n$5\n 30s \n# no\n\n\"a \\\"b\\\"\"\nspring sale\n2026-03-02\n한국 # 2\n12 a\n0.5"
    )
    let (literals, diagnostics) = ValueLines.literals(in: source, at: base)
    #expect(diagnostics.isEmpty)
    #expect(
      texts(literals, in: source, base: base) == [
        "+12125550100", "$5", "30s", "\"a \\\"b\\\"\"", "spring sale", "2026-03-02", "한국 # 2",
        "12 a",
        "0.5",
      ])
    let kinds = literals.map { literal in
      switch literal.kind {
      case .string(let text): "text " + text.value
      case .phone: "phone"
      case .money: "money"
      case .duration(let ms): "duration \(ms)"
      case .date: "date"
      case .decimal: "decimal"
      default: "other"
      }
    }
    #expect(
      kinds == [
        "phone", "money", "duration 30000", "text a \"b\"", "text spring sale", "date",
        "text 한국 # 2", "text 12 a", "decimal",
      ])
  }

  @Test(
    "what looks like a value and is none is told with its line",
    arguments: [
      ("a\n2026-13-01", .badLiteral, "2026-13-01"), ("\"open", .unclosedString, "\"open"),
      ("\"a\" b", .syntax, "b"), ("a\u{202E}b", .badCharacter, "\u{202E}"),
    ] as [(String, DiagnosticCode, String)])
  func faults(text: String, code: DiagnosticCode, place: String) {
    let source = source(text)
    let (_, diagnostics) = ValueLines.literals(in: source, at: 50)
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.map { source.text(in: $0.primary.span.bytes) } == [place])
  }

  @Test("each line is a phrase, or as in a rule file where it starts with a quote")
  func terms() {
    let source = source("credit (card|cards)?\n\"amex\" sounds like \"am ex\", \"visa\"\n 예약 \\ x")
    let (terms, diagnostics) = ValueLines.terms(in: source, at: 9)
    #expect(diagnostics.isEmpty)
    let phrases = terms.compactMap { term -> StringLiteral? in
      if case .phrase(let phrase, _, _) = term.kind { phrase } else { nil }
    }
    #expect(phrases.map(\.value) == ["credit (card|cards)?", "amex", "visa", "예약 \\ x"])
    let part = phrases[0].sourceSpan(ofValueBytes: 7..<8)
    #expect(source.text(in: part.shifted(by: -9)) == "(")
    let korean = phrases[3].sourceSpan(ofValueBytes: 3..<6)
    #expect(source.text(in: korean.shifted(by: -9)) == "약")
  }

  @Test("any bytes give values and messages that lie in the file", arguments: 1...30)
  func anyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\"", "#", "\n", "\r\n", " ", "\\", "a", "5", "$", "+1", "예", "\u{FEFF}", ",", "(", "-",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<60 {
      bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
      if Int.random(in: 0..<10, using: &random) == 0 {
        bytes.append(.random(in: 0...255, using: &random))
      }
    }
    let source = SourceFile(path: "x", bytes: bytes)
    let whole = source.wholeSpan
    for (spans, diagnostics) in [
      (
        spans(in: ValueLines.literals(in: source, at: 1000).literals),
        ValueLines.literals(in: source).diagnostics
      ),
      (
        spans(in: ValueLines.terms(in: source, at: 1000).terms),
        ValueLines.terms(in: source).diagnostics
      ),
    ] {
      #expect(spans.allSatisfy { whole.contains($0.shifted(by: -1000)) })
      #expect(diagnostics.allSatisfy { whole.contains($0.primary.span.bytes) })
    }
  }
}
