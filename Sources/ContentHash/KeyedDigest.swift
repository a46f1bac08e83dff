/// HMAC with SHA-256 (RFC 2104): names that only somebody who has the key can work out.
public struct KeyedDigest: Sendable {
  // Each has taken one block, which is the same for every text.
  private let inner: SHA256Stream
  private let outer: SHA256Stream

  /// The digests under `key`, which should be 32 random bytes.
  public init(key: [UInt8]) {
    var block = key.count > Self.blockSize ? Self.digest(of: key, after: SHA256Stream()) : key
    block += Array(repeating: 0, count: Self.blockSize - block.count)
    inner = Self.stream(block.map { $0 ^ 0x36 })
    outer = Self.stream(block.map { $0 ^ 0x5C })
  }

  /// The digest of `text` in UTF-8.
  public func digest(ofUTF8 text: String) -> SHA256Digest {
    let within = Self.digest(of: Array(text.utf8), after: inner)
    return SHA256Digest(rawBytes: Self.digest(of: within, after: outer))
  }

  /// How many bytes SHA-256 takes at once.
  private static let blockSize = 64

  private static func stream(_ block: [UInt8]) -> SHA256Stream {
    var stream = SHA256Stream()
    block.withUnsafeBytes { stream.update($0) }
    return stream
  }

  private static func digest(of bytes: [UInt8], after start: SHA256Stream) -> [UInt8] {
    var stream = start
    bytes.withUnsafeBytes { stream.update($0) }
    return stream.finishBytes()
  }
}
