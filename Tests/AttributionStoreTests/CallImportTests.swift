import AttributionStore
import CallModel
import TestSupport
import Testing

@Suite struct CallImportTests {
  private let folder: TemporaryFolder
  private let path: String
  private let store: SQLCallStore

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
    store = try SQLCallStore(path: path, lockTimeoutMs: 50)
  }

  private func imported(_ calls: [Call], at time: Instant = Samples.noon) throws -> [Int] {
    let result = try store.importCalls(calls, recordedAt: time)
    return [result.insertedCount, result.supersededCount, result.unchangedCount]
  }

  @Test("importing the same again changes nothing, not even a time stamp")
  func idempotence() throws {
    let calls = [Samples.call("a"), Samples.call("b")]
    #expect(try imported(calls) == [2, 0, 0])
    let before = try StoreDump.text(ofStoreAt: path)
    #expect(try imported(calls.reversed() + calls, at: Samples.later) == [0, 0, 4])
    #expect(try StoreDump.text(ofStoreAt: path) == before)
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test("what a run has found out about a call stays when a file about it is imported")
  func keepsEvidence() throws {
    _ = try store.book(
      Samples.booking(evaluation: Samples.evaluation([Samples.sale(12_000)])))
    let ledger = try store.ledger(ofCall: "c-1")
    let hits = try store.hits(ofCall: "c-1")
    let recording = try store.state(ofCall: "c-1")?.recording
    #expect(
      try imported([
        Call(id: "c-1", recordingPath: nil, facts: CallFacts(["caller.region": .text("CO")]))
      ]) == [0, 1, 0])
    let state = try #require(try store.state(ofCall: "c-1"))
    #expect(state.call.facts["caller.region"] == .text("CO"))
    #expect(state.call.facts["custom.plan"] == .text("gold"))
    #expect(state.recording == recording)
    #expect(try store.ledger(ofCall: "c-1") == ledger)
    #expect(try store.hits(ofCall: "c-1") == hits)
  }

  /// However a file is cut into batches and repeated, the calls are those of one import in its order.
  @Test("random sequences of imports end where one import of all of them ends", arguments: 0..<8)
  func sequences(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let fields = ["custom.a", "custom.b", "campaign.name", "caller.region"]
    let calls = (0..<60).map { _ in
      var facts = CallFacts()
      for field in fields where Bool.random(using: &random) {
        facts[field] = .text("\(Int.random(in: 0..<3, using: &random))")
      }
      return Call(
        id: "c-\(Int.random(in: 0..<7, using: &random))", recordingPath: nil, facts: facts)
    }
    let whole = try SQLCallStore(path: folder.path("whole.db"))
    _ = try whole.importCalls(calls, recordedAt: Samples.noon)
    var rest = calls[...]
    while !rest.isEmpty {
      let batch = Array(rest.prefix(Int.random(in: 1...9, using: &random)))
      for _ in 0..<Int.random(in: 1...2, using: &random) { _ = try imported(batch) }
      rest = rest.dropFirst(batch.count)
    }
    #expect(try store.calls(on: .all) == whole.calls(on: .all))
  }
}
