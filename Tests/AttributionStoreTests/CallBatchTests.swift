import AttributionStore
import CallModel
import StoreTestSupport
import TestSupport
import Testing

/// Calls that are imported many at a time, beside what one booking after the other makes of them.
@Suite("Many calls of files")
struct CallBatchTests {
  private let folder: TemporaryFolder
  private let key = ContactKey(bytes: [7])

  init() throws { folder = try TemporaryFolder() }

  /// What a file may say of a call: packed, if nothing else may be said.
  private static func call(_ id: String, packed: Bool, using random: inout SeededGenerator) -> Call
  {
    var facts = CallFacts(["call.id": .text(id)])
    let number = Int64.random(in: 0..<2, using: &random)
    for field in CallBatch.fields where Int.random(in: 0..<3, using: &random) == 0 {
      facts[field.path] =
        switch field.type {
        case .instant: .instant(Instant(unixMs: Samples.noon.unixMs + number))
        case .flag: .flag(number == 1)
        case .duration: .duration(ms: number * 1000)
        case .phone: PhoneNumber("+1212555010\(number)").map { .phone($0) }
        case .choice: .choice(number == 1 ? "inbound" : "outbound")
        default: .text(["a\\b", "it's"][Int(number)])
        }
    }
    guard !packed else { return Call(id: id, recordingPath: nil, facts: facts) }
    if Bool.random(using: &random) {
      facts["custom.corrected_at"] = .text("2026-10-0\(Int.random(in: 1...3, using: &random))")
    }
    if Bool.random(using: &random) { facts["custom.plan"] = .text("ü\(number)") }
    return Call(
      id: id, recordingPath: nil, channelSpeakers: number == 1 ? [.caller, .agent] : [],
      answerOffsetMs: number == 1 ? 400 : nil, facts: facts)
  }

  /// The slow and obvious way: each call is joined with what is known of it and booked by itself.
  private struct OneByOne {
    let store: SQLCallStore
    var known: [String: Call] = [:]

    mutating func take(_ calls: [Call], at time: Instant) throws -> MarketImportResult {
      var result = MarketImportResult()
      for call in calls {
        guard let before = known[call.id] else {
          known[call.id] = call
          result.insertedCount += 1
          _ = try store.book(Booking(call: call, recordedAt: time))
          continue
        }
        let isOlder = Self.correction(call) < Self.correction(before)
        var facts = before.facts
        for (path, value) in call.facts.sorted where !isOlder || facts[path] == nil {
          facts[path] = value
        }
        let (first, second) = isOlder ? (before, call) : (call, before)
        let after = Call(
          id: call.id, recordingPath: nil,
          channelSpeakers: first.channelSpeakers.isEmpty
            ? second.channelSpeakers : first.channelSpeakers,
          answerOffsetMs: first.answerOffsetMs ?? second.answerOffsetMs, facts: facts)
        known[call.id] = after
        if after == before {
          result.unchangedCount += 1
        } else {
          result.supersededCount += 1
          _ = try store.book(Booking(call: after, recordedAt: time))
        }
      }
      return result
    }

    private static func correction(_ call: Call) -> String {
      if case .text(let text)? = call.facts["custom.corrected_at"] { text } else { "" }
    }
  }

  private func store(_ path: String) throws -> SQLCallStore {
    let store = try SQLCallStore(path: path, callersUnder: key)
    let visit = MarketRow(
      line: 1,
      values: MarketTable.touchpoints.columns.map { column in
        switch column.name {
        case "id": .text("t")
        case "at": .instant(Samples.noon)
        case "phone": .contact("+12125550100")
        default: .unknown
        }
      })
    _ = try store.book(
      [visit], in: .touchpoints, contacts: ContactKeeping(under: key), recordedAt: Samples.noon)
    return store
  }

  /// Three batches, of which the later ones tell of some calls again.
  private func check(_ store: SQLCallStore, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var slow = OneByOne(store: try self.store(folder.path("slow.db")))
    for round in 0..<3 {
      var batch = CallBatch()
      var calls: [Call] = []
      for number in (0..<260).shuffled(using: &random).prefix(220) {
        let isPacked = Int.random(in: 0..<12, using: &random) > 0
        let call = Self.call("c \(number)\\", packed: isPacked, using: &random)
        calls.append(call)
        if isPacked { batch.pack(call) } else { batch.append(call) }
      }
      // Calls that are not packed may come again in one batch.
      for _ in 0..<20 {
        let call = Self.call(
          "d-\(Int.random(in: 0..<8, using: &random))", packed: false, using: &random)
        calls.append(call)
        batch.append(call)
      }
      let time = Instant(unixMs: Samples.noon.unixMs + Int64(round) * 1000)
      #expect(try store.importCalls(batch, recordedAt: time) == slow.take(calls, at: time))
      #expect(
        try store.importCalls(batch, recordedAt: Samples.later)
          == slow.take(calls, at: Samples.later))
    }
    let tables = try store.tables().filter { ["calls", "caller_keys"].contains($0.name) }
    let lines = try TableText.lines(of: store, tables)
    #expect(lines.count > 300)
    #expect(try lines == TableText.lines(of: slow.store, tables))
  }

  @Test("leave in a SQLite store what bookings one by one leave", arguments: 0..<4)
  func sqlite(seed: UInt64) throws {
    let path = folder.path("many.db")
    try check(store(path), seed: seed)
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test("leave in a PostgreSQL store what bookings one by one leave in a SQLite store")
  func postgres() throws {
    try check(store(PostgresServer.shared().newDatabase()), seed: 11)
  }

  @Test("of new calls what reports keep is forgotten, and callers without a key are not joined")
  func withoutKey() throws {
    let plain = try SQLCallStore(path: folder.path("plain.db"))
    var random = SeededGenerator(seed: 3)
    var batch = CallBatch()
    for number in 0..<150 {
      batch.pack(Self.call("c-\(number)", packed: true, using: &random))
    }
    #expect(try plain.importCalls(batch, recordedAt: Samples.noon).insertedCount == 150)
    #expect(try plain.importCalls(batch, recordedAt: Samples.later).unchangedCount == 150)
    let tables = try plain.tables().filter { $0.name == "caller_keys" }
    #expect(try TableText.lines(of: plain, tables).isEmpty)
  }
}
