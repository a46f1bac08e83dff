public import Diagnostics

/// Why a phrase cannot be listened for.
public enum PronunciationError: Error, Sendable, Hashable {
  /// A word is not written in Latin letters, and the acoustic model hears English only.
  case foreignScript(word: String)
  /// Nothing in the phrase is spoken.
  case nothingSpoken(phrase: String)
  /// A word is in no dictionary, and no sounds could be made out from its spelling.
  case unknownWord(String)

  /// What is wrong, in the user's words.
  public var reason: String {
    switch self {
    case .foreignScript(let word):
      "`\(word)` is not written in Latin letters, and the listening model knows English sounds only"
    case .nothingSpoken(let phrase): "there is no word to listen for in `\(phrase)`"
    case .unknownWord(let word):
      "`\(word)` is in no dictionary and its spelling cannot be sounded out"
    }
  }

  /// What to do about it.
  public var advice: String {
    switch self {
    case .foreignScript, .unknownWord:
      "say how it sounds in English words with `sounds like`, or give it in a dictionary of your own"
    case .nothingSpoken: "write the words as they are said"
    }
  }

  /// The same as an error in the file or option that errors call `path`.
  public func inputError(path: String, at location: InputError.Location = .whole) -> InputError {
    InputError(path: path, at: location, reason: reason, advice: advice)
  }
}
