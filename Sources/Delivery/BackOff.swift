/// How long to wait before something is sent again: ever longer, and never quite the same, so that all who failed
/// at one moment do not come back at one moment.
public struct BackOff: Sendable, Hashable {
  /// Before the second attempt.
  public let first: Duration
  /// At the most, unless the server asks for more.
  public let longest: Duration
  /// After so many attempts it is given up.
  public let maxAttempts: Int

  /// With what is right for servers that are mended within days: half a minute doubled up to six hours, for three days
  /// and more.
  public init(
    first: Duration = .seconds(30), longest: Duration = .seconds(6 * 3600), maxAttempts: Int = 24
  ) {
    self.first = first
    self.longest = longest
    self.maxAttempts = maxAttempts
  }

  /// A server is not believed that asks for more.
  public static let longestAsked = Duration.seconds(86_400)

  /// How long to wait after the attempt of this number, from 1; `nil` where it was the last one.
  ///
  /// Between half of the doubled time and all of it, and at least what the server asks for.
  public func delay(
    afterAttempt attempt: Int, asked: Duration? = nil,
    using random: inout some RandomNumberGenerator
  ) -> Duration? {
    guard attempt < maxAttempts else { return nil }
    var whole = first
    for _ in 1..<max(1, attempt) where whole < longest { whole = whole * 2 }
    whole = min(whole, longest)
    let thousandths = Int64.random(in: 500...1000, using: &random)
    return max(whole * Int(thousandths) / 1000, min(asked ?? .zero, Self.longestAsked))
  }
}
