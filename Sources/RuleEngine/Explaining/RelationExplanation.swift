public import CallModel

/// What was found of the things that a relation leads to.
public struct RelationExplanation: Sendable, Hashable {
  /// How the relation is written, from its word on.
  public let text: String
  /// The terms, in the order written, with all their hits.
  public let terms: [TermExplanation]
  /// What the relations of those things lead to in turn.
  public let related: [RelationExplanation]

  /// An explanation with all its parts.
  public init(text: String, terms: [TermExplanation], related: [RelationExplanation] = []) {
    self.text = text
    self.terms = terms
    self.related = related
  }
}

/// Why a relation does not hold for something that was found.
public struct RelationMiss: Sendable, Hashable {
  /// How the relation is written, from its word on.
  public let text: String
  /// No, or unknown.
  public let verdict: Verdict
  /// Why.
  public let reason: Reason
  /// The first hit of the nearest thing that it could have led to: of those that lie as asked, if any
  /// do. `nil` if nothing of it was found.
  public let nearest: Hit?
  /// How far away that is; 0 where the two overlap.
  public let gapMs: Int?
  /// How many words are between, where both were read.
  public let gapWords: Int?

  /// A miss with all its parts.
  public init(
    text: String, verdict: Verdict, reason: Reason, nearest: Hit?, gapMs: Int?, gapWords: Int?
  ) {
    self.text = text
    self.verdict = verdict
    self.reason = reason
    self.nearest = nearest
    self.gapMs = gapMs
    self.gapWords = gapWords
  }

  /// Why a relation does not hold.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// What it leads to was never said.
    case neverSaid
    /// What it leads to was not searched for everywhere.
    case notSearched
    /// It was said, but too far off, in the other order, or outside.
    case notThere
    /// It lies as asked, and is said by somebody else.
    case saidByAnother
    /// It lies as asked, and nobody knows whether one person said both.
    case speakersUnknown
    /// Nobody knows whether it is said in the same turn.
    case turnsUnknown
    /// It lies as asked, and may not count itself.
    case otherUnsure
    /// It lies so, and must not.
    case there
  }
}
