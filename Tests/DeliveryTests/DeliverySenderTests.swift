import AttributionStore
import CallModel
import Delivery
import TestSupport
import Testing

@Suite("Sending what waits in the outbox")
struct DeliverySenderTests {
  @Test("everything that is due is sent once, signed, and never again")
  func once() async throws {
    let told = try ToldStore()
    try told.book("a", worth: [100, 200])
    try told.book("b", worth: [300])
    #expect(try told.enqueue() == 3)
    #expect(try await told.send() == Array(repeating: .accepted(status: 200), count: 3))
    let requests = try told.server.requests
    #expect(!requests.contains { !$0.verified })
    #expect(Set(requests.compactMap { $0.headers["webhook-id"] }).count == 3)
    #expect(requests[0].headers["content-type"] == "application/json")
    #expect(try told.enqueue() == 0)
    #expect(try await told.send() == [])
  }

  @Test("changes and withdrawals follow, and the receiver believes what holds")
  func changes() async throws {
    let told = try ToldStore()
    try told.book("a", worth: [100, 200])
    try told.enqueue()
    _ = try await told.send()
    try told.book("a", worth: [150])
    #expect(try told.enqueue() == 2)
    _ = try await told.send()
    #expect(try told.beliefs() == [try told.id("a"): "1.5"])
  }

  @Test(
    "what does not come through is sent again after a while, the same to the byte under the same id",
    arguments: ["500", "503", "429", "408", "401", "reset", "cut"])
  func again(answer: String) async throws {
    let told = try ToldStore(answering: [answer])
    try told.book("a", worth: [100])
    try told.enqueue()
    let first = try await told.send()
    guard case .failed(_, _, let next, _)? = first.first, first.count == 1 else {
      Issue.record("\(first)")
      return
    }
    #expect(next.unixMs - told.now.unixMs >= 5000 && next.unixMs - told.now.unixMs <= 10_000)
    #expect(try await told.send() == [], "not before its time")
    told.pass(10)
    #expect(try await told.send() == [.accepted(status: 200)])
    let requests = try told.server.requests
    #expect(Set(requests.map(\.body)).count == 1)
    #expect(Set(requests.compactMap { $0.headers["webhook-id"] }).count == 1)
    #expect(!requests.contains { !$0.verified })
    #expect(try told.beliefs() == [try told.id("a"): "1"])
  }

  @Test("a server that asks for more time gets it, and is not asked for anything else meanwhile")
  func retryAfter() async throws {
    let told = try ToldStore(answering: ["429 retry-after=300;slow down"])
    try told.book("a", worth: [100])
    try told.book("b", worth: [200])
    try told.enqueue()
    let then = Instant(unixMs: told.now.unixMs + 300_000)
    #expect(
      try await told.send() == [
        .failed(
          status: 429, reason: "the server answers 429: slow down", nextAt: then, restUntil: then)
      ])
    #expect(try told.store.deliveries().map(\.attempts).sorted() == [0, 1])
    told.pass(299)
    #expect(try await told.send() == [])
    told.pass(1)
    #expect(try await told.send() == [.accepted(status: 200), .accepted(status: 200)])
  }

  @Test("silence is a failure, and its lease ends after it")
  func silence() async throws {
    let told = try ToldStore(answering: ["silent"], within: 1)
    try told.book("a", worth: [100])
    try told.enqueue()
    guard case .failed(nil, "no answer within 1 s", _, nil)? = try await told.send().first else {
      Issue.record("it was answered")
      return
    }
    told.pass(10)
    #expect(try await told.send() == [.accepted(status: 200)])
    #expect(try told.beliefs() == [try told.id("a"): "1"])
  }

  @Test("one that the server does not want holds up no other, and is told again only on demand")
  func refused() async throws {
    let told = try ToldStore(answering: ["422 {\"message\":\"no such customer\"}"])
    try told.book("a", worth: [100])
    try told.book("b", worth: [200])
    try told.enqueue()
    #expect(
      try await told.send() == [
        .refused(status: 422, reason: "the server answers 422: no such customer"),
        .accepted(status: 200),
      ])
    #expect(try told.enqueue() == 0)
    #expect(try told.enqueue(retrying: true) == 1)
    #expect(try await told.send() == [.accepted(status: 200)])
  }

  @Test("after the last attempt it is given up, and the reason is kept")
  func givenUp() async throws {
    let told = try ToldStore(answering: ["500", "500", "500"])
    try told.book("a", worth: [100])
    try told.enqueue()
    for _ in 0..<2 {
      _ = try await told.send(maxAttempts: 3)
      told.pass(60)
    }
    #expect(
      try await told.send(maxAttempts: 3) == [
        .givenUp(status: 500, reason: "tried 3 times; at last the server answers 500")
      ])
    let record = try #require(try told.store.deliveries().first)
    #expect(record.state == .givenUp && record.attempts == 3)
    #expect(try await told.send() == [])
  }

  @Test("a program that was killed after the server had taken it sends it again under the same id")
  func killed() async throws {
    let told = try ToldStore()
    try told.book("a", worth: [100])
    try told.enqueue()
    // It has it in hand, and is gone.
    let lease = try told.store.leaseDelivery(
      to: ["crm"], until: Instant(unixMs: told.now.unixMs + 30_000), unsealedBy: nil, at: told.now)
    #expect(lease != nil)
    #expect(try await told.send() == [], "nobody takes it out of another's hands")
    told.pass(30)
    #expect(try await told.send() == [.accepted(status: 200)])
    #expect(try told.server.requests.first?.headers["webhook-id"] == lease?.idempotencyKey)
  }

  @Test("four who send at once send each delivery once")
  func together() async throws {
    let told = try ToldStore(answering: Array(repeating: "slow", count: 4))
    for id in 0..<12 { try told.book("c-\(id)", worth: [Int64(id)]) }
    try told.enqueue()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for seed in 0..<4 as Range<UInt64> {
        group.addTask { _ = try await told.send(seed: seed) }
      }
      try await group.waitForAll()
    }
    #expect(try told.server.requests.count == 12)
    #expect(try told.beliefs().count == 12)
  }

  @Test("through faults at random, and changes in between, the receiver ends with what holds")
  func faults() async throws {
    for seed in 0..<3 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let faults = ["200", "200", "500", "cut", "reset", "429"]
      let answers = (0..<40).map { _ in faults.randomElement(using: &random) ?? "200" }
      let told = try ToldStore(answering: answers)
      for _ in 0..<6 {
        let values = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          Int64.random(in: 1...3, using: &random) * 100
        }
        try told.book("c-\(Int.random(in: 0..<3, using: &random))", worth: values)
        try told.enqueue()
        _ = try await told.send(maxAttempts: 100, seed: seed)
        told.pass(.random(in: 0...60, using: &random))
      }
      for _ in 0..<60 {
        told.pass(60)
        let isNew = try told.enqueue() > 0
        let isSent = try await !told.send(maxAttempts: 100, seed: seed).isEmpty
        if !isNew, !isSent { break }
      }
      var live: [String: String] = [:]
      for event in try told.store.conversions().events {
        live[event.transactionID] = event.value.map { String($0.minorUnits / 100) }
      }
      #expect(try told.beliefs() == live, "seed \(seed)")
    }
  }
}
