/// Which times a transcript may claim.
enum RecordingTime {
  /// The longest recording that is believed: a thousand hours.
  static let maxMs = 3_600_000_000

  /// `seconds` to the nearest millisecond; before the start is the start. `nil` for what is not a
  /// number, and for times that no recording has.
  static func milliseconds(fromSeconds seconds: Double) -> Int? {
    let ms = (seconds * 1000).rounded()
    guard ms.isFinite, ms <= Double(maxMs), ms >= -Double(maxMs) else { return nil }
    return max(0, Int(ms))
  }
}
