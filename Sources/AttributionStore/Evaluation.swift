public import CallModel
public import ContentHash

/// What a set of rules says about a call.
public struct Evaluation: Sendable, Hashable {
  /// The rules.
  public let ruleset: Ruleset
  /// What decided and what found the evidence.
  public let versions: Versions
  /// What each rule says, by rule id.
  public let verdicts: [String: Verdict]
  /// What the rules that hold say, in the order in which they say it.
  public let outcomes: [Outcome]

  /// An evaluation with all its parts.
  public init(
    ruleset: Ruleset, versions: Versions, verdicts: [String: Verdict], outcomes: [Outcome]
  ) {
    self.ruleset = ruleset
    self.versions = versions
    self.verdicts = verdicts
    self.outcomes = outcomes
  }
}

/// A set of rules in its canonical form: two sets with the same digest decide the same.
public struct Ruleset: Sendable, Hashable {
  /// The name of the set.
  public let digest: SHA256Digest
  /// The canonical text, kept so that an old outcome can be explained by the rules of its day.
  public let text: String

  /// The set with this canonical `text`, named by the digest of its UTF-8.
  public init(text: String) {
    self.init(digest: SHA256Digest(ofUTF8: text), text: text)
  }

  /// The set that its maker names `digest`.
  public init(digest: SHA256Digest, text: String) {
    self.digest = digest
    self.text = text
  }
}

/// The versions on which an outcome depends besides its rules.
public struct Versions: Sendable, Hashable {
  /// The rule engine.
  public let engine: String
  /// The acoustic model and what searches with it; `nil` where no sound was searched.
  public let model: String?
  /// What matches phrases in transcripts; `nil` where no transcript was searched.
  public let matcher: String?

  /// All three.
  public init(engine: String, model: String? = nil, matcher: String? = nil) {
    self.engine = engine
    self.model = model
    self.matcher = matcher
  }
}
