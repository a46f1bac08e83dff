public import CallModel

/// A condition on each thing that a mention finds: something else lies to it as asked, or nothing
/// does. `"credit" near "card" within 5 words` finds *credit*, and this is what it asks besides.
public struct CheckedRelation: Sendable, Hashable {
  /// How the two lie to each other.
  public let kind: RelationKind
  /// Whether nothing may lie so: `not near`, and `outside`, which is not overlapping.
  public let isNegated: Bool
  /// What has to lie so.
  public let other: RelatedTerms
  /// Whether both have to be said by one person: where neither `by` nor a prefix says who speaks.
  public let isByOneSpeaker: Bool
  /// From the relation's word to its end.
  public let span: RuleSpan

  /// A relation with all its parts.
  public init(
    _ kind: RelationKind, isNegated: Bool = false, to other: RelatedTerms,
    isByOneSpeaker: Bool = true, span: RuleSpan
  ) {
    self.kind = kind
    self.isNegated = isNegated
    self.other = other
    self.isByOneSpeaker = isByOneSpeaker
    self.span = span
  }
}

/// What a relation leads to: one of several terms, itself perhaps related to others.
public struct RelatedTerms: Sendable, Hashable {
  // INVARIANT: not empty.
  /// The terms; each will do.
  public let uses: [TermUse]
  /// Who has to say it; `nil` for anyone.
  public let speaker: Speaker?
  /// Where it has to be found; `nil` for where the mention looks.
  public let source: SourceRequirement?
  /// When it has to be said; for a mention that another one names.
  public let window: MentionWindow
  /// How it has to be said; for a mention that another one names.
  public let manner: MentionManner
  /// What is asked of it in turn.
  public let relations: [CheckedRelation]

  // INVARIANT: `speaker` is never `.unknown`, which no rule can write.
  /// One of `uses`, said by `speaker`, with `relations` of its own.
  public init(
    _ uses: [TermUse], by speaker: Speaker? = nil, in source: SourceRequirement? = nil,
    window: MentionWindow = .wholeCall, manner: MentionManner = .any,
    relations: [CheckedRelation] = []
  ) {
    self.uses = uses
    self.speaker = speaker
    self.source = source
    self.window = window
    self.manner = manner
    self.relations = relations
  }

  /// The terms here and behind further relations.
  public var allUses: [TermUse] { uses + relations.flatMap(\.other.allUses) }
}

/// How two things that were said lie to each other.
public enum RelationKind: Sendable, Hashable {
  /// At most so far apart, in either order.
  case near(RelationDistance)
  /// The found one first, and at most so far before the other.
  case before(RelationDistance)
  /// The other first, and the found one at most so far behind it.
  case after(RelationDistance)
  /// They share a stretch of the call.
  case overlapping
  /// The found one lies within the other.
  case inside
}

extension RelationKind {
  /// How far apart the two may be; `nil` where they have to touch.
  public var distance: RelationDistance? {
    switch self {
    case .near(let most), .before(let most), .after(let most): most
    case .overlapping, .inside: nil
    }
  }
}

/// How far apart two things may be.
public enum RelationDistance: Sendable, Hashable {
  /// At most so many words between them.
  case words(Int)
  /// At most so many milliseconds between them.
  case duration(ms: Int)
  /// Nobody else speaks between them.
  case sameTurn
}
