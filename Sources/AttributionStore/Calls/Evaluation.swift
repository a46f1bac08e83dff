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
  /// What rules that hold say and is not booked, and why.
  public let heldBack: [HeldBackOutcome]
  /// The conversions that rules claim, in the order in which they speak: what is booked of them may
  /// change with other calls where one of them has a limit.
  public let claims: [ConversionClaim]
  /// The exclusions that take the call out, by name.
  public let excludedBy: [String]
  /// Why the call counts for nothing; empty for one that counts.
  public let disqualifications: [String]

  /// An evaluation with all its parts.
  public init(
    ruleset: Ruleset, versions: Versions, verdicts: [String: Verdict], outcomes: [Outcome],
    heldBack: [HeldBackOutcome] = [], claims: [ConversionClaim] = [], excludedBy: [String] = [],
    disqualifications: [String] = []
  ) {
    self.ruleset = ruleset
    self.versions = versions
    self.verdicts = verdicts
    self.outcomes = outcomes
    self.heldBack = heldBack
    self.claims = claims
    self.excludedBy = excludedBy
    self.disqualifications = disqualifications
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
