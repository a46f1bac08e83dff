import JSONText

/// A document may hold one thing, a list of things, a service's answer with the list in it, or a
/// template that declares resources. These are the things.
enum DocumentEntries {
  /// The members in which services put lists of categories and rules.
  private static let listNames = ["Categories", "Rules", "RuleList"]

  /// The things in `document`, those of lists in lists included.
  static func flattened(_ document: JSONNode) -> [JSONNode] {
    if let elements = try? document.elements() { return elements.flatMap(flattened) }
    if let resources = document["Resources"] {
      return resources.members.compactMap { resource(in: $0.node) }
    }
    guard !CategoryDocument.looksLikeOne(document), !ConnectDocument.looksLikeOne(document) else {
      return [document]
    }
    for name in listNames {
      if let elements = try? document[name]?.elements() { return elements.flatMap(flattened) }
    }
    return []
  }

  /// The properties of a resource of a template, if it is one that holds rules.
  private static func resource(in node: JSONNode) -> JSONNode? {
    guard let type = try? node["Type"]?.string(),
      type == "AWS::Connect::Rule" || type == "AWS::Transcribe::CallAnalyticsCategory"
    else { return nil }
    return node["Properties"]
  }
}
