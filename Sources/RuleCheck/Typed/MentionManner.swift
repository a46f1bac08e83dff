/// How something has to be said, besides by whom, where and when: `affirmed`, `in language ko`.
public struct MentionManner: Sendable, Hashable {
  /// Whether it must not be denied, or must be; `nil` for either.
  public let polarity: WantedPolarity?
  /// `in language …`; `nil` for any.
  public let language: WantedLanguage?

  /// Said in any way.
  public static let any = MentionManner()

  /// A manner with all its parts.
  public init(polarity: WantedPolarity? = nil, language: WantedLanguage? = nil) {
    self.polarity = polarity
    self.language = language
  }
}

/// Whether what is said may be denied. Raw values are the words of the language.
public enum WantedPolarity: String, Sendable, Hashable, CaseIterable {
  /// Nothing denies it, as far as its words tell.
  case affirmed
  /// It is denied.
  case negated
}

/// A language that something has to be said in.
public struct WantedLanguage: Sendable, Hashable {
  // INVARIANT: two or three small letters.
  /// The code of the language.
  public let code: String
  /// Whether the file's `speech` has no other language with the same letters, so that the letters tell
  /// it where nothing else does.
  public let isToldByLetters: Bool

  /// The language `code`.
  public init(_ code: String, isToldByLetters: Bool) {
    self.code = code
    self.isToldByLetters = isToldByLetters
  }

  /// The letters that it is written in.
  public var letters: Letters { Letters(ofLanguage: code) }

  /// Letters by which languages can be told apart.
  public enum Letters: Sendable, Hashable {
    /// Korean ones.
    case hangul
    /// Those of English and most other languages of Europe.
    case latin
    /// Any others.
    case other

    /// The letters of the language with this code.
    public init(ofLanguage code: String) {
      self =
        switch code {
        case "ko": .hangul
        case "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "ru", "sr", "ta",
          "te", "th", "uk", "ur", "zh":
          .other
        default: .latin
        }
    }
  }
}
