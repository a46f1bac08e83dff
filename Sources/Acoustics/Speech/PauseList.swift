/// Where in the frames that the network hears there were pauses that it does not.
struct PauseList {
  /// The pauses that have not been given out: before which heard frame, and how many frames long.
  private var pauses: [(frame: Int, length: Int)] = []

  /// Notes `length` more frames of pause before the heard frame `frame`.
  ///
  /// - Precondition: `frame` never goes back.
  mutating func append(_ length: Int, before frame: Int) {
    if let last = pauses.indices.last, pauses[last].frame == frame {
      pauses[last].length += length
    } else {
      pauses.append((frame, length))
    }
  }

  /// Takes out the first pause before one of the heard frames in `range`.
  mutating func takeFirst(before range: Range<Int>) -> (frame: Int, length: Int)? {
    guard let first = pauses.first, range.contains(first.frame) else { return nil }
    return pauses.removeFirst()
  }

  /// Takes out all there are and gives their length.
  mutating func takeAll() -> Int {
    defer { pauses = [] }
    return pauses.reduce(0) { $0 + $1.length }
  }
}
