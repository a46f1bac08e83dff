import Diagnostics
import Testing

@Suite("Text that a message repeats")
struct ShownTextTests {
  @Test(
    "is one line that a terminal shows as it is",
    arguments: [
      ("", ""), ("credit card", "credit card"), ("예약 ☎\u{FE0F}", "예약 ☎\u{FE0F}"),
      ("a\nb\r\n\u{1B}[31m", "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}[31m"),
      ("\u{202E}evil\u{2066}", "\u{FFFD}evil\u{FFFD}"),
    ])
  func clean(text: String, shown: String) {
    #expect(text.shown() == shown)
  }

  @Test("is cut after so many scalars, and says so only then")
  func cut() {
    #expect("card".shown(limit: 4) == "card")
    #expect("cards".shown(limit: 4) == "card…")
    #expect("e\u{301}e".shown(limit: 2) == "e\u{301}…")
    #expect(String(repeating: "x", count: 61).shown() == String(repeating: "x", count: 60) + "…")
    #expect("xcard".dropFirst().shown(limit: 2) == "ca…")
  }
}
