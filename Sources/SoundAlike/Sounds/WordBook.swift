internal import Pronunciation
internal import Synchronization
internal import TextNormalize

/// What is known of written words, found out once for all transcripts: words that no dictionary has take a
/// network, which takes milliseconds.
final class WordBook: Sendable {
  /// More words are not kept but sounded anew in each transcript. No language has as many; a file that is no
  /// transcript may.
  static let mostKept = 200_000

  private let language: SpokenLanguage
  private let clues: Clues
  private let state = Mutex(State())

  private struct State {
    var words: [String: KnownWord] = [:]
    var page = WordPage([:])
  }

  /// Sounds as `language` has them, of the ways to say a word the likeliest; `clues` are words of phrases.
  init(_ language: SpokenLanguage, _ clues: Clues) {
    self.language = language
    self.clues = clues
  }

  /// The words that are known by now, or nearly all of them.
  var page: WordPage { state.withLock { $0.page } }

  /// What is known of the word `text`; `nil` where nobody has asked yet.
  func word(_ text: String) -> KnownWord? { state.withLock { $0.words[text] } }

  /// Finds out about the word `text`, which has the `parts`.
  func add(_ text: String, parts: [WrittenWord]) -> KnownWord {
    let word = KnownWord(
      sound: sound(of: text), logShare: parts.reduce(0) { $0 + $1.logShare },
      isListed: parts.allSatisfy(\.isListed), clues: parts.reduce(0) { $0 | clues.mark(of: $1) })
    state.withLock { keep(word, as: text, in: &$0) }
    return word
  }

  /// A page is written anew when an eighth more words are known, so that each word is written a few times only.
  private func keep(_ word: KnownWord, as text: String, in state: inout State) {
    guard state.words.count < Self.mostKept else { return }
    state.words[text] = word
    if state.words.count >= state.page.count + max(64, state.page.count / 8) {
      state.page = WordPage(state.words)
    }
  }

  private func sound(of word: String) -> WordSound {
    // What has no letter, no digit and no `&` is not spoken.
    guard word.unicodeScalars.contains(where: \.isSpoken) else { return .phones([]) }
    return language.pronounce(word).first.map { .phones($0.map(\.rawValue)) } ?? .unsayable
  }
}

extension Unicode.Scalar {
  fileprivate var isSpoken: Bool {
    properties.isAlphabetic || properties.numericType != nil || WordCharacter(self) == .ampersand
  }
}
