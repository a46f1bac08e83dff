import Foundation
import TestSupport
import Testing

@Suite("Spend as platforms export it") struct E2ESpendExportTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func imported(_ path: String, _ options: String...) throws -> ProgramRun {
    try ProgramRun.earshot(
      ["import", "spend", path, "--store", scratch.path("calls.db")] + options)
  }

  private func written(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: scratch.path(name)))
    return scratch.path(name)
  }

  /// What was paid for each campaign.
  private func spent() throws -> [String] {
    let run = try ProgramRun.earshot([
      "report", "returns", "--store", scratch.path("calls.db"), "--format", "csv",
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.outputLines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return cells.count > 6 ? "\(cells[0]),\(cells[1]) \(cells[6])" : "\(line)"
    }
  }

  @Test("the sample is booked once however often it comes, and a later report replaces its days")
  func again() throws {
    let sample = "docs/formats/samples/google-ads.csv"
    let first = try imported(sample)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output.contains("3 rows · 3 new"))
    #expect(try imported(sample).output.contains("3 rows · 3 unchanged"))
    #expect(try spent() == ["Spring search,USD 205000", "Pumps,USD 4210"])
    let restated = try String(
      contentsOf: Places.repository.appendingPathComponent(sample), encoding: .utf8
    ).replacing("USD,950.00", with: "USD,900.00")
    let later = try imported(try written(restated, "later.csv"))
    #expect(later.output.contains("3 rows · 1 superseded · 2 unchanged"))
    #expect(try spent() == ["Spring search,USD 200000", "Pumps,USD 4210"])
  }

  @Test("what is open is asked for before anything is booked, and rejects come back mended")
  func mended() throws {
    let header = "Campaign report\nCampaign,Campaign ID,Day,Cost,Impr.\n"
    let open = try written(header + "a,1,10/1/2026,$5.00,1\na,2,10/2/2026,soon,1\n", "report.csv")
    let refused = try imported(open)
    #expect(refused.exitCode == 1)
    #expect(refused.errors.contains("report.csv:3: `Day` may have the month or the day first"))
    let run = try imported(open, "--day-order", "month-first")
    #expect(run.exitCode == 3)
    #expect(run.output.contains("2 rows · 1 new · 1 set aside"))
    #expect(run.errors.contains("report.csv:4: `Cost` is not an amount of money: `soon`"))
    let rejects = try String(contentsOfFile: scratch.path("report.rejects.csv"), encoding: .utf8)
    #expect(rejects == "Campaign,Campaign ID,Day,Cost,Impr.\na,2,10/2/2026,soon,1\n")
    let mended = try written(rejects.replacing("soon", with: "$6.00"), "mended.csv")
    #expect(try imported(mended, "--day-order", "day-first").output.contains("1 row · 1 new"))
    #expect(try imported(mended, "--day-order", "sideways").exitCode == 2)
  }
}
