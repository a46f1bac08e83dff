import EarshotCommands
import PlatformExport
import Testing

@Suite("What is said of an export")
struct ConversionExportReportTests {
  private func objection(_ id: Int64, _ rule: ExportRule) -> ExportObjection {
    ExportObjection(
      callID: "c-\(id)", outcomeID: id, rule: rule, reason: "it is wrong", advice: "mend it")
  }

  private func report(_ objections: ExportObjection...) -> ConversionExportReport {
    ConversionExportReport(platform: "meta", acceptedCount: 1, objections: objections)
  }

  @Test("each objection names the call, the outcome, the rule and the advice; the counts come last")
  func lines() {
    let report = report(objection(2, .tooOld), objection(2, .negativeValue), objection(3, .noClick))
    #expect(
      report.lines(limit: 20, written: ["a.jsonl", "b.jsonl"]) == [
        "  c-2 outcome 2 [too-old] it is wrong", "    = help: mend it",
        "  c-2 outcome 2 [negative-value] it is wrong", "    = help: mend it",
        "  meta: 1 conversion written to a.jsonl and b.jsonl · 1 stays here · 1 that nothing ties to it",
      ])
    #expect(report.hasErrors)
  }

  @Test("what is not the platform's is no error, and listed only where everything is")
  func others() {
    let report = report(objection(2, .noClick), objection(3, .noIdentifier))
    #expect(!report.hasErrors)
    #expect(
      report.lines(limit: 20, written: []) == [
        "  meta: 1 conversion written · 2 that nothing ties to it"
      ])
    #expect(report.lines(limit: .max, written: nil).count == 5)
    #expect(report.lines(limit: .max, written: nil).last?.contains("1 conversion can go") == true)
  }

  @Test("many objections are cut short, with how many more there are")
  func many() {
    let report = ConversionExportReport(
      platform: "meta", acceptedCount: 0, objections: (0..<23).map { objection($0, .tooOld) })
    let lines = report.lines(limit: 20, written: nil)
    #expect(lines.count == 42)
    #expect(lines[40] == "  … 3 more; --check lists all")
    #expect(lines[41] == "  meta: 0 conversions can go · 23 stay here")
  }
}
