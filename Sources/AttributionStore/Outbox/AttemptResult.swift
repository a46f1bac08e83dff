public import CallModel

/// What became of an attempt.
public enum AttemptResult: Sendable, Hashable {
  /// The server took it, but for those conversions, by their places in the delivery, each with the reason; `note` is
  /// what else it says.
  case accepted(status: Int?, except: [Int: String] = [:], note: String? = nil)
  /// It did not come through, and is tried again at this time. A server that asks for patience means all that is sent
  /// to it: nothing else goes to the destination before `restUntil`.
  case failed(status: Int?, reason: String, nextAt: Instant, restUntil: Instant? = nil)
  /// The server does not want it, and will not want it later.
  case refused(status: Int?, reason: String)
  /// It was tried often enough.
  case givenUp(status: Int?, reason: String)
}
