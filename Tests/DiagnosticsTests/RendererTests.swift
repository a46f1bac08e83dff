import Diagnostics
import Testing

@Suite("Rendering of messages")
struct RendererTests {
  private func label(
    _ file: SourceFile, _ start: Int, _ end: Int, _ text: String = ""
  )
    -> Diagnostic.Label
  {
    Diagnostic.Label(
      SourceSpan(path: file.path, bytes: ByteSpan(start: start, end: end)), text)
  }

  private func rendered(
    _ file: SourceFile, _ primary: Diagnostic.Label, _ secondary: [Diagnostic.Label] = []
  ) -> [String] {
    let diagnostic = Diagnostic(.syntax, "s", at: primary, and: secondary)
    return DiagnosticRenderer(files: [file]).text(diagnostic)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).dropLast()
      .map(String.init)
  }

  @Test("texts of three labels hang below each other, from right to left")
  func hanging() {
    let file = SourceFile(path: "x", text: "aa bb cc")
    #expect(
      rendered(file, label(file, 3, 5, "b"), [label(file, 0, 2, "a"), label(file, 6, 8, "c")])
        == [" 1│ aa bb cc", "  │ -- ^^ -- c", "  │ │  b", "  │ a"])
  }

  @Test("where labels overlap the primary one is seen")
  func overlap() {
    let file = SourceFile(path: "x", text: "aa bb cc")
    #expect(
      rendered(file, label(file, 3, 5), [label(file, 0, 8, "all")])
        == [" 1│ aa bb cc", "  │ ---^^---", "  │ all"])
  }

  @Test("an empty span is one cell wide, also behind the end of the line")
  func emptySpan() {
    let file = SourceFile(path: "x", text: "ab\ncd")
    #expect(rendered(file, label(file, 2, 2, "here")) == [" 1│ ab", "  │   ^ here"])
  }

  @Test("a span over several lines is marked to the end of its first")
  func multiline() {
    let file = SourceFile(path: "x", text: "ab cd\nef")
    #expect(rendered(file, label(file, 3, 8)) == [" 1│ ab cd", "  │    ^^"])
  }

  @Test("marks stand under their words where characters are wide or tabs")
  func wide() {
    let file = SourceFile(path: "x", text: "\t카드 x 👍 y")
    #expect(
      rendered(file, label(file, 8, 9, "x"), [label(file, 1, 7, "카"), label(file, 15, 16, "y")])
        == [
          " 1│     카드 x 👍 y", "  │     ---- ^    - y", "  │     │    x", "  │     카",
        ])
  }

  @Test("a line that is not UTF-8 is shown with a sign for each byte")
  func notUTF8() {
    let file = SourceFile(path: "x", bytes: [0x61, 0xFF, 0xFE, 0x62])
    #expect(rendered(file, label(file, 3, 4)) == [" 1│ a\u{FFFD}\u{FFFD}b", "  │    ^"])
  }

  @Test("what would disturb a terminal is replaced, also in texts of messages")
  func disturbing() {
    let file = SourceFile(path: "x", text: "a\u{202E}b\u{1B}[31m")
    let diagnostic = Diagnostic(
      .syntax, "found `\u{1B}[2J`", at: label(file, 0, 1, "\u{7}"), help: "\u{2066}",
      notes: ["\u{0}"])
    let text = DiagnosticRenderer(files: [file]).text(diagnostic)
    #expect(!text.unicodeScalars.contains { [0x1B, 0x202E, 0x7, 0x2066, 0x0].contains($0.value) })
    #expect(text.contains("note: "))
  }

  @Test("a label in a file that is not at hand is shown without its line")
  func unknownFile() {
    let file = SourceFile(path: "x", text: "ab")
    let other = Diagnostic.Label(
      SourceSpan(path: "gone.rules", bytes: ByteSpan(start: 5, end: 6)), "here")
    let text = DiagnosticRenderer(files: [file])
      .text(Diagnostic(.syntax, "s", at: label(file, 0, 1), and: [other]))
    #expect(text.contains("┌─ gone.rules\n"))
  }

  @Test(
    "the last line counts errors, warnings and files",
    arguments: [
      ([], "no errors in 3 files"), ([.syntax], "1 error in 1 of 3 files"),
      ([.syntax, .unusedName, .unusedName], "1 error and 2 warnings in 1 of 3 files"),
      ([.unusedName], "1 warning in 1 of 3 files"),
    ] as [([DiagnosticCode], String)])
  func summary(codes: [DiagnosticCode], text: String) {
    let file = SourceFile(path: "x", text: "")
    let diagnostics = codes.map { Diagnostic($0, "s", at: label(file, 0, 0)) }
    #expect(DiagnosticSummary(diagnostics, fileCount: 3).description == text)
  }
}
