/// How long a recogniser may take for one channel of a recording.
public enum TimeLimit: Sendable, Hashable {
  /// So many times as long as the channel is, and a minute at least: models take a while to load.
  case timesLength(Double)
  /// So long, whatever the recording.
  case fixed(Duration)

  /// Ten times as long as the channel.
  public static let standard = TimeLimit.timesLength(10)

  /// The limit that `text` writes, `10x`, `90s`, `30m` or `2h`; `nil` for anything else, and for
  /// limits that leave no time.
  public init?(_ text: String) {
    guard let unit = text.last, let number = Double(text.dropLast()), number > 0,
      number <= 1_000_000
    else { return nil }
    switch unit {
    case "x": self = .timesLength(number)
    case "s": self = .fixed(.seconds(number))
    case "m": self = .fixed(.seconds(60 * number))
    case "h": self = .fixed(.seconds(3600 * number))
    default: return nil
    }
  }

  /// The limit for a channel of `lengthMs`.
  func duration(lengthMs: Int) -> Duration {
    switch self {
    case .timesLength(let factor): max(.seconds(60), .milliseconds(lengthMs) * factor)
    case .fixed(let duration): duration
    }
  }
}
