import Diagnostics
import Testing

@Suite("What is told about an input")
struct InputErrorTests {
  @Test("names its place on one line, whatever stands in the name of a file")
  func oneLine() {
    let error = InputError(
      path: "calls/new\nline \u{1B}[31m.wav", at: .line(3), reason: "no such file", advice: "look")
    #expect(error.description == "calls/new\u{FFFD}line \u{FFFD}[31m.wav:3: no such file (look)")
  }

  @Test("shows nothing that a terminal obeys, whatever names stand in the reason and the advice")
  func reasons() {
    let error = InputError(
      path: "calls", reason: "first `\u{1B}[2Ja\rb`\nsecond", advice: "mend `c\u{7}\u{202E}`")
    #expect(
      error.description
        == "calls: first `\u{FFFD}[2Ja\u{FFFD}b`\nsecond (mend `c\u{FFFD}\u{FFFD}`)")
  }
}
