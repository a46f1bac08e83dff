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
  private let trees: WordTrees
  /// Which of them like to stand beside each other.
  let pairs: WordPairs
  /// What passes for a keyword where no words are said at all; `nil` where that is not known.
  public let nonsense: Nonsense?
  private let frequencies: WordFrequencies
  private let numbers: [String: Int32]

  /// The words of `frequencies` that `dictionary` says how to say, and `nonsense`.
  public init(
    frequencies: WordFrequencies, pairs: WordPairs = .none, dictionary: PronouncingDictionary,
    nonsense: Nonsense? = nil
  ) {
    trees = WordTrees(frequencies, dictionary: dictionary)
    self.pairs = pairs
    self.nonsense = nonsense
    self.frequencies = frequencies
    numbers = Dictionary(
      frequencies.words.enumerated().map { ($0.element.word, Int32(clamping: $0.offset)) },
      uniquingKeysWith: { _, last in last })
  }

  /// The words and the nonsense of a model folder.
  ///
  /// - Throws: where one of its files is missing or malformed.
  public init(modelFolder: String) throws(InputError) {
    try self.init(
      modelFolder: modelFolder,
      dictionary: try PronouncingDictionary(path: modelFolder + "/" + Lexicon.dictionaryName))
  }

  /// The words and the nonsense of a model folder whose `dictionary` has been read already.
  ///
  /// - Throws: where one of its other files is missing or malformed.
  public init(modelFolder: String, dictionary: PronouncingDictionary) throws(InputError) {
    self.init(
      frequencies: try WordFrequencies(path: modelFolder + "/" + WordFrequencies.fileName),
      pairs: try WordPairs(path: modelFolder + "/" + WordPairs.fileName), dictionary: dictionary,
      nonsense: try Nonsense(path: modelFolder + "/" + Nonsense.fileName))
  }

  /// Puts the words in order by their sounds now, which the first to look a sound up would wait for.
  package func putInOrder() { _ = trees.made }

  /// Words by their sounds from first to last; the first who asks waits until they are in order.
  var forward: WordTree { trees.made.forward }
  /// Words by their sounds from last to first.
  var backward: WordTree { trees.made.backward }

  /// What a word costs of which `logShare` is the natural logarithm of its share.
  static func cost(logShare: Float) -> Float {
    wordCost - frequencyScale * max(logShare, leastLogShare)
  }

  /// The natural logarithm of how large a share of all that is said `word` is, which is in small letters; `nil`
  /// for one that is not listed.
  public func logShare(of word: String) -> Float? {
    numbers[word].map { frequencies.words[Int($0)].logShare }
  }

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
      sum - max(logShare(of: word.lowercased()) ?? Self.leastLogShare, Self.leastLogShare)
    }
  }

  /// The numbers of the words of `spelling`, as ``WordPairs`` has them.
  func numbers(of spelling: String) -> [Int32] {
    spelling.split(whereSeparator: \.isWhitespace).map {
      numbers[$0.lowercased()] ?? StringScore.noWord
    }
  }
}
