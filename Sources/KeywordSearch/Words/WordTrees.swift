import Pronunciation
import Synchronization

/// The words of a language by their sounds, from first to last and from last to first, made when somebody first looks a
/// sound up: much that asks how often words are said never does.
final class WordTrees: Sendable {
  private let frequencies: WordFrequencies
  private let dictionary: PronouncingDictionary
  private let both = Mutex<(forward: WordTree, backward: WordTree)?>(nil)

  /// The words of `frequencies` that `dictionary` says how to say.
  init(_ frequencies: WordFrequencies, dictionary: PronouncingDictionary) {
    self.frequencies = frequencies
    self.dictionary = dictionary
  }

  /// Both trees. Who asks while they are made waits for them.
  var made: (forward: WordTree, backward: WordTree) {
    both.withLock { both in
      if let both { return both }
      let words = words
      let trees = (
        forward: WordTree(words),
        backward: WordTree(
          words.map { .init(phones: $0.phones.reversed(), cost: $0.cost, number: $0.number) })
      )
      both = trees
      return trees
    }
  }

  private var words: [WordTree.Word] {
    frequencies.words.enumerated().flatMap { number, listed in
      dictionary.pronunciations(of: listed.word).prefix(Lexicon.variantLimit).map { phones in
        WordTree.Word(
          phones: phones, cost: CompetingWords.cost(logShare: listed.logShare),
          number: Int32(clamping: number))
      }
    }
  }
}
