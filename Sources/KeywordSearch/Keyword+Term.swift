public import CallModel
public import Pronunciation
internal import TermPattern

extension Keyword {
  /// What to listen for when a rule asks for `term`: every word sequence that its phrase stands for, or
  /// its `sounds like` alone where it has one.
  ///
  /// Ways through the phrase with a part that sound cannot be searched for are left out, as long as
  /// there are others: of `card (num*|number)` *card number* is listened for.
  ///
  /// - Throws: where the phrase is malformed, no way through it can be searched for, or a word in it
  ///   cannot be said.
  public init(_ term: Term, lexicon: Lexicon) throws(KeywordError) {
    let spellings: [String]
    if let soundsLike = term.soundsLike {
      spellings = [soundsLike]
    } else {
      spellings = try Self.spellings(of: term.pattern)
    }
    var variants: [Variant] = []
    var sounded: Set<Pronunciation> = []
    for spelling in spellings {
      for pronunciation in try Self.pronunciations(of: spelling, lexicon)
      where sounded.insert(pronunciation).inserted {
        variants.append(Variant(spelling: spelling, pronunciation: pronunciation))
      }
    }
    guard let keyword = Keyword(term.pattern, variants: variants) else {
      throw .pronunciation(.nothingSpoken(phrase: term.pattern))
    }
    self = keyword
  }

  /// How many sounds the shortest way to say `term` has, if they are fewer than `limit`; `nil` if there
  /// are more, or if it cannot be said.
  ///
  /// Only what is written with few words and few letters is sounded, so that asking for all terms of a
  /// large ruleset takes little time: a word has a sound, and no word of the dictionary takes more than
  /// four letters for one (*eaux*).
  public static func phoneCount(of term: Term, ifBelow limit: Int, lexicon: Lexicon) -> Int? {
    let spellings = term.soundsLike.map { [$0] } ?? (try? Self.spellings(of: term.pattern)) ?? []
    let counts = spellings.compactMap { spelling -> Int? in
      let words = spelling.split(separator: " ")
      guard words.count < limit, words.reduce(0, { $0 + $1.count }) <= 4 * (limit - 1) else {
        return nil
      }
      return (try? Self.pronunciations(of: spelling, lexicon))?.map(\.phones.count).min()
    }
    return counts.min().flatMap { $0 < limit ? $0 : nil }
  }

  /// The words of `term` whose sound `lexicon` would have to guess, each once, as they come.
  public static func guessedWords(of term: Term, lexicon: Lexicon) -> [String] {
    let spellings = term.soundsLike.map { [$0] } ?? (try? Self.spellings(of: term.pattern)) ?? []
    var seen: Set<String> = []
    return spellings.flatMap(lexicon.guessedWords).filter { seen.insert($0).inserted }
  }

  private static func spellings(of pattern: String) throws(KeywordError) -> [String] {
    let phrase: PhrasePattern
    do { phrase = try PhrasePattern(pattern) } catch { throw .pattern(error) }
    let spellings = phrase.spellings()
    guard !spellings.isEmpty else { throw .unsearchable(phrase.unsearchable) }
    return spellings
  }

  private static func pronunciations(
    of spelling: String, _ lexicon: Lexicon
  ) throws(KeywordError) -> [Pronunciation] {
    do { return try lexicon.pronunciations(of: spelling) } catch { throw .pronunciation(error) }
  }
}
