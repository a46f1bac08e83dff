public import Diagnostics
public import Pronunciation

/// The words of the language that a keyword competes with: *entries* is a better account of the sound
/// than *enter* with something after it.
///
/// A word of share p costs `wordCost − frequencyScale · ln p`, in the same natural logarithms as the
/// scores of sounds: rare words need better sound to be believed.
public struct CompetingWords: Sendable {
  /// What any word costs.
  static let wordCost: Float = 1
  /// How much of a word's rarity counts. Frames are no independent witnesses, so their scores are too
  /// sure by some factor; instead of the scores, what is set against them is scaled.
  static let frequencyScale: Float = 0.3
  /// A word counts as no rarer than this.
  static let leastLogShare: Float = -15

  /// Words by their sounds from first to last, and from last to first.
  let forward: WordTree
  let backward: WordTree
  /// Which of them like to stand beside each other.
  let pairs: WordPairs
  /// What passes for a keyword where no words are said at all; `nil` where that is not known.
  private let nonsense: Nonsense?
  private let logShares: [String: Float]
  private let numbers: [String: Int32]

  /// The words of `frequencies` that `dictionary` says how to say, and `nonsense`.
  public init(
    frequencies: WordFrequencies, pairs: WordPairs = .none, dictionary: PronouncingDictionary,
    nonsense: Nonsense? = nil
  ) {
    var words: [WordTree.Word] = []
    var logShares: [String: Float] = [:]
    var numbers: [String: Int32] = [:]
    for (line, (word, logShare)) in frequencies.words.enumerated() {
      logShares[word] = logShare
      let number = Int32(clamping: line)
      numbers[word] = number
      let cost = Self.wordCost - Self.frequencyScale * max(logShare, Self.leastLogShare)
      for phones in dictionary.pronunciations(of: word).prefix(Lexicon.variantLimit) {
        words.append(WordTree.Word(phones: phones, cost: cost, number: number))
      }
    }
    self.pairs = pairs
    self.nonsense = nonsense
    self.logShares = logShares
    self.numbers = numbers
    forward = WordTree(words)
    backward = WordTree(
      words.map { .init(phones: $0.phones.reversed(), cost: $0.cost, number: $0.number) })
  }

  /// The words and the nonsense of a model folder.
  ///
  /// - Throws: where one of its files is missing or malformed.
  public init(modelFolder: String) throws(InputError) {
    self.init(
      frequencies: try WordFrequencies(path: modelFolder + "/" + WordFrequencies.fileName),
      pairs: try WordPairs(path: modelFolder + "/" + WordPairs.fileName),
      dictionary: try PronouncingDictionary(path: modelFolder + "/" + Lexicon.dictionaryName),
      nonsense: try Nonsense(path: modelFolder + "/" + Nonsense.fileName))
  }

  /// The natural logarithm of how large a share of all that is said `word` is, which is in small letters; `nil`
  /// for one that is not listed.
  public func logShare(of word: String) -> Float? { logShares[word] }

  /// How much nonsense passes for each of `keywords`, in points: see ``Nonsense``. Where there is no nonsense it is as if
  /// nothing did.
  ///
  /// - Complexity: some 2 ms of one core for each keyword.
  public func likenessOfNonsense(to keywords: [Keyword]) -> [Float] {
    nonsense?.likeness(to: keywords, among: self) ?? keywords.map { _ in Nonsense.leastPoints }
  }

  /// How rare the words of `spelling` are, taken together: the sum of `−ln p`; a word that is not listed
  /// counts as the rarest.
  package func rarity(of spelling: String) -> Float {
    spelling.split(whereSeparator: \.isWhitespace).reduce(0) { sum, word in
      sum - max(logShares[word.lowercased()] ?? Self.leastLogShare, Self.leastLogShare)
    }
  }

  /// The numbers of the words of `spelling`, as ``WordPairs`` has them.
  func numbers(of spelling: String) -> [Int32] {
    spelling.split(whereSeparator: \.isWhitespace).map {
      numbers[$0.lowercased()] ?? StringScore.noWord
    }
  }
}
