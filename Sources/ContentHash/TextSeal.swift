import CCrypto

/// Texts that only somebody who has the key can read: AES-256-GCM, by libcrypto.
///
/// Each sealed text is bound to a name, so that one cannot be passed off as another's.
public struct TextSeal: Sendable {
  // INVARIANT: 32 bytes, which the 64 digits of a digest are.
  private let key: [UInt8]

  private static let nonceSize = 12
  private static let tagSize = 16

  /// A seal under 32 bytes that nobody else knows.
  public init(key: SHA256Digest) {
    self.key = Hexadecimal.bytes(key.hex) ?? []
  }

  /// libcrypto could not do it: it lacks memory, chance or the cipher.
  public struct Fault: Error {}

  /// `text`, sealed: hexadecimal digits, others every time.
  public func seal(_ text: String, for name: String) throws(Fault) -> String {
    var nonce = [UInt8](repeating: 0, count: Self.nonceSize)
    guard RAND_bytes(&nonce, Int32(nonce.count)) == 1, let context = EVP_CIPHER_CTX_new() else {
      throw Fault()
    }
    defer { EVP_CIPHER_CTX_free(context) }
    let (clear, about) = (Array(text.utf8), Array(name.utf8))
    var sealed = [UInt8](repeating: 0, count: clear.count)
    var tag = [UInt8](repeating: 0, count: Self.tagSize)
    var (count, rest): (Int32, Int32) = (0, 0)
    var end = [UInt8](repeating: 0, count: Self.tagSize)
    guard EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
      EVP_EncryptUpdate(context, nil, &count, about, Int32(about.count)) == 1,
      EVP_EncryptUpdate(context, &sealed, &count, clear, Int32(clear.count)) == 1,
      EVP_EncryptFinal_ex(context, &end, &rest) == 1,
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1
    else { throw Fault() }
    return Hexadecimal.text(nonce + sealed + tag)
  }

  /// What was sealed for `name`; `nil` if it was sealed under another key or for another name, or was changed.
  public func open(_ sealed: String, for name: String) -> String? {
    guard let bytes = Hexadecimal.bytes(sealed), bytes.count >= Self.nonceSize + Self.tagSize,
      let context = EVP_CIPHER_CTX_new()
    else { return nil }
    defer { EVP_CIPHER_CTX_free(context) }
    let nonce = Array(bytes.prefix(Self.nonceSize))
    let hidden = Array(bytes.dropFirst(Self.nonceSize).dropLast(Self.tagSize))
    var tag = Array(bytes.suffix(Self.tagSize))
    let about = Array(name.utf8)
    var clear = [UInt8](repeating: 0, count: hidden.count)
    var (count, rest): (Int32, Int32) = (0, 0)
    var end = [UInt8](repeating: 0, count: Self.tagSize)
    guard EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
      EVP_DecryptUpdate(context, nil, &count, about, Int32(about.count)) == 1,
      EVP_DecryptUpdate(context, &clear, &count, hidden, Int32(hidden.count)) == 1,
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1,
      EVP_DecryptFinal_ex(context, &end, &rest) == 1
    else { return nil }
    return String(validating: clear, as: UTF8.self)
  }
}
