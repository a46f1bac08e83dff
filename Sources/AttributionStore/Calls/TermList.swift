import CallModel
import ContentHash

/// Terms that a search was for.
struct TermList {
  let terms: Set<Term>
  /// By what the list is known in all stores: the SHA-256 of its terms in one order, each part with its length before
  /// it, so that no two lists are written alike.
  ///
  /// INVARIANT: it stays what it is, since stores hold it. Another one would keep each list twice.
  let digest: SHA256Digest

  init(_ terms: Set<Term>) {
    self.terms = terms
    digest = Self.digest(of: terms.map(StoredTerms.parts))
  }

  /// The digest of terms by their parts, as ``StoredTerms/columns`` hold them.
  static func digest(of terms: [[String]]) -> SHA256Digest {
    let written = terms.map { parts in
      var bytes: [UInt8] = []
      for part in parts {
        bytes += "\(part.utf8.count):".utf8
        bytes += part.utf8
      }
      return bytes
    }
    // Bytes that do not lie side by side are hashed a hundred times slower, one by one.
    return SHA256Digest(of: Array(written.sorted { $0.lexicographicallyPrecedes($1) }.joined()))
  }
}
