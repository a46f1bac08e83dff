import Foundation
import TestSupport
import Testing

@Suite("Running the tests of rules") struct E2ERulesTestTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func test(_ rules: String, _ arguments: [String] = []) throws -> ProgramRun {
    let path = try folder.write("language 1\ncurrency USD\n" + rules, to: "r/a.rules")
    return try ProgramRun.earshot(["rules", "test", path] + arguments)
  }

  private let rules = """
    rule "card sale" when mentions "credit card" by caller then conversion value $100
    test "caller pays" { caller 0:08 "by credit card" expect "card sale" matched value $100 }
    test "agent offers" { agent 0:08 "by credit card" expect nothing }

    """

  @Test("the starter rules pass their tests, and the tests show most of them")
  func starterRules() throws {
    let run = try ProgramRun.earshot(["rules", "test", "--coverage", "--min-coverage", "85"])
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    #expect(run.errors.isEmpty)
    #expect(run.outputLines.last?.hasSuffix(" passed") == true)
    #expect(run.output.contains("all rules"))
  }

  @Test("a failed test is exit code 1, and its reason is shown and written")
  func failure() throws {
    let junit = folder.path("tests.xml")
    let run = try test(
      rules + "test \"wrong\" { caller 0:08 \"by card\" expect \"card sale\" matched }",
      ["--junit", junit])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("✗ wrong"))
    #expect(run.output.contains("never said"))
    #expect(run.outputLines.last == "3 tests: 2 passed, 1 failed")
    #expect(try String(contentsOfFile: junit, encoding: .utf8).contains("<failure message="))
  }

  @Test("a filter runs the tests that it names, and says so if there are none")
  func filter() throws {
    #expect(try test(rules, ["--filter", "CALLER"]).outputLines.last == "1 test: 1 passed")
    let none = try test(rules, ["--filter", "nobody"])
    #expect(none.exitCode == 1)
    #expect(none.errors.contains("no test has `nobody` in its name"))
    #expect(try test("rule \"a\" when call.answered then tag \"a\"").exitCode == 1)
  }

  @Test("too little coverage is exit code 1")
  func coverage() throws {
    #expect(try test(rules, ["--min-coverage", "100"]).exitCode == 0)
    let less = try test(rules, ["--filter", "caller", "--min-coverage", "90"])
    #expect(less.exitCode == 1)
    #expect(less.errors.contains("less than the 90 % that are asked for"))
    #expect(try test(rules, ["--min-coverage", "101"]).exitCode == 2)
  }

  @Test("a test with a recording hears it, where that is asked for")
  func audio() throws {
    let calls = Places.repository.appendingPathComponent("audio-fixtures/calls").path
    let tests = """
      test "heard" {
        audio "\(calls)/theatre-tickets.wav"
        expect "card sale" matched value $100 at 0:25 by caller
      }
      test "not the other way round" {
        audio "\(calls)/none.wav"
        expect nothing
      }
      """
    let skipped = try test(rules + tests)
    #expect(skipped.exitCode == 0)
    #expect(skipped.outputLines.last == "4 tests: 2 passed, 2 skipped (--audio runs them)")
    let heard = try test(rules + tests, ["--audio"])
    #expect(heard.exitCode == 1)
    #expect(heard.output.contains("✓ heard"))
    #expect(heard.output.contains("none.wav: no such file"))
    #expect(heard.outputLines.last == "4 tests: 3 passed, 1 failed")
    let others = try test(
      rules + tests, ["--audio", "--filter", "heard", "--channels", "agent,caller"])
    #expect(others.output.contains("said by the agent"))
  }

  @Test("cases are run beside the tests of rule files, and a broken one is told")
  func cases() throws {
    try folder.write("language 1\ncurrency USD\n" + rules, to: "r/a.rules")
    let path = try folder.write(
      """
      {"lines": [{"at": "0:08", "caller": "by credit card"}],
       "expect": [{"matched": "card sale", "value": "$99"}]}
      """, to: "r/cases/sale.call.json")
    let run = try ProgramRun.earshot(["rules", "test", folder.path("r")])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("r/cases/sale.call.json\n  ✗ sale"))
    #expect(run.output.contains("expected $99.00, got $100.00"))
    #expect(run.outputLines.last == "3 tests: 2 passed, 1 failed")
    let alone = try ProgramRun.earshot(["rules", "test", folder.path("r/a.rules"), path])
    #expect(alone.outputLines.last == "3 tests: 2 passed, 1 failed")
    try folder.write("{\"expect\": [{\"matched\": \"card sael\"}]}", to: "r/cases/b.call.json")
    let broken = try ProgramRun.earshot(["rules", "test", folder.path("r")])
    #expect(broken.exitCode == 1)
    #expect(broken.output.isEmpty)
    #expect(broken.errors.contains("did you mean `card sale`?"))
  }

  @Test("rules with errors are told, and no test is run")
  func errors() throws {
    let run = try test("rule \"a\" when call.duration > 3 then tag \"a\"")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("E031"))
    #expect(run.output.isEmpty)
  }
}
