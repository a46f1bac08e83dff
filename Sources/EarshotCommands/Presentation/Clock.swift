import CallModel
import Foundation

/// The time as commands book it.
enum Clock {
  /// Now.
  static func now() -> Instant { Instant(unixMs: Int64(Date().timeIntervalSince1970 * 1000)) }
}
