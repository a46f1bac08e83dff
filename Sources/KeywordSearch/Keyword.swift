public import Pronunciation

/// Something to listen for: what was asked for, and every way to say it that is searched.
public struct Keyword: Sendable, Hashable {
  /// What was asked for, as it was written.
  public let text: String
  // INVARIANT: never empty.
  /// The ways to say it.
  public let variants: [Variant]

  /// One way to say a keyword.
  public struct Variant: Sendable, Hashable {
    /// The words that are said.
    public let spelling: String
    /// How they are said.
    public let pronunciation: Pronunciation

    /// The words `spelling`, said as `pronunciation`.
    public init(spelling: String, pronunciation: Pronunciation) {
      self.spelling = spelling
      self.pronunciation = pronunciation
    }
  }

  /// A keyword with its ways to be said; `nil` where there are none.
  public init?(_ text: String, variants: [Variant]) {
    guard !variants.isEmpty else { return nil }
    self.text = text
    self.variants = variants
  }

  /// The keyword `text`, plain words, as `lexicon` says them.
  ///
  /// - Throws: where it cannot be said, or nothing in it is spoken.
  public init(_ text: String, lexicon: Lexicon) throws(PronunciationError) {
    self.text = text
    variants = try lexicon.pronunciations(of: text)
      .map { Variant(spelling: text, pronunciation: $0) }
  }

  /// How many sounds the shortest way to say it has.
  public var phoneCount: Int { variants.map(\.pronunciation.phones.count).min() ?? 0 }

  /// Whether it is so short that other words are full of it: fewer than five sounds (*sale*, *quote*,
  /// *pay*). Such a keyword is found in much that was never said.
  public var isShort: Bool { phoneCount < Self.fewestSafePhones }

  /// The fewest sounds of a keyword that is not short.
  public static let fewestSafePhones = 5
}

extension Keyword {
  /// How many wrong findings an hour of talk is expected to bring that reach
  /// ``ConfidenceScale/listingDefault``.
  ///
  /// A power law in the number of sounds, fitted to what keywords that had no part in the scorecard
  /// brought on the speech that it was fitted on, clean and noisy. One keyword can be off by a factor of
  /// several: it depends on which other words are said.
  public var expectedFalseAlarmsPerHour: Double {
    Scorecard.falseAlarmsPerHour(phoneCount: phoneCount)
  }
}
