public import AttributionStore
public import CallModel
public import Diagnostics

/// Sends what waits in the outbox of a store.
public struct DeliverySender: Sendable {
  private let store: SQLCallStore
  private let destinations: [String: ReadyDestination]
  private let poster: Poster
  private let key: ContactKey?
  private let backOff: BackOff
  private let now: @Sendable () -> Instant

  /// How much longer than an attempt a lease is: to start and end a program, and to write down what became of it.
  private static let leaseMargin = Duration.seconds(10)

  private static let lookAgainMs: Int64 = 500

  /// A sender.
  ///
  /// - Parameters:
  ///   - key: opens bodies that were sealed.
  ///   - now: the clock.
  public init(
    _ store: SQLCallStore, to destinations: [ReadyDestination], by poster: Poster,
    unsealedBy key: ContactKey?, backOff: BackOff = BackOff(),
    now: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.destinations = Dictionary(destinations.map { ($0.name, $0) }) { $1 }
    self.poster = poster
    self.key = key
    self.backOff = backOff
    self.now = now
  }

  /// Sends everything that is due, one after the other, and what becomes due until `deadline`; ends earlier when
  /// nothing waits any more, or the task is cancelled.
  ///
  /// - Parameter took: is told of each attempt.
  public func send(
    until deadline: Instant, using random: inout some RandomNumberGenerator,
    _ took: (LeasedDelivery, AttemptResult) -> Void
  ) async throws(InputError) {
    let names = destinations.keys.sorted()
    while !Task.isCancelled {
      while !Task.isCancelled, let delivery = try lease(names) {
        let result = try await attempt(delivery, using: &random)
        try store.record(result, of: delivery, at: now())
        took(delivery, result)
      }
      let now = now()
      let next = try store.nextDelivery(to: names, at: now)
      guard let next, next < deadline, now < deadline else { return }
      // What another program has in hand is looked at again and again.
      let waitMs = max(Self.lookAgainMs, next.unixMs - now.unixMs)
      guard (try? await Task.sleep(for: .milliseconds(waitMs))) != nil else { return }
    }
  }

  private func lease(_ names: [String]) throws(InputError) -> LeasedDelivery? {
    let longest = destinations.values.map(\.timeLimit).max() ?? .zero
    let now = now()
    return try store.leaseDelivery(
      to: names, until: now.advanced(by: longest + Self.leaseMargin), unsealedBy: key, at: now)
  }

  private func attempt(
    _ delivery: LeasedDelivery, using random: inout some RandomNumberGenerator
  ) async throws(InputError) -> AttemptResult {
    let sentAt = now()
    let destination = destinations[delivery.destination]
    guard let destination,
      let request = destination.request(for: delivery, unixSeconds: sentAt.unixMs / 1000)
    else {
      let nextAt = sentAt.advanced(by: backOff.longest)
      return .failed(status: nil, reason: "no address for `\(delivery.purpose)`", nextAt: nextAt)
    }
    guard let answer = try await poster.post(request, timeLimit: destination.timeLimit) else {
      return .failed(status: nil, reason: "stopped by the user", nextAt: now())
    }
    let status = answer.status
    switch Verdict(answer, from: destination.platform) {
    case .taken(let exceptions, let note):
      return .accepted(status: status, except: exceptions, note: note)
    case .refused(let reason): return .refused(status: status, reason: reason)
    case .later(let reason):
      let now = now()
      let asked = answer.asked(at: now).map { min($0, BackOff.longestAsked) }
      let delay = backOff.delay(
        afterAttempt: delivery.attempts + 1, asked: asked, using: &random)
      guard let delay else {
        return .givenUp(
          status: status, reason: "tried \(delivery.attempts + 1) times; at last \(reason)")
      }
      return .failed(
        status: status, reason: reason, nextAt: now.advanced(by: delay),
        restUntil: asked.map { now.advanced(by: $0) })
    }
  }
}

extension PostAnswer {
  /// The code, where there is an answer.
  fileprivate var status: Int? {
    if case .answered(let status, _, _) = self { status } else { nil }
  }

  /// How long the server asks us to wait.
  fileprivate func asked(at now: Instant) -> Duration? {
    guard case .answered(_, let retryAfter?, _) = self else { return nil }
    return switch retryAfter {
    case .seconds(let seconds): .seconds(min(max(0, seconds), 1_000_000))
    case .unixSeconds(let seconds): .milliseconds(max(0, seconds * 1000 - now.unixMs))
    }
  }
}

extension Instant {
  fileprivate func advanced(by duration: Duration) -> Instant {
    let (seconds, attoseconds) = duration.components
    return Instant(unixMs: unixMs + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }
}
