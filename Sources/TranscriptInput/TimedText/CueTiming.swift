/// The line over a cue: `00:00:01.500 --> 00:00:04.000 align:start`.
struct CueTiming: Equatable {
  let startMs: Int
  let endMs: Int

  /// Whether a line claims to be a timing.
  static func isClaimed(by line: Substring) -> Bool { line.contains("-->") }

  /// The timing in `line`; settings behind it are passed over. `nil` where it cannot be read.
  init?(_ line: Substring) {
    guard let arrow = line.firstRange(of: "-->"),
      let start = CueTime.milliseconds(
        line[..<arrow.lowerBound].split(whereSeparator: \.isWhitespace)),
      let end = line[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first,
      let endMs = CueTime.milliseconds([end])
    else { return nil }
    startMs = start
    self.endMs = endMs
  }
}

/// A time such as `01:02:03.450`, as captions write it.
enum CueTime {
  /// The milliseconds of a time with hours or without, and with a full stop or a comma before the
  /// fraction; `nil` for anything else, and beyond ``RecordingTime/maxMs``.
  static func milliseconds(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let last = parts.last else { return nil }
    let seconds = last.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
    guard let whole = seconds.first.flatMap({ number($0, below: 60) }),
      let minutes = number(parts[parts.count - 2], below: 60),
      let hours = parts.count == 3 ? number(parts[0], below: 1001) : 0,
      let fraction = seconds.count == 2 ? thousandths(seconds[1]) : 0
    else { return nil }
    let ms = ((hours * 60 + minutes) * 60 + whole) * 1000 + fraction
    return ms <= RecordingTime.maxMs ? ms : nil
  }

  /// The milliseconds of the only word of a stretch of text.
  fileprivate static func milliseconds(_ words: [Substring]) -> Int? {
    words.count == 1 ? words.first.flatMap { milliseconds($0) } : nil
  }

  private static func number(_ text: Substring, below limit: Int) -> Int? {
    guard isDigits(text), let number = Int(text), number < limit else { return nil }
    return number
  }

  /// The first three decimals.
  private static func thousandths(_ text: Substring) -> Int? {
    guard isDigits(text), text.utf8.count <= 9 else { return nil }
    return Int((text + "00").prefix(3))
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
