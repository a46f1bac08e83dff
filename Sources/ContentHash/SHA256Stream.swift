import CCrypto

/// SHA-256 over bytes that arrive piece by piece, computed by libcrypto (which uses the processor's
/// SHA instructions where it has them).
struct SHA256Stream: Sendable {
  private var state = SHA256_CTX()

  init() { SHA256_Init(&state) }

  /// Takes the next `bytes`; none is fine.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    SHA256_Update(&state, start, bytes.count)
  }

  /// The digest of all bytes taken; the stream is used up.
  consuming func finish() -> SHA256Digest { SHA256Digest(rawBytes: finishBytes()) }

  /// The same as 32 bytes.
  consuming func finishBytes() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    SHA256_Final(&digest, &state)
    return digest
  }
}
