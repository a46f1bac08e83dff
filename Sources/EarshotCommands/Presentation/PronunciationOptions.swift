import ArgumentParser
import Diagnostics
import Pipeline
import Pronunciation

/// How words are spoken that the installed dictionary does not have, or has otherwise.
struct PronunciationOptions: ParsableArguments {
  @Option(help: "A dictionary of further pronunciations, in the CMU dictionary's format.")
  var dictionary: [String] = []

  init() {}

  /// How words are spoken.
  func lexicon() throws(InputError) -> Lexicon {
    try Ears.lexicon(extraDictionaries: dictionary)
  }

  /// How words are spoken, for the checking of rules: that can do without the model, unless a dictionary is named.
  func lexiconForChecks() throws(InputError) -> Lexicon? {
    dictionary.isEmpty ? try? lexicon() : try lexicon()
  }

  /// How words are spoken, and how often.
  ///
  /// - Parameter known: the lexicon for checks, where it has been read.
  func spokenWords(_ known: Lexicon? = nil) throws(InputError) -> SpokenWords {
    guard let known else { return try Ears.spokenWords(said: try lexicon()) }
    return try Ears.spokenWords(said: known)
  }
}
