import Diagnostics
import Testing

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "counts cells as terminals do",
    arguments: [
      ("", 0), ("card", 4), ("카드", 4), ("\u{1100}\u{1161}\u{11B9}", 2), ("é", 1), ("e\u{301}", 1),
      ("ｃａｒｄ", 8), ("カード", 6), ("卡", 2), ("₩50", 3), ("「」", 4), ("👍", 2), ("👨‍👩‍👧", 2),
      ("☎\u{FE0F}", 2), ("\u{200B}", 0), ("a\u{0}b", 2), ("—", 1), ("（", 2), ("ﾊ", 1),
    ])
  func cells(text: String, width: Int) {
    #expect(DisplayWidth.cells(of: text) == width)
  }
}
