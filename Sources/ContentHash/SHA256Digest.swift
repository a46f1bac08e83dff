/// The SHA-256 digest of some bytes (FIPS 180-4): the name under which the project knows a
/// recording, a transcript or a set of rules, whatever file it lies in.
public struct SHA256Digest: Sendable, Hashable, Codable {
  // INVARIANT: 64 characters of 0-9a-f.
  /// The digest as 64 lower-case hexadecimal digits.
  public let hex: String

  /// A digest that was written down as 64 hexadecimal digits of either case; `nil` for anything
  /// else.
  public init?(hex: some StringProtocol) {
    guard let bytes = Hexadecimal.bytes(hex), bytes.count == Self.byteCount else { return nil }
    self.init(rawBytes: bytes)
  }

  /// The digest whose 32 bytes these are.
  init(rawBytes: some Sequence<UInt8>) {
    hex = Hexadecimal.text(rawBytes)
  }

  /// The digest of `bytes`.
  public init(of bytes: some Sequence<UInt8>) {
    var stream = SHA256Stream()
    if bytes.withContiguousStorageIfAvailable({ stream.update(UnsafeRawBufferPointer($0)) }) == nil
    {
      Array(bytes).withUnsafeBytes { stream.update($0) }
    }
    self = stream.finish()
  }

  /// The digest of `text` in UTF-8.
  public init(ofUTF8 text: String) { self.init(of: text.utf8) }

  /// How many bytes a digest has.
  static let byteCount = 32
}

extension SHA256Digest: CustomStringConvertible {
  /// The 64 hexadecimal digits.
  public var description: String { hex }
}

extension SHA256Digest {
  /// Writes the 64 digits as one string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  /// Reads what `encode(to:)` wrote; anything that is not a digest is a `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = SHA256Digest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a SHA-256 digest is 64 hexadecimal digits")
    }
    self = digest
  }
}
