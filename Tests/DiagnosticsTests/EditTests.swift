import Diagnostics
import Testing

@Suite("Edits of a source file")
struct EditTests {
  private let source = SourceFile(path: "a", text: "one two 셋 four")

  private func edit(_ start: Int, _ end: Int, _ text: String, path: String = "a") -> Diagnostic.Edit
  {
    Diagnostic.Edit(SourceSpan(path: path, bytes: ByteSpan(start: start, end: end)), text)
  }

  private func text(_ edits: [Diagnostic.Edit]) -> String {
    let changed = source.applying(edits).file
    return changed.text(in: changed.wholeSpan)
  }

  @Test("are made in the order of their places")
  func order() {
    #expect(
      text([edit(8, 11, "three"), edit(0, 3, "1"), edit(15, 15, "!")]) == "1 two three fou!r")
    #expect(text([edit(4, 8, "")]) == "one 셋 four")
    #expect(text([]) == "one two 셋 four")
  }

  @Test("of two that touch each other only the first is made, and others are counted")
  func overlapping() {
    let edits = [edit(0, 7, "x"), edit(4, 7, "y"), edit(7, 8, "z"), edit(12, 16, "4")]
    #expect(text(edits) == "x 셋 4")
    #expect(source.applying(edits).editCount == 2)
  }

  @Test("of other files, and beyond the end, do no harm")
  func elsewhere() {
    #expect(text([edit(0, 3, "x", path: "b")]) == "one two 셋 four")
    #expect(text([edit(900, 905, "!")]) == "one two 셋 four!")
  }
}
