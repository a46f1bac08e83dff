import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("Rules that ask for other rules")
struct MatchedTypingTests {
  private func codes(_ text: String) -> [DiagnosticCode] { check(text).diagnostics.map(\.code) }

  @Test("matched names a rule, also one that is written later, and needs a source")
  func typed() throws {
    let all = try rules(
      """
      rule "a" needs transcript when matched "b" or c then tag "x"
      rule "b" when call.answered then tag "y"
      condition c = matched "b"
      """)
    #expect(all[0].needs == .transcript)
    #expect(all[0].when.matchedRules.map(\.rule) == ["b", "b"])
    #expect(all[1].needs == nil)
  }

  @Test("a name that no rule has is told, with what was meant")
  func unknownRule() throws {
    let result = check(
      """
      rule "card sale" when call.answered then tag "x"
      rule "b" when matched "card sell" then tag "y"
      """)
    #expect(result.diagnostics.map(\.code) == [.unknownName])
    #expect(result.diagnostics.first?.help == "did you mean `card sale`?")
  }

  @Test("rules of all files are known")
  func acrossFiles() {
    let files = [
      ("a", "rule \"a\" when matched \"b\" then tag \"x\""),
      ("b", "rule \"b\" when call.answered then tag \"y\""),
    ].map { name, text in
      CheckedFile(
        name: name, source: SourceFile(path: name, text: testHeader + text))
    }
    #expect(checkRules(files).ruleset != nil)
  }

  @Test("a rule that leads back to itself is told once, through conditions too")
  func cycles() {
    #expect(codes("rule \"a\" when matched \"a\" then tag \"x\"") == [.cycle])
    #expect(
      codes(
        """
        condition c = matched "a"
        rule "a" when matched "b" then tag "x"
        rule "b" when not c then tag "y"
        rule "d" when matched "a" then tag "z"
        """) == [.cycle])
  }

  @Test("a long row of rules is too much, told once")
  func longRow() {
    let row = (1...60).map { "rule \"r\($0)\" when matched \"r\($0 - 1)\" then tag \"t\($0)\"" }
    let text = (["rule \"r0\" when call.answered then tag \"t\""] + row).joined(separator: "\n")
    #expect(codes(text) == [.limitExceeded])
    #expect(
      check(row.prefix(0).joined() + "rule \"r0\" when call.answered then tag \"t\"")
        .diagnostics.isEmpty)
  }

  @Test("a rule that is off never matches")
  func off() {
    #expect(
      codes(
        """
        rule "a" status off when call.answered then tag "x"
        rule "b" when matched "a" then tag "y"
        """) == [.neverTrue])
  }
}
