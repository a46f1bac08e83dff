import AttributionStore
import CallModel
import ContentHash
import Delivery
import Diagnostics
import Foundation
import PlatformExport
import Synchronization
import TestSupport

/// A store with conversions, a server that is told of them, and a clock that stands still.
final class ToldStore: Sendable {
  let store: SQLCallStore
  let server: ReceivingServer
  private let folder: TemporaryFolder
  private let clock: Atomic<Int64>
  private let limit: Duration
  static let secret = "WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlo="

  /// A store whose receiver gives `answers` and has `seconds` to do so.
  init(answering answers: [String] = [], within seconds: Int = 20) throws {
    folder = try TemporaryFolder()
    store = try SQLCallStore(path: folder.path("calls.db"))
    server = try ReceivingServer(answering: answers, secrets: [Self.secret])
    // Signatures say when they are made.
    clock = Atomic(Int64(Date().timeIntervalSince1970) * 1000)
    limit = .seconds(seconds)
  }

  /// What the clock shows.
  var now: Instant { Instant(unixMs: clock.load(ordering: .relaxed)) }

  /// Lets time pass.
  func pass(_ seconds: Int64) { clock.add(seconds * 1000, ordering: .relaxed) }

  /// Books a call and what its conversions are worth.
  func book(_ id: String, worth values: [Int64]) throws {
    let rule = RuleReference(name: "Sale", id: "sale", revision: 1, file: "a.rules")
    let outcomes = values.enumerated().map { place, value in
      Outcome(
        kind: .conversion(
          name: "sale \(place)", value: Money(minorUnits: value, currency: .usd), type: nil),
        rule: rule, evidence: [])
    }
    let facts: [String: FieldValue] = [
      "call.id": .text(id), "call.started": .instant(Instant(unixMs: now.unixMs - 86_400_000)),
    ]
    _ = try store.book(
      Booking(
        call: Call(id: id, recordingPath: nil, facts: CallFacts(facts)),
        evaluation: Evaluation(
          ruleset: Ruleset(text: "rules"), versions: Versions(engine: "1"), verdicts: [:],
          outcomes: outcomes), recordedAt: now))
  }

  /// Puts what has to be told into the outbox, and says how many deliveries that is.
  @discardableResult
  func enqueue(retrying: Bool = false) throws -> Int {
    let events = try store.conversions(ConversionQuery(includesWithdrawn: true)).events
    let party = ToldParty(name: "crm", platform: "webhook", retriesRefused: retrying)
    return try store.enqueue(events, for: party, sealedUnder: nil, at: now) {
      DeliveryPlan($0, to: WebhookDocument(), at: now, place: { _ in "here" }).drafts
    }.count
  }

  /// Sends what is due, and gives what became of each.
  func send(maxAttempts: Int = 5, seed: UInt64 = 1) async throws -> [AttemptResult] {
    let text = """
      {"crm": {"platform": "webhook", "address": "\(server.address("hook"))",
        "sign_with": {"env": "SECRET"}, "timeout": \(limit.components.seconds)}}
      """
    let file = try DestinationsFile(parsing: Array(text.utf8), path: "test")
    let environment = ProcessInfo.processInfo.environment.merging(["SECRET": Self.secret]) { $1 }
    let sender = DeliverySender(
      store,
      to: [
        try ReadyDestination(
          try file.destination(named: "crm"), of: "test", environment: environment)
      ], by: try Poster(environment: environment, from: "test"), unsealedBy: nil,
      backOff: BackOff(first: .seconds(10), longest: .seconds(60), maxAttempts: maxAttempts),
      now: { [self] in now })
    var random = SeededGenerator(seed: seed)
    var results: [AttemptResult] = []
    try await sender.send(until: now, using: &random) { results.append($1) }
    return results
  }

  /// The name of the first conversion on a call.
  func id(_ call: String) throws -> String? {
    try store.conversions(ConversionQuery(includesWithdrawn: true)).events
      .first { $0.call.id == call }?.transactionID
  }

  /// What the receiver believes: the value of each conversion by its id, as it was told in order.
  func beliefs() throws -> [String: String] {
    struct Document: Decodable {
      struct Conversion: Decodable {
        let id: String
        let value: Decimal?
      }
      let type: String
      let conversion: Conversion
    }
    var seen: Set<String> = []
    var beliefs: [String: String] = [:]
    for request in try server.requests {
      guard let id = request.headers["webhook-id"], seen.insert(id).inserted else { continue }
      let document = try JSONDecoder().decode(Document.self, from: Data(request.body.utf8))
      beliefs[document.conversion.id] =
        document.type == "conversion.retracted" ? nil : "\(document.conversion.value ?? 0)"
    }
    return beliefs
  }
}
