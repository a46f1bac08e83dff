import ContentHash
import Pronunciation

extension Lexicon {
  /// What hits depend on besides the model's own dictionary: each further one by its content, so that what was searched
  /// with another content is searched again.
  var finderParts: [String] {
    further.map { "dictionary \(SHA256Digest(of: $0.bytes).hex.prefix(12))" }
  }
}
