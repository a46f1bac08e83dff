/// A stretch of a source file, in bytes: `[start, end)`. It may be empty: a place between two bytes.
public struct ByteSpan: Sendable, Hashable {
  /// The first byte, counted from 0.
  public let start: Int
  // INVARIANT: end >= start.
  /// The byte after the last one.
  public let end: Int

  /// The bytes from `start` to before `end`; an end before the start is moved to the start.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// How many bytes it covers.
  public var length: Int { end - start }

  /// The same stretch as a range, for slicing.
  public var range: Range<Int> { start..<end }

  /// From the start of the one that starts first to the end of the one that ends last.
  public func joined(to other: ByteSpan) -> ByteSpan {
    ByteSpan(start: min(start, other.start), end: max(end, other.end))
  }

  /// The same stretch, `distance` bytes further on.
  public func shifted(by distance: Int) -> ByteSpan {
    ByteSpan(start: start + distance, end: end + distance)
  }

  /// Whether all of `other` lies inside.
  public func contains(_ other: ByteSpan) -> Bool {
    start <= other.start && other.end <= end
  }
}

/// A stretch of one of several source files.
public struct SourceSpan: Sendable, Hashable {
  /// The path of the file, as `SourceFile.path` gives it.
  public let path: String
  /// Where in the file.
  public let bytes: ByteSpan

  /// `bytes` in the file at `path`.
  public init(path: String, bytes: ByteSpan) {
    self.path = path
    self.bytes = bytes
  }
}
