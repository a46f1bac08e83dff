/// What came back when something was sent.
public enum PostAnswer: Sendable, Hashable {
  /// The server has answered.
  case answered(status: Int, retryAfter: RetryAfter?, body: String)
  /// Nobody has, or it cannot be told: the reason.
  case nothing(reason: String)

  /// When a server wants to be asked again.
  public enum RetryAfter: Sendable, Hashable {
    /// So many seconds from now.
    case seconds(Int)
    /// At a time, seconds since 1970.
    case unixSeconds(Int64)
  }
}
