import AttributionStore
import CallModel
import Diagnostics
import Pipeline
import Testing

@Suite("The report of a batch") struct BatchReportTests {
  private let rule = RuleReference(name: "r", id: "r", revision: 1, file: "a.rules")

  private func call(_ id: String, _ result: ProcessedCall.Result) -> ProcessedCall {
    ProcessedCall(call: Call(id: id, recordingPath: nil, facts: CallFacts()), result: result)
  }

  private func booked(_ values: [Money?]) -> ProcessedCall.Result {
    .booked(
      .init(
        outcomes: values.map {
          Outcome(
            kind: .conversion(name: "sale", value: $0, type: nil), rule: rule, evidence: [])
        }, changes: BookingResult(insertedCount: values.count), remarks: []))
  }

  @Test("totals add up each currency by itself and leave out conversions without a value")
  func totals() throws {
    let won = try #require(Currency(code: "KRW"))
    let report = BatchReport(
      calls: [
        call("a", booked([Money(minorUnits: 10_000, currency: .usd), nil])),
        call("b", booked([Money(minorUnits: 50_000, currency: won)])),
        call("c", booked([Money(minorUnits: 2_550, currency: .usd)])),
        call("d", .failed(InputError(path: "d.wav", reason: "the file is empty"))),
        call("e", .notReached),
      ], audioMs: 0, wasInterrupted: true)
    #expect(report.totals.map(\.description) == ["₩50,000", "$125.50"])
    #expect(report.bookedCount == 3)
    #expect(report.failures.map(\.path) == ["d.wav"])
    #expect(report.changes.insertedCount == 4)
  }

  @Test("a sum that does not fit stays at what fits")
  func overflow() {
    let most = Money(minorUnits: .max, currency: .usd)
    let report = BatchReport(
      calls: [call("a", booked([most, most]))], audioMs: 0, wasInterrupted: false)
    #expect(report.totals == [most])
  }
}
