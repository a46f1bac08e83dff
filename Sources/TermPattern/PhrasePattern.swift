/// What a rule writes between the quotes of a spoken phrase: `(credit|debit)? card`.
///
///     pattern = element { " " element }
///     element = ( word | group | slot | gap ) [ "?" ]
///     group   = "(" pattern { "|" pattern } ")"
///     word    = [ "=" ] LETTERS | LETTERS "~" | "*" LETTERS | LETTERS "*"
///     slot    = "{" TYPE [ ":" INT ] [ "as" NAME ] "}"
///     gap     = "..." [ INT ]
///
/// Two patterns are equal when they are written alike, spaces apart and spans included.
public struct PhrasePattern: Sendable, Hashable {
  /// The pattern as it was written; all spans count bytes of its UTF-8.
  public let source: String
  // INVARIANT: at least one way through the elements has a word or a slot, and no way is without.
  /// The elements in order.
  public let elements: [Element]

  /// One part of a phrase.
  public struct Element: Sendable, Hashable {
    /// What it is.
    public let kind: Kind
    /// Whether a `?` says that it may be absent.
    public let isOptional: Bool
    /// Its bytes in ``PhrasePattern/source``, with the `?`.
    public let span: Range<Int>

    /// The kinds of parts.
    public indirect enum Kind: Sendable, Hashable {
      /// A word.
      case word(Word)
      /// One of several runs of elements.
      case group([Alternative])
      /// A value that is read from what was said.
      case slot(Slot)
      /// Up to so many words of any kind.
      case gap(Gap)
    }
  }

  /// One of the choices of a group.
  public struct Alternative: Sendable, Hashable {
    /// Its elements in order, never empty.
    public let elements: [Element]
    /// Its bytes in the source.
    public let span: Range<Int>
  }

  /// Words that are passed over.
  public struct Gap: Sendable, Hashable {
    /// How many at most.
    public let maxWords: Int
    /// What `...` without a number means.
    public static let defaultMaxWords = 3
  }

  /// The pattern that `source` writes; linear in its length.
  ///
  /// More than one space between elements, and spaces beside brackets and `|`, are allowed and mean
  /// nothing.
  ///
  /// - Throws: ``TermPatternError`` with the bytes that are wrong.
  public init(_ source: String) throws(TermPatternError) {
    var parser = try PatternParser(source)
    self.source = source
    elements = try parser.parse()
  }
}
