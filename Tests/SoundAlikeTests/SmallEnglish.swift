import CallModel
import PhraseMatch
import Pronunciation
import SoundAlike
import TestSupport

/// A few English words with their sounds, and how often they are said.
enum SmallEnglish {
  private static let words: [(word: String, phones: String, logShare: Float?)] = [
    ("my", "M AY", -5), ("a", "AH", -3.6), ("the", "DH AH", -3.3), ("please", "P L IY Z", -9),
    ("credit", "K R EH D AH T", -9.5), ("card", "K AA R D", -9.1), ("cart", "K AA R T", -12),
    ("cards", "K AA R D Z", -9.8), ("guard", "G AA R D", -10.2), ("not", "N AA T", -5),
    ("no", "N OW", -5), ("can", "K AE N", -5.5), ("can't", "K AE N T", -6.5), ("see", "S IY", -6),
    ("cancel", "K AE N S AH L", -11.5), ("counsel", "K AW N S AH L", -12), ("it", "IH T", -4),
    ("fifteen", "F IH F T IY N", -9.5), ("fifty", "F IH F T IY", -9),
    ("percent", "P ER S EH N T", -8.9),
    ("attorney", "AH T ER N IY", -10.5), ("tiny", "T AY N IY", -10), ("e", "IY", -9),
    ("mail", "M EY L", -9.9), ("email", "IY M EY L", -9.6), ("address", "AE D R EH S", -9.9),
    ("sale", "S EY L", -8.5), ("sail", "S EY L", -15), ("appointment", "AH P OY N T M AH N T", -11),
    // Nobody has listed it.
    ("credut", "K R EH D AH T", nil),
    ("point", "P OY N T", -7.6), ("mint", "M IH N T", -13),
  ]

  static let language: SpokenLanguage = {
    let sounds = Dictionary(
      words.map { ($0.word, Pronunciation(arpabet: $0.phones)?.phones ?? []) },
      uniquingKeysWith: { first, _ in first })
    let shares = Dictionary(
      words.compactMap { word in word.logShare.map { (word.word, $0) } },
      uniquingKeysWith: { first, _ in first })
    return SpokenLanguage { phrase in
      let said = phrase.split(separator: " ").map { sounds[plain($0)] }
      return said.contains(nil) ? [] : [said.flatMap { $0 ?? [] }]
    } logShare: {
      shares[$0]
    }
  }()

  private static func plain(_ word: Substring) -> String {
    word.lowercased().filter { $0.isLetter || $0 == "'" }
  }

  /// The hits of `terms` by sound in `transcript`, besides those that are written.
  static func hits(_ terms: [Term], in transcript: Transcript) throws -> [Hit] {
    let exact = try PhraseMatcher(terms: terms).matches(in: transcript)
    return SoundAlikeMatcher(terms: terms, in: language).hits(in: transcript, besides: exact)
  }

  /// What is taken for `pattern` in `text`.
  static func found(_ pattern: String, in text: String) throws -> [String] {
    try hits([Term(pattern)], in: Spoken.turn(text)).map(\.text)
  }
}
