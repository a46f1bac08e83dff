import ContentHash
import Foundation

/// A secret that a receiver and we share, by which it knows that a request is ours.
public struct WebhookSecret: Sendable {
  private let digests: KeyedDigest

  /// Why a text is no secret.
  public struct Fault: Error, Hashable {
    /// What is wrong, in the user's words.
    public let reason: String
  }

  /// The secret that `text` writes: Base64 of 24 to 64 bytes, with or without `whsec_` before it.
  public init(_ text: String) throws(Fault) {
    let prefix = "whsec_"
    let digits = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    guard let bytes = Data(base64Encoded: digits), (24...64).contains(bytes.count) else {
      throw Fault(reason: "is no secret for webhooks, Base64 of 24 to 64 bytes")
    }
    digests = KeyedDigest(key: Array(bytes))
  }

  /// The signature of a text, in Base64.
  func signature(of text: String) -> String {
    let bytes = Hexadecimal.bytes(digests.digest(ofUTF8: text).hex) ?? []
    return Data(bytes).base64EncodedString()
  }
}
