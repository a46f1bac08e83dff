import JSONText

/// Documents with categories of Transcribe Call Analytics: the request that creates one, the answers
/// that describe one or list all, and templates.
enum CategoryDocument {
  /// Whether only a category has the members of `node`.
  static func looksLikeOne(_ node: JSONNode) -> Bool {
    node["CategoryName"] != nil || node["CategoryProperties"] != nil
  }

  /// The category in `node`, out of the answer that describes it.
  static func category(in node: JSONNode) -> JSONNode { node["CategoryProperties"] ?? node }
}
