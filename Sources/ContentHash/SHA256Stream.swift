import CCrypto

/// SHA-256 over bytes that arrive piece by piece, computed by libcrypto (which uses the processor's
/// SHA instructions where it has them).
///
/// The calls of libcrypto that are made here fail only when memory is exhausted, which ends the
/// program as it does everywhere in Swift.
struct SHA256Stream: ~Copyable {
  private let context: OpaquePointer

  init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      fatalError("libcrypto cannot set up SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes the next `bytes`; none is fine.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
      fatalError("libcrypto cannot go on with SHA-256")
    }
  }

  /// The digest of all bytes taken; the stream is used up.
  consuming func finish() -> SHA256Digest { SHA256Digest(rawBytes: finishBytes()) }

  /// The same as 32 bytes.
  consuming func finishBytes() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else {
      fatalError("libcrypto cannot finish SHA-256")
    }
    return digest
  }
}
