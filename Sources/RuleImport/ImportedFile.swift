import Diagnostics

/// What became of the rules of one document.
public struct ImportedFile: Sendable, Hashable {
  /// The document, as the user named it.
  public let path: String
  /// Where its rules come from.
  public let origin: RuleOrigin
  // INVARIANT: the rules pass the checker, alone and together.
  /// The rules that were carried over, in the order of the document.
  public let carried: [CarriedRule]
  /// The rules that were not, because a part of them means nothing in the rule language.
  public let refused: [RefusedRule]
  /// Whether the service has more rules than it put into the document.
  public let isPartial: Bool

  /// The rule file: a comment that says where the rules come from and which are missing, and the
  /// rules; `nil` if none was carried over.
  public var text: String? {
    carried.isEmpty ? nil : RuleFileText.text(of: self)
  }
}

/// A rule that means here what it meant there.
public struct CarriedRule: Sendable, Hashable {
  /// What it is called.
  public let name: String
  /// Where it stands in the document, as a JSON path; empty where the document is the rule.
  public let jsonPath: String
  /// What the other service does besides, and Earshot does not: mails, tasks and the like. They
  /// change nothing in which calls the rule matches.
  public let leftOut: [RefusedPart]
  /// The declarations: term sets if it has long ones, and the rule. Ends with a line feed.
  public let text: String
}

/// A rule of which some part cannot be carried over.
public struct RefusedRule: Sendable, Hashable {
  /// What it is called, or what stands for its name where it has none.
  public let name: String
  /// Where it stands in the document, as a JSON path; empty where the document is the rule.
  public let jsonPath: String
  // INVARIANT: at least one.
  /// Every part that stands in the way, in the order of the document.
  public let parts: [RefusedPart]
}

/// A part of a document that has no meaning in the rule language.
public struct RefusedPart: Sendable, Hashable {
  /// Where it stands.
  public let jsonPath: String
  /// Why it is not carried over: lower case, no full stop.
  public let reason: String

  /// The part at `jsonPath`, refused for `reason`.
  init(_ jsonPath: String, _ reason: String) {
    self.jsonPath = jsonPath.shown(limit: 300)
    self.reason = reason.shown(limit: 400)
  }
}

extension RefusedPart: CustomStringConvertible {
  /// The place and the reason on one line.
  public var description: String {
    jsonPath.isEmpty ? reason : "\(jsonPath): \(reason)"
  }
}
