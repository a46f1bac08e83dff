/// HMAC with SHA-256 (RFC 2104): names that only somebody who has the key can work out.
public struct KeyedDigest: Sendable {
  private let innerPad: [UInt8]
  private let outerPad: [UInt8]

  /// The digests under `key`, which should be 32 random bytes.
  public init(key: [UInt8]) {
    var block = key.count > Self.blockSize ? Self.digest(key, []) : key
    block += Array(repeating: 0, count: Self.blockSize - block.count)
    innerPad = block.map { $0 ^ 0x36 }
    outerPad = block.map { $0 ^ 0x5C }
  }

  /// The digest of `text` in UTF-8.
  public func digest(ofUTF8 text: String) -> SHA256Digest {
    SHA256Digest(rawBytes: Self.digest(outerPad, Self.digest(innerPad, Array(text.utf8))))
  }

  /// How many bytes SHA-256 takes at once.
  private static let blockSize = 64

  private static func digest(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    var stream = SHA256Stream()
    first.withUnsafeBytes { stream.update($0) }
    second.withUnsafeBytes { stream.update($0) }
    return stream.finishBytes()
  }
}
