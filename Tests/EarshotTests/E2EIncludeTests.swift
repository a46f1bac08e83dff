import Foundation
import TestSupport
import Testing

@Suite("Rules over several files") struct E2EIncludeTests {
  private let scratch: TemporaryFolder

  init() throws {
    scratch = try TemporaryFolder()
    try scratch.write(Self.main, to: "rules/main.rules")
    try scratch.write(Self.words, to: "rules/shared/words.rules")
    try scratch.write("# what people call it\ntheatre\n", to: "rules/shared/shows.txt")
  }

  private static let main = """
    language 1
    currency USD

    include "shared/words.rules"

    extend terms card_words with "debit card"

    rule "card"
    when mentions any of card_words
    then conversion value price

    rule "show"
    when mentions any of shows
    then conversion value price

    test "cards and shows" {
      caller 0:02 "with a debit card"
      caller 0:08 "for the theatre"
      expect "card" matched value $100
      expect "show" matched value $100
    }

    """
  private static let words = """
    language 1
    currency USD

    terms card_words = "credit card"

    terms shows = from "shows.txt"

    constant price = $100

    """

  private var mainFile: String { scratch.path("rules/main.rules") }

  @Test("a file that is given by itself brings what it includes", arguments: ["", "main.rules"])
  func commands(name: String) throws {
    let rules = scratch.path("rules") + (name.isEmpty ? "" : "/" + name)
    for command in ["check", "test"] {
      let run = try ProgramRun.earshot(["rules", command, rules])
      #expect(run.exitCode == 0, "\(command): \(run.output)\(run.errors)")
    }
    let shown = try ProgramRun.earshot(["rules", "show", "show", "--rules", rules])
    #expect(shown.output.contains("theatre"), "\(shown.output)\(shown.errors)")
  }

  @Test("a message about an included file lies in it, and in a list with its line")
  func messages() throws {
    try scratch.write("theatre\n(open\n", to: "rules/shared/shows.txt")
    let run = try ProgramRun.earshot(["rules", "check", mainFile])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("shared/shows.txt:2:1"), "\(run.output)")
    #expect(run.output.contains("1 error and 2 warnings in 2 of 3 files"), "\(run.output)")
  }

  @Test("fmt changes the files that it is given, and lays includes out")
  func formatted() throws {
    let untidy = Self.main.replacing("include \"", with: "include    \"")
    try scratch.write(untidy, to: "rules/main.rules")
    try scratch.write(Self.words + "\n\n", to: "rules/shared/words.rules")
    let run = try ProgramRun.earshot(["rules", "fmt", mainFile, "--write"])
    #expect(run.exitCode == 0 && run.outputLines == [mainFile])
    #expect(try String(contentsOfFile: mainFile, encoding: .utf8) == Self.main)
  }

  @Test("nothing outside of the rule folder is read, by path or by link")
  func outside() throws {
    try scratch.write("secret\n", to: "secret.txt")
    try FileManager.default.removeItem(atPath: scratch.path("rules/shared/shows.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("rules/shared/shows.txt"),
      withDestinationPath: scratch.path("secret.txt"))
    let linked = try ProgramRun.earshot(["rules", "check", scratch.path("rules")])
    #expect(linked.exitCode == 1 && linked.output.contains("error[E054]"))
    try scratch.write(
      Self.words.replacing("shows.txt", with: "../../secret.txt"), to: "rules/shared/words.rules")
    let named = try ProgramRun.earshot(["rules", "check", scratch.path("rules")])
    #expect(named.exitCode == 1 && named.output.contains("outside of the rule folder"))
    #expect(!(linked.output + named.output).contains("secret\n"))
  }

  @Test(
    "rules are applied and tried out with what they include, from the revision where one is given")
  func stored() throws {
    let fixtures = try StoredFixtures()
    let folder = scratch.path("rules")
    for arguments in [
      ["init", "--quiet"], ["add", "."],
      ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "rules"],
    ] {
      let git = ProgramRun(
        finishing: try ChildProcess("/usr/bin/git", ["-C", folder] + arguments, in: folder))
      #expect(git.exitCode == 0, "\(git.errors)")
    }
    // The rules stay as they are: what changes is a list beside a file that they include.
    try scratch.write("museum\ntheatre\n", to: "rules/shared/shows.txt")
    let backtest = try fixtures.earshot(
      ["rules", "backtest", mainFile, "--base", "HEAD", "--format", "json"])
    let report = try JSONDecoder().decode(Report.self, from: Data(backtest.output.utf8))
    #expect(report.total.gained > 0 && report.total.lost == 0, "\(backtest.output)")
    let applied = try fixtures.earshot(["rules", "apply", mainFile])
    #expect(applied.exitCode == 0, "\(applied.errors)")
    let booked = try StoreDump.rows(
      fixtures.store, "SELECT count(*) FROM live_outcomes WHERE kind = 'conversion'")
    #expect(booked == [String(report.total.after.conversions)])
  }

  private struct Report: Decodable {
    let total: Change
    struct Change: Decodable {
      let after: Tally
      let gained: Int
      let lost: Int
    }
    struct Tally: Decodable { let conversions: Int }
  }
}
