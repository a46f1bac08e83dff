public import CallModel
public import Diagnostics

/// `mentions …`: what must be said, by whom, when, how often.
public struct Mention: Sendable, Hashable {
  /// What must be said.
  public let target: Target
  /// By whom, when, how often, in the order in which it is written.
  public let qualifiers: [Qualifier]
  /// Where it stands, from `mentions` to its last qualifier.
  public let span: ByteSpan
  /// Where the word `mentions` stands.
  public let keyword: ByteSpan

  /// A mention with all its parts.
  public init(target: Target, qualifiers: [Qualifier], span: ByteSpan, keyword: ByteSpan) {
    self.target = target
    self.qualifiers = qualifiers
    self.span = span
    self.keyword = keyword
  }

  /// What must be said.
  public enum Target: Sendable, Hashable {
    /// Something that has hits.
    case hits(HitExpression)
    /// `all of …`: every one of the terms.
    case all(TermSet)
    /// `at least 2 of …`: as many different ones of the terms.
    case atLeast(Marked<Int64>, TermSet)
  }
}

/// Something that has hits in a call: a phrase, one of several, or one thing near another.
public struct HitExpression: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands; brackets around it are not counted.
  public let span: ByteSpan

  /// A hit expression of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The forms of a hit expression.
  public indirect enum Kind: Sendable, Hashable {
    /// `"credit card"`, perhaps after `caller:`.
    case phrase(StringLiteral, speaker: Marked<SpeakerWord>?)
    /// `recorded "clips/slogan.wav"`, perhaps after `caller:`.
    case recorded(StringLiteral, speaker: Marked<SpeakerWord>?)
    /// `any of …`, perhaps after `caller:`.
    case anyOf(TermSet, speaker: Marked<SpeakerWord>?)
    /// `event hold`.
    case event(Name)
    /// Brackets, which the formatter must keep.
    case bracketed(HitExpression)
    /// `A near B within 5s`; a missing distance has been reported.
    case related(HitExpression, Marked<Relation>, HitExpression, within: Marked<Distance>?)
    /// `A outside B`; the mark is on the word.
    case outside(HitExpression, HitExpression, keyword: ByteSpan)
    /// `A inside B`; the mark is on the word.
    case inside(HitExpression, HitExpression, keyword: ByteSpan)
    /// Something that could not be read; it has been reported.
    case invalid
  }

  /// How two things lie to each other.
  public struct Relation: Sendable, Hashable {
    /// The word.
    public let kind: Kind
    /// Whether `not` stands before it.
    public let isNegated: Bool

    /// The relation `kind`, with `not` before it if `isNegated`.
    public init(_ kind: Kind, isNegated: Bool) {
      self.kind = kind
      self.isNegated = isNegated
    }

    /// `near`, `before`, `after`.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// In either order.
      case near
      /// The first ends before the second starts.
      case before
      /// The first starts after the second ends.
      case after
    }
  }

  /// How far apart two things may be.
  public enum Distance: Sendable, Hashable {
    /// At most so many words between them.
    case words(Int64)
    /// At most so many milliseconds between them.
    case duration(ms: Int64)
    /// In one turn of one speaker.
    case sameTurn
  }
}

/// Terms by the name of their set, or written out in brackets.
public struct TermSet: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands, brackets included.
  public let span: ByteSpan

  /// A term set of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The forms of a term set.
  public enum Kind: Sendable, Hashable {
    /// The name of a `terms` declaration.
    case named(Name)
    /// Terms in brackets.
    case items([TermItem])
  }
}

/// One entry of a term set.
public struct TermItem: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: ByteSpan

  /// An item of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The forms of an entry.
  public enum Kind: Sendable, Hashable {
    /// A phrase, perhaps with its own confidence and its own pronunciation.
    case phrase(StringLiteral, confidence: Marked<FixedDecimal>?, soundsLike: StringLiteral?)
    /// What is said in a recorded clip, perhaps with its own confidence.
    case recorded(StringLiteral, confidence: Marked<FixedDecimal>?)
    /// All terms of another set.
    case named(Name)
  }
}

/// A restriction of a mention.
public struct Qualifier: Sendable, Hashable {
  /// What it says.
  public let kind: Kind
  /// Where it stands.
  public let span: ByteSpan

  /// A qualifier of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The restrictions of the language. Durations are in milliseconds.
  public enum Kind: Sendable, Hashable {
    /// `by caller`
    case by(Marked<SpeakerWord>)
    /// `in audio`
    case source(Marked<SourceWord>)
    /// `in language ko`
    case language(Name)
    /// `within first 5m`
    case withinFirst(Marked<Int64>)
    /// `within last 60s`
    case withinLast(Marked<Int64>)
    /// `within 30s of answer`
    case withinOf(Marked<Int64>, Name)
    /// `from 30s to 5m`
    case from(Marked<Int64>, to: Marked<Int64>?)
    /// `at least 2 times`, `at most 2 times`, `exactly 2 times`
    case times(CountLimit, Marked<Int64>)
    /// `confidence >= 0.85`
    case confidence(Marked<FixedDecimal>)
    /// `affirmed`
    case affirmed
    /// `negated`
    case negated
    /// `as card_line`
    case named(Name)
  }

  /// Which way a count is limited.
  public enum CountLimit: String, Sendable, Hashable, CaseIterable {
    /// So many or more.
    case atLeast = "at least"
    /// So many or fewer.
    case atMost = "at most"
    /// So many.
    case exactly
  }
}
