import AttributionStore
import CallModel
import Diagnostics
import Foundation

/// A delivery that was sent, and what became of it.
struct DeliveryAttempt: Sendable {
  let delivery: LeasedDelivery
  let result: AttemptResult

  /// Tells what went wrong; says nothing of what was taken.
  func write() {
    guard let trouble else { return }
    Terminal.writeError("  \(delivery.destination) delivery \(delivery.id): \(trouble)\n")
  }

  /// What went wrong, for people; `nil` where nothing did.
  private var trouble: String? {
    switch result {
    case .accepted(_, let exceptions, let note):
      let parts =
        [note]
        + exceptions.sorted { $0.key < $1.key }.map { "conversion \($0.key + 1): \($0.value)" }
      let said = parts.compactMap(\.self)
      return said.isEmpty ? nil : "taken, but for some: " + said.joined(separator: "; ")
    case .failed(_, let reason, let next, _):
      let time = CallText.time(next, timeZone: .current, withYear: true)
      return "\(reason.shown(limit: 400)); is tried again from \(time)"
    case .refused(_, let reason): return "refused: \(reason.shown(limit: 400))"
    case .givenUp(_, let reason): return "given up: \(reason.shown(limit: 400))"
    }
  }

  /// How many conversions the destination has taken by it.
  var takenCount: Int {
    if case .accepted(_, let exceptions, _) = result {
      delivery.conversionCount - exceptions.count
    } else {
      0
    }
  }

  /// How many conversions it does not want, or were given up.
  var refusedCount: Int {
    switch result {
    case .accepted(_, let exceptions, _): exceptions.count
    case .failed: 0
    case .refused, .givenUp: delivery.conversionCount
    }
  }

  /// The same for programs.
  var json: JSON {
    var json = JSON(
      delivery: delivery.id, destination: delivery.destination,
      idempotencyKey: delivery.idempotencyKey, attempt: delivery.attempts + 1,
      conversions: delivery.conversionCount, refused: refusedCount)
    switch result {
    case .accepted(let status, _, let note): json.tell("accepted", status, note)
    case .failed(let status, let reason, let next, _):
      json.tell("failed", status, reason)
      json.nextAttemptAt = next.iso8601
    case .refused(let status, let reason): json.tell("refused", status, reason)
    case .givenUp(let status, let reason): json.tell("given up", status, reason)
    }
    return json
  }

  struct JSON: Encodable {
    let delivery: Int64
    let destination: String
    let idempotencyKey: String
    let attempt: Int
    let conversions: Int
    let refused: Int
    var result = ""
    var status: Int?
    var reason: String?
    var nextAttemptAt: String?

    enum CodingKeys: String, CodingKey {
      case delivery, destination, attempt, conversions, refused, result, status, reason
      case idempotencyKey = "idempotency_key"
      case nextAttemptAt = "next_attempt_at"
    }

    fileprivate mutating func tell(_ result: String, _ status: Int?, _ reason: String?) {
      self.result = result
      self.status = status
      self.reason = reason
    }
  }
}
