import JSONText

/// Documents with rules of Amazon Connect: the request that creates one, the answer that describes
/// one, templates, and the function of a rule alone.
enum ConnectDocument {
  /// Whether only a rule of Connect has the members of `node`.
  static func looksLikeOne(_ node: JSONNode) -> Bool {
    node["RuleFunction"] != nil || node["Function"] != nil || node["Rule"]?["Function"] != nil
  }

  /// The rule in `node`, out of the answer that describes it.
  static func rule(in node: JSONNode) -> JSONNode { node["Rule"] ?? node }
}
