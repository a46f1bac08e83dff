import Foundation
import TestSupport
import Testing

@Suite("Rules checked against older ones") struct E2ECheckBaseTests {
  private static let rules = """
    language 1
    rule "card sale" id card_sale revision 2
    when mentions "credit card"
    then tag "card"

    """

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(_ rules: String, base: String, _ options: [String] = []) throws -> ProgramRun {
    try ProgramRun.earshot(["rules", "check", rules, "--base", base] + options)
  }

  @Test("a rule that means something else needs a higher revision than at the path of the base")
  func path() throws {
    let base = try folder.write(Self.rules, to: "old.rules")
    let other = Self.rules.replacing("credit card", with: "debit card")
    let changed = try folder.write(other, to: "rules/a.rules")
    let run = try check(changed, base: base)
    #expect(run.exitCode == 1)
    #expect(run.output.contains("error[E080] `card sale` has changed"), "\(run.output)")
    #expect(run.output.contains("= help: write `revision 3`"))
    let raised = try folder.write(
      other.replacing("revision 2", with: "revision 3"), to: "rules/a.rules")
    #expect(try check(raised, base: base).exitCode == 0)
    #expect(try check(base, base: base).exitCode == 0)
  }

  @Test("the base can be a revision of the repository, and SARIF offers the higher number")
  func revision() throws {
    let rules = try folder.write(Self.rules, to: "work/rules/a.rules")
    for arguments in [
      ["init", "-q"], ["add", "."],
      ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x"],
    ] {
      let git = ProgramRun(
        finishing: try ChildProcess("git", ["-C", folder.path("work")] + arguments))
      #expect(git.exitCode == 0, "\(git.errors)")
    }
    #expect(try check(rules, base: "HEAD").exitCode == 0)
    _ = try folder.write(
      Self.rules.replacing("tag \"card\"", with: "tag \"cards\""), to: "work/rules/a.rules")
    let run = try check(rules, base: "HEAD", ["--format", "sarif"])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("\"E080\"") && run.output.contains("\"insertedContent\""))
  }

  @Test("a base that cannot be used is told")
  func wrongBase() throws {
    let rules = try folder.write(Self.rules, to: "a.rules")
    let broken = try folder.write("language 1\nrul", to: "broken.rules")
    let run = try check(rules, base: broken)
    #expect(run.exitCode == 1 && run.errors.contains("these older rules have errors"))
    #expect(try check(rules, base: "nowhere").exitCode == 1)
  }
}
