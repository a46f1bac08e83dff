import AttributionStore
import Diagnostics
import StoreTestSupport
import TestSupport
import Testing

@Suite struct InterruptionTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
  }

  /// Whatever moment it is, the store shows whole bookings only, and none that was reported is lost.
  @Test("a program that is killed twenty times leaves whole bookings only")
  func kills() throws {
    var random = SeededGenerator(seed: 20)
    var reported: [String: Int] = [:]
    var next = 0
    for round in 0..<20 {
      let probe = try Probe(
        store: path, prefix: "c", first: next, last: next + 1_000_000, callCount: 7)
      let lines = probe.kill(
        afterFirstBookingAndMs: Int.random(in: 0...40, using: &random))
      try #require(!lines.isEmpty, "round \(round) booked nothing: \(probe.complaint)")
      #expect(probe.wasKilled)
      for line in lines {
        let words = line.split(separator: " ")
        // The last line may have been cut off by the kill.
        guard words.count == 2, let step = Int(words[0]), words[1] == "c-\(step % 7)" else {
          continue
        }
        reported["c-\(step % 7)"] = step
        next = max(next, step + 1)
      }
      #expect(try StoreDump.faults(ofStoreAt: path) == [])
      let store = try SQLCallStore(path: path, opening: .existing)
      for (id, reportedStep) in reported {
        let step = try #require(try SteppedBooking.step(ofCall: id, in: store))
        #expect(step == reportedStep || step == reportedStep + 7, "\(id) in round \(round)")
      }
    }
    #expect(reported.count == 7)
    #expect(next > 100)
  }

  @Test("three programs and a reader share one store, which they make at the same moment")
  func severalPrograms() throws {
    let prefixes = ["a", "b", "c"]
    let probes = try prefixes.map {
      try Probe(store: path, prefix: $0, first: 0, last: 99, callCount: 10)
    }
    let store = try SQLCallStore(path: path)
    for _ in 0..<50 {
      for report in try store.reports(on: .all) {
        #expect(Set(report.outcomes.map(\.rulesetDigest)).count == 1)
        #expect(report.outcomes.count == 4)
      }
    }
    for probe in probes { #expect(probe.wait().count == 100, "\(probe.complaint)") }
    for prefix in prefixes {
      for call in 0..<10 {
        #expect(try SteppedBooking.step(ofCall: "\(prefix)-\(call)", in: store) == 90 + call)
      }
    }
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test("tasks book at once while another reads, and no reader sees half a booking")
  func tasks() async throws {
    let store = try SQLCallStore(path: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for step in 0..<50 {
            _ = try store.book(SteppedBooking.make(id: "c-\(writer)", step: step))
            // All four also book one call, in any order.
            _ = try store.book(SteppedBooking.make(id: "shared", step: step * 4 + writer))
            await Task.yield()
          }
        }
      }
      group.addTask {
        for _ in 0..<100 {
          for report in try store.reports(on: .all) {
            let rulesets = Set(report.outcomes.map(\.rulesetDigest))
            #expect(rulesets.count == 1, "outcomes of two bookings at once")
            #expect(report.outcomes.count == 4)
          }
          await Task.yield()
        }
      }
      try await group.waitForAll()
    }
    for writer in 0..<4 {
      #expect(try SteppedBooking.step(ofCall: "c-\(writer)", in: store) == 49)
    }
    #expect(try SteppedBooking.step(ofCall: "shared", in: store) != nil)
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }
}
