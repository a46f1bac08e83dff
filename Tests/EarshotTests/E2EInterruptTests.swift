import Foundation
import TestSupport
import Testing

@Suite("Interrupts") struct E2EInterruptTests {
  /// A folder with many copies of one call, each with one sample of its own, so that each is heard
  /// and a run takes long enough to be stopped in it.
  private func manyCalls(_ count: Int, in scratch: TemporaryFolder) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path("calls"), withIntermediateDirectories: true)
    let original = Places.repository
      .appendingPathComponent("audio-fixtures/calls/theatre-tickets.wav")
    var sound = try Data(contentsOf: original)
    for index in 0..<count {
      sound[sound.count / 2] = UInt8(index)
      try sound.write(to: URL(fileURLWithPath: scratch.path("calls/\(index).wav")))
    }
  }

  private func arguments(_ scratch: TemporaryFolder) -> [String] {
    [
      "run", scratch.path("calls"), "--rules", "rules/card-sale.rules", "--channels",
      "caller,agent", "--jobs", "1", "--store", scratch.path("store.db"), "--format", "json",
    ]
  }

  /// Waits until the store holds a call, and gives how many it holds.
  private func waitForFirstCall(_ store: String) throws -> Int {
    for _ in 0..<600 {
      Thread.sleep(forTimeInterval: 0.05)
      guard FileManager.default.fileExists(atPath: store) else { continue }
      let count = try? StoreDump.rows(store, "SELECT count(*) FROM evaluations").first
      if let count = count.flatMap(Int.init), count > 0 { return count }
    }
    Issue.record("no call was booked in half a minute")
    return 0
  }

  @Test(
    "whatever stops a run, the store holds whole calls, and the next run finishes the work",
    arguments: [SIGINT, SIGTERM, SIGKILL])
  func stopped(by signal: Int32) throws {
    let scratch = try TemporaryFolder()
    let callCount = 40
    try manyCalls(callCount, in: scratch)
    let program = try ProgramRun.start(arguments(scratch))
    _ = try waitForFirstCall(scratch.path("store.db"))
    program.send(signal)
    let run = ProgramRun(finishing: program)
    #expect(run.exitCode != 0)
    if signal == SIGINT {
      #expect(run.exitCode == 130)
      let report = try RunOutput(run)
      #expect(report.calls.contains { $0.status == "not reached" })
    }
    // A call is there with its evidence, its verdicts and its sale, or not at all.
    let store = scratch.path("store.db")
    #expect(try StoreDump.rows(store, "PRAGMA integrity_check") == ["ok"])
    #expect(try StoreDump.rows(store, "PRAGMA foreign_key_check").isEmpty)
    let calls = try StoreDump.rows(store, "SELECT call_id FROM calls ORDER BY 1")
    #expect(!calls.isEmpty && calls.count < callCount)
    #expect(try StoreDump.rows(store, "SELECT call_id FROM recordings ORDER BY 1") == calls)
    #expect(try StoreDump.rows(store, "SELECT call_id FROM evaluations ORDER BY 1") == calls)
    let sales = "SELECT call_id FROM live_outcomes WHERE kind = 'conversion' ORDER BY 1"
    #expect(try StoreDump.rows(store, sales) == calls)

    // Whatever was being written, the index names nothing twice and nothing in it is damaged.
    #expect(try ProgramRun.earshot(["index", "verify", "--store", store]).exitCode == 0)

    let next = try RunOutput(try ProgramRun.earshot(arguments(scratch)))
    #expect(next.booked == callCount)
    #expect(try StoreDump.rows(store, sales).count == callCount)
    #expect(try StoreDump.rows(store, "SELECT count(corrects_id) FROM outcomes") == ["0"])
    let verified = try ProgramRun.earshot(["index", "verify", "--store", store])
    #expect(verified.output.contains("\(callCount * 2) entries sound"))
    #expect(verified.outputLines.count == 1, "\(verified.output)")
  }
}
