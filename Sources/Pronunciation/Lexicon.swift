public import Diagnostics

/// How words are said: dictionaries first, then the letters themselves.
///
/// A word is looked up in the dictionaries, those given last first; the first that has it decides, so
/// that a dictionary of one's own corrects the general one. A word that none has is taken apart
/// (`x-ray`, `401k`, `$100`, `acme's`), and what then is still in none is spelled out if it looks like
/// an abbreviation, and otherwise sounded out by ``GraphemeToPhoneme``, in more than one way where that is
/// unsure: of seven words in ten the likeliest way is the right one, of six in seven one of the three likeliest.
public struct Lexicon: Sendable {
  /// The most pronunciations that are taken for one word.
  public static let variantLimit = 3
  /// The most pronunciations that are made for one phrase.
  public static let pronunciationLimit = 8

  // INVARIANT: the dictionary that decides first comes first.
  private let dictionaries: [PronouncingDictionary]
  private let graphemeToPhoneme: GraphemeToPhoneme
  private var guessLimit = Self.variantLimit

  /// A lexicon of `dictionaries`, of which a later one overrides those before it.
  public init(dictionaries: [PronouncingDictionary], graphemeToPhoneme: GraphemeToPhoneme) {
    self.dictionaries = dictionaries.reversed()
    self.graphemeToPhoneme = graphemeToPhoneme
  }

  /// The lexicon of a model folder, with the dictionaries at `extraDictionaries` on top.
  ///
  /// - Throws: where a file is missing or malformed.
  public init(modelFolder: String, extraDictionaries: [String] = []) throws(InputError) {
    var dictionaries = [try PronouncingDictionary(path: modelFolder + "/" + Self.dictionaryName)]
    for path in extraDictionaries { dictionaries.append(try PronouncingDictionary(path: path)) }
    self.init(
      dictionaries: dictionaries,
      graphemeToPhoneme: try GraphemeToPhoneme(modelFolder: modelFolder))
  }

  /// The dictionary that all others come before.
  public var general: PronouncingDictionary? { dictionaries.last }

  /// The dictionaries that come before the general one, in the order in which they were given.
  package var further: [PronouncingDictionary] { dictionaries.dropLast().reversed() }

  /// The same lexicon, which takes at most `limit` ways to say a word that it has to guess.
  public func guessing(atMost limit: Int) -> Lexicon {
    var lexicon = self
    lexicon.guessLimit = limit
    return lexicon
  }

  /// The file of the general dictionary in a model folder.
  public static let dictionaryName = "cmudict-en-us.dict"

  /// The ways to say `phrase`, the likeliest first: at least one, at most ``pronunciationLimit``.
  ///
  /// - Throws: where a word cannot be sounded, or nothing in the phrase is spoken.
  public func pronunciations(of phrase: String) throws(PronunciationError) -> [Pronunciation] {
    var places: [[Ranked<[WordSound]>]] = []
    for token in SpokenToken.tokens(of: phrase) { places.append(try variants(of: token)) }
    guard !places.isEmpty else { throw .nothingSpoken(phrase: phrase) }

    // Different spellings may sound alike, so more are made than are kept.
    let sequences = RankedSequences.combine(places, limit: 4 * Self.pronunciationLimit)
    var seen: Set<[Phone]> = []
    return sequences.map(\.value).filter { seen.insert($0.map(\.phone)).inserted }
      .compactMap { sounds in
        Pronunciation(
          phones: sounds.map(\.phone), wordStarts: sounds.indices.filter { sounds[$0].beginsWord })
      }.prefix(Self.pronunciationLimit).map(\.self)
  }

  /// The ways to say the words one after the other; see ``pronunciations(of:)``.
  public func pronunciations(
    ofWords words: [String]
  ) throws(PronunciationError) -> [Pronunciation] {
    try pronunciations(of: words.joined(separator: " "))
  }

  /// Whether a dictionary has `word` as it stands, so that nothing is guessed.
  public func contains(_ word: String) -> Bool { !listed(word.lowercased()).isEmpty }

  // MARK: One token

  private func variants(of token: SpokenToken) throws(PronunciationError) -> [Ranked<[WordSound]>] {
    let whole = listed(token.whole)
    if !whole.isEmpty { return whole.map(WordSound.word) }
    var variants: [Ranked<[WordSound]>] = []
    for (rank, reading) in token.readings.enumerated() {
      var places: [[Ranked<[WordSound]>]] = []
      for word in reading { places.append(try self.variants(of: word).map(WordSound.word)) }
      variants += RankedSequences.combine(places, limit: Self.pronunciationLimit)
        .map { Ranked($0.value, rank: $0.rank + rank) }
    }
    return variants
  }

  private func variants(of word: SpokenWord) throws(PronunciationError) -> [Ranked<[Phone]>] {
    switch word {
    case .letter(let letter):
      if let name = Self.letterName(letter) { return [Ranked(name, rank: 0)] }
      return try variants(of: .word(String(letter)))
    case .word(let text):
      let known = listed(text)
      return known.isEmpty ? try soundedOut(text) : known
    case .abbreviation(let text):
      let known = listed(text)
      guard known.isEmpty else { return known }
      let spelled = Ranked(Self.spelledOut(text), rank: 0)
      guard text.contains(where: "aeiouy".contains) else { return [spelled] }
      return [spelled] + (try soundedOut(text)).map { Ranked($0.value, rank: $0.rank + 1) }
    }
  }

  /// What the first dictionary that has `word` says, as it is or, with marks on its letters, without.
  func listed(_ word: String) -> [Ranked<[Phone]>] {
    for spelling in [word, word.withoutMarks] {
      for dictionary in dictionaries {
        let found = dictionary.pronunciations(of: spelling)
        guard found.isEmpty else {
          return found.prefix(Self.variantLimit).enumerated().map {
            Ranked($0.element, rank: $0.offset)
          }
        }
      }
    }
    return []
  }

  /// A word that is in no dictionary: its stem and the possessive `s`, or what its letters say.
  private func soundedOut(_ word: String) throws(PronunciationError) -> [Ranked<[Phone]>] {
    guard word.allSatisfy(\.isSpellable) else { throw .foreignScript(word: word) }
    if word.hasSuffix("'s"), let stem = listed(String(word.dropLast(2))).first?.value {
      return [Ranked(stem + Self.possessive(after: stem), rank: 0)]
    }
    let guesses = graphemeToPhoneme.guesses(of: word, limit: guessLimit)
    guard !guesses.isEmpty else { throw .unknownWord(word) }
    return guesses.enumerated().map { Ranked($0.element.phones, rank: $0.offset) }
  }
}
