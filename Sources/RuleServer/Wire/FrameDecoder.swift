/// Cuts a stream of bytes into the messages of the Language Server Protocol's base protocol: a header
/// with `Content-Length`, an empty line, and so many bytes.
///
/// Any bytes at all may come, in pieces of any size. What is no message is told once and passed over
/// up to the next header. Holds no more than one message at its longest and the piece that came last.
///
///     var decoder = FrameDecoder()
///     decoder.append(bytes)
///     while let event = decoder.next() { … }
public struct FrameDecoder: Sendable {
  /// The most bytes of a header.
  public static let headerLimit = 4_096
  /// The most bytes of a message. A rule file at its longest fits even if every byte is escaped.
  public static let contentLimit = 8_388_608

  /// What comes next in the stream.
  public enum Event: Sendable, Equatable {
    /// The content of a message.
    case message([UInt8])
    /// Bytes that are no message, and why: lower case, no full stop.
    case fault(String)
  }

  // INVARIANT: what has been handed out lies before `start`; `searched` is at or after it.
  private var buffer: [UInt8] = []
  private var start = 0
  /// Up to where the end of a header has been looked for.
  private var searched = 0
  /// The bytes of the content that is waited for.
  private var awaited: Int?
  /// The bytes of a content that is passed over as they come.
  private var skipped = 0
  /// Whether a fault has been told and no message has followed it.
  private var isLost = false

  /// A decoder at the start of a stream.
  public init() {}

  /// Takes the bytes that came next.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    let passed = min(skipped, bytes.count)
    skipped -= passed
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    buffer.append(contentsOf: bytes.dropFirst(passed))
  }

  /// The next message or fault; `nil` until more bytes have come. Linear in the bytes passed over.
  public mutating func next() -> Event? {
    while true {
      if let awaited {
        guard buffer.count - start >= awaited else { return nil }
        let content = Array(buffer[start..<start + awaited])
        pass(to: start + awaited)
        self.awaited = nil
        isLost = false
        return .message(content)
      }
      guard let header = takeHeader() else { return nil }
      switch header {
      case .content(let length): awaited = length
      case .garbage(let reason):
        // One fault for a stretch of garbage, however many headers could be seen in it.
        guard !isLost else { continue }
        isLost = true
        return .fault(reason)
      case .unusable(let reason, let length):
        skip(length)
        isLost = false
        return .fault(reason)
      }
    }
  }

  private enum Header {
    case content(Int)
    /// A message of so many bytes that cannot be taken.
    case unusable(String, Int)
    case garbage(String)
  }

  /// Passes over the next header; `nil` until all of it has come.
  private mutating func takeHeader() -> Header? {
    guard let end = headerEnd() else {
      guard buffer.count - start > Self.headerLimit else { return nil }
      passGarbage(to: buffer.count, keeping: Self.mark.count - 1)
      return .garbage("no header within \(Self.headerLimit) bytes")
    }
    guard end - start <= Self.headerLimit else {
      passGarbage(to: end)
      return .garbage("a header of more than \(Self.headerLimit) bytes")
    }
    switch FrameHeader(buffer[start..<end - 4]) {
    case .right(let length):
      pass(to: end)
      return length <= Self.contentLimit
        ? .content(length)
        : .unusable("a message of \(length) bytes; the most is \(Self.contentLimit)", length)
    case .wrong(let reason, let length):
      pass(to: end)
      return .unusable(reason, length)
    case .garbage(let reason):
      passGarbage(to: end)
      return .garbage(reason)
    }
  }

  /// The place behind the next empty line.
  private mutating func headerEnd() -> Int? {
    while searched + 4 <= buffer.count {
      if buffer[searched] == 0x0D, buffer[searched + 1] == 0x0A, buffer[searched + 2] == 0x0D,
        buffer[searched + 3] == 0x0A
      {
        return searched + 4
      }
      searched += 1
    }
    return nil
  }

  private mutating func pass(to place: Int) {
    start = place
    searched = place
  }

  /// Passes over what is no header, but for one that begins within it: behind garbage the next
  /// message follows without a break.
  private mutating func passGarbage(to end: Int, keeping tail: Int = 0) {
    let first = start + 1
    var place = end - Self.mark.count
    while place >= first {
      if buffer[place..<place + Self.mark.count].elementsEqual(Self.mark, by: Self.isSame) {
        // The part before it is gone either way, so this comes to an end.
        return pass(to: place)
      }
      place -= 1
    }
    pass(to: max(first, end - tail))
  }

  private mutating func skip(_ length: Int) {
    let here = min(length, buffer.count - start)
    pass(to: start + here)
    skipped = length - here
  }

  private static let mark = Array("content-length:".utf8)

  /// Whether a byte is this small letter or sign, or the capital of it.
  private static func isSame(_ byte: UInt8, _ small: UInt8) -> Bool {
    byte == small || byte == small & ~0x20 && small >= UInt8(ascii: "a")
  }
}
