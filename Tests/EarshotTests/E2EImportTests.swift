import Foundation
import TestSupport
import Testing

@Suite("Importing rules") struct E2EImportTests {
  private static let golden = "Tests/RuleImportTests/Golden"

  @Test("rule files are written beside each other, pass the check, and are never overwritten")
  func folder() throws {
    let scratch = try TemporaryFolder()
    let arguments = [
      "rules", "import", "\(Self.golden)/aws-categories.json", "\(Self.golden)/connect-rule.json",
      "--out", scratch.path("rules"),
    ]
    let run = try ProgramRun.earshot(arguments)
    #expect(run.exitCode == 3, "\(run.errors)")
    #expect(run.outputLines.count == 2)
    #expect(run.output.contains("3 rules carried over · 5 not"))
    #expect(run.output.contains("1 rule carried over"))
    #expect(run.errors.contains("\"angry\" is not carried over"))
    #expect(run.errors.contains("Categories[3].Rules[0].SentimentFilter: sentiment is no part"))
    let check = try ProgramRun.earshot(["rules", "check", scratch.path("rules")])
    #expect(check.exitCode == 0, "\(check.output)")
    #expect(check.output.contains("no errors in 2 files") || check.output.contains("W111"))

    let again = try ProgramRun.earshot(arguments)
    #expect(again.exitCode == 1)
    #expect(again.errors.contains("aws-categories.rules: this file is there already"))
  }

  @Test("without --out the rules go to standard output, and a whole import is exit code 0")
  func standardOutput() throws {
    let run = try ProgramRun.earshot([
      "rules", "import", "\(Self.golden)/connect-function.json", "--from", "connect",
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("mentions any of (\"Speak to a manager\", \"supervisor please\")"))
    #expect(run.errors.isEmpty)
  }

  @Test("a document that is none of these is told so, and nothing is written")
  func otherDocuments() throws {
    let scratch = try TemporaryFolder()
    for name in ["other.json", "cut-off.json", "missing.json"] {
      let run = try ProgramRun.earshot([
        "rules", "import", "\(Self.golden)/connect-rule.json", "\(Self.golden)/\(name)", "--out",
        scratch.path("rules"),
      ])
      #expect(run.exitCode == 1)
      #expect(run.errorLines.count == 1)
      #expect(run.errors.contains("\(name)"))
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.path("rules")))
  }
}
