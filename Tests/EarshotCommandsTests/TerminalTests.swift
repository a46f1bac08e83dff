import EarshotCommands
import Testing

@Suite("The terminal") struct TerminalTests {
  @Test(
    "colours are left out where the environment asks for none",
    arguments: [
      ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false),
      (["TERM": "xterm-256color"], true),
    ] as [([String: String], Bool)])
  func colors(environment: [String: String], may: Bool) {
    #expect(Terminal.mayUseColor(environment) == may)
  }
}
