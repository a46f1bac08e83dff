import Foundation
import TestSupport
import Testing

@Suite("What other systems know") struct E2EMarketTests {
  private static let samples = "docs/formats/samples"
  private static let kinds = [
    "numbers", "touchpoints", "spend", "deals", "deal-stages", "orders", "subscriptions",
    "engagement",
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func imported(_ kind: String, _ file: String, _ options: String...) throws -> ProgramRun {
    try ProgramRun.earshot(
      ["import", kind, file, "--store", folder.path("earshot.db")] + options)
  }

  @Test("every sample is imported whole, and importing it again changes nothing", arguments: kinds)
  func samples(of kind: String) throws {
    let file = "\(Self.samples)/\(kind).csv"
    let rows =
      try String(contentsOfFile: Places.repository.appending(path: file).path, encoding: .utf8)
      .split(separator: "\n").count - 1
    let first = try imported(kind, file)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output == "  \(file): \(rows) rows · \(rows) new\n")
    let again = try imported(kind, file)
    #expect(again.output == "  \(file): \(rows) rows · \(rows) unchanged\n")
  }

  @Test("deals of a database with one currency; what does not fit is set aside")
  func deals() throws {
    let file = folder.path("opportunities.csv")
    let text = """
      Id,StageName,Amount,CloseDate,IsClosed,IsWon,Name
      o1,Closed Won,1240.0,2026-10-09,true,true,Ann
      o2,Proposal,much,2026-12-01,false,false,Bob

      """
    try Data(text.utf8).write(to: URL(filePath: file))
    let run = try imported("deals", file, "--currency", "usd")
    #expect(run.exitCode == 3)
    #expect(
      run.errors.contains("opportunities.csv:3: `Amount` is not an amount of money: `much`"))
    #expect(run.output.contains("2 rows · 1 new · 1 set aside in "))
    let rejects = try String(
      contentsOfFile: folder.path("opportunities.rejects.csv"), encoding: .utf8)
    #expect(rejects.hasSuffix("\no2,Proposal,much,2026-12-01,false,false,Bob\n"))
    let wrong = try imported("deals", file, "--currency", "dollars")
    #expect(wrong.exitCode != 0 && wrong.errors.contains("`dollars` is not a currency"))
  }
}
