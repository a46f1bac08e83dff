import AttributionStore
import CallModel
import Delivery
import Diagnostics
import Foundation

/// Puts into the outbox what has to be told, and sends what is there.
struct DeliveryRun: Sendable {
  private let opened: DeliverOptions.Opened
  private let sender: DeliverySender

  /// Reads the secrets, so that nothing is begun that cannot be sent.
  init(_ opened: DeliverOptions.Opened, certificates: String?) throws(InputError) {
    self.opened = opened
    let environment = ProcessInfo.processInfo.environment
    let ready = try opened.destinations.map { (destination) throws(InputError) in
      try ReadyDestination(destination, of: opened.file.path, environment: environment)
    }
    sender = DeliverySender(
      opened.store, to: ready,
      by: try Poster(authority: certificates, environment: environment, from: "deliver --send"),
      unsealedBy: opened.key, now: { Clock.now() })
  }

  /// Puts there what each destination has to be told.
  func enqueue(retrying: Bool) throws(InputError) -> [FoundChanges] {
    let events = try opened.conversions().events
    return try opened.destinations.map { (destination) throws(InputError) in
      let party = opened.party(destination, retrying: retrying)
      let difference = try opened.store.difference(of: events, for: party)
      let now = Clock.now()
      var plan = DeliveryPlan(
        DueChanges([]), to: destination.platform, at: now, place: destination.address(for:))
      _ = try opened.store.enqueue(events, for: party, sealedUnder: opened.key, at: now) {
        due in
        plan = DeliveryPlan(
          due, to: destination.platform, at: now, place: destination.address(for:))
        return plan.drafts
      }
      return FoundChanges(destination.name, plan, difference, retrying: retrying)
    }
  }

  /// Sends what is due until `deadline`, and with `addingNew` what becomes due by that: a conversion with another
  /// name is told under it when it has been taken back under the old one.
  ///
  /// - Parameter took: is told of each attempt.
  func send(
    until deadline: Instant, addingNew: Bool, _ took: (DeliveryAttempt) -> Void
  ) async throws(InputError) -> [DeliveryAttempt] {
    var random = SystemRandomNumberGenerator()
    var attempts: [DeliveryAttempt] = []
    var isMore = true
    while isMore {
      try await sender.send(until: deadline, using: &random) { delivery, result in
        let attempt = DeliveryAttempt(delivery: delivery, result: result)
        took(attempt)
        attempts.append(attempt)
      }
      let mayBeMore = addingNew && attempts.last?.takenCount ?? 0 > 0 && !Task.isCancelled
      let found = mayBeMore ? try enqueue(retrying: false) : []
      isMore = found.contains { $0.requestCount > 0 }
    }
    return attempts
  }
}
