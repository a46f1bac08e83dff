import Glibc
import Testing

/// Runs something without the right to read everything that root has.
enum AsNobody {
  private typealias SetUser = @convention(c) (uid_t) -> Int32

  /// Runs `body`, on this thread and without suspending, as a user who owns nothing. The file
  /// system's idea of the user belongs to the thread (`setfsuid(2)`, which Swift's Glibc does not
  /// show), so other tests do not notice.
  static func run<Result>(_ body: () -> Result) throws -> Result {
    guard geteuid() == 0 else { return body() }
    let symbol = try #require(dlsym(nil, "setfsuid"))
    let setUser = unsafeBitCast(symbol, to: SetUser.self)
    _ = setUser(65_534)
    defer { _ = setUser(0) }
    return body()
  }
}
