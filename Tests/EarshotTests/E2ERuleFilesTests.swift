import Foundation
import TestSupport
import Testing

@Suite("Commands for rule files") struct E2ERuleFilesTests {
  static let untidy = "language 1\nrule \"a\" when mentions \"card\" then tag \"x\"  # why\n"
  static let tidy = """
    language 1

    rule "a"
    when mentions "card"
    then tag "x"  # why

    """

  @Test("fmt prints a single file in the style")
  func printed() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.write(Self.untidy, to: "a.rules")
    let run = try ProgramRun.earshot(["rules", "fmt", path])
    #expect(run.output == Self.tidy && run.exitCode == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.untidy)
  }

  @Test("fmt --check names what would change, --diff shows it, --write changes it")
  func rewritten() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.write(Self.untidy, to: "rules/a.rules")
    try scratch.write(Self.tidy, to: "rules/b.rules")
    let folder = scratch.path("rules")
    let checked = try ProgramRun.earshot(["rules", "fmt", folder, "--check"])
    #expect(checked.exitCode == 3 && checked.outputLines == [path])
    #expect(checked.errorLines == ["1 of 2 files would be formatted"])
    let shown = try ProgramRun.earshot(["rules", "fmt", folder, "--diff"])
    #expect(shown.exitCode == 0)
    #expect(shown.outputLines.contains("+then tag \"x\"  # why"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.untidy)
    let written = try ProgramRun.earshot(["rules", "fmt", folder, "--write"])
    #expect(written.exitCode == 0 && written.outputLines == [path])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.tidy)
    #expect(try ProgramRun.earshot(["rules", "fmt", folder, "--check"]).exitCode == 0)
  }

  @Test("fmt leaves a broken file alone, says why, and does the others")
  func broken() throws {
    let scratch = try TemporaryFolder()
    let broken = try scratch.write("language 1\nrule \"a\" wehn b", to: "rules/a.rules")
    let path = try scratch.write(Self.untidy, to: "rules/b.rules")
    let run = try ProgramRun.earshot(["rules", "fmt", scratch.path("rules"), "--write"])
    #expect(run.exitCode == 1 && run.errors.contains("error[E001]"))
    #expect(try String(contentsOfFile: broken, encoding: .utf8) == "language 1\nrule \"a\" wehn b")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.tidy)
  }

  @Test("fmt of several files asks what to do with them")
  func several() throws {
    let run = try ProgramRun.earshot(["rules", "fmt", "rules"])
    #expect(run.exitCode == 2 && run.errors.contains("--check, --diff or --write"))
  }
}
