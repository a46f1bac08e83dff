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
}
