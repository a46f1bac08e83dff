import CCrypto

/// SHA-512 over bytes that arrive piece by piece, computed by libcrypto.
struct SHA512Stream {
  private var state = SHA512_CTX()

  init() { SHA512_Init(&state) }

  /// Takes the next `bytes`; none is fine.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    SHA512_Update(&state, start, bytes.count)
  }

  /// The digest of all bytes taken, 64 bytes; the stream is used up.
  consuming func finishBytes() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: StatedDigest.Algorithm.sha512.byteCount)
    SHA512_Final(&digest, &state)
    return digest
  }
}
