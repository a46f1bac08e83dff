import JSONText

/// The services whose rules can be carried over.
public enum RuleOrigin: String, Sendable, Hashable, CaseIterable {
  /// Categories of Amazon Transcribe Call Analytics.
  case aws
  /// Rules of Amazon Connect Contact Lens.
  case connect

  /// Its name as people know it.
  public var name: String {
    switch self {
    case .aws: "Amazon Transcribe Call Analytics"
    case .connect: "Amazon Connect Contact Lens"
    }
  }

  /// The service that a document must come from, by the members that only its documents have; `nil`
  /// for a document of neither.
  init?(of document: JSONNode) {
    for node in DocumentEntries.flattened(document) {
      if CategoryDocument.looksLikeOne(node) {
        self = .aws
        return
      }
      if ConnectDocument.looksLikeOne(node) {
        self = .connect
        return
      }
    }
    return nil
  }
}
