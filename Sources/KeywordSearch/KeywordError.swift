public import Diagnostics
public import Pronunciation
public import TermPattern

/// Why a term cannot be listened for in sound. In a transcript it may still be found.
public enum KeywordError: Error, Sendable, Hashable {
  /// The phrase is malformed.
  case pattern(TermPatternError)
  /// Every way through the phrase has a part that sound cannot be searched for: a value in braces, a
  /// gap, the beginning or end of a word.
  case unsearchable([PhrasePattern.Unsearchable])
  /// A word cannot be said.
  case pronunciation(PronunciationError)

  /// What is wrong, in the user's words.
  public var reason: String {
    switch self {
    case .pattern(let error): error.reason
    case .unsearchable(let parts):
      parts.first?.reason ?? "nothing in this phrase can be searched for in sound"
    case .pronunciation(let error): error.reason
    }
  }

  /// What to do about it, where there is something to say.
  public var advice: String? {
    switch self {
    case .pattern(let error): error.help
    case .unsearchable:
      "say what to listen for with `sounds like`, or look for it in transcripts only"
    case .pronunciation(let error): error.advice
    }
  }

  /// The same as an error in the file or option that errors call `path`.
  public func inputError(path: String, at location: InputError.Location = .whole) -> InputError {
    InputError(path: path, at: location, reason: reason, advice: advice)
  }
}
