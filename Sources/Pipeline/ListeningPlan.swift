public import CallModel
import ContentHash
public import Diagnostics
public import KeywordSearch
public import PhoneticIndex
public import Pronunciation
public import RuleEngine

/// What a batch listens for in sound: the terms that can be heard, ready to be searched for, and
/// those that cannot, with the reason.
public struct ListeningPlan: Sendable {
  /// A term and what is listened for.
  public struct Audible: Sendable {
    /// The term.
    public let term: Term
    /// The ways to say it.
    public let keyword: Keyword
  }

  /// A term that is looked for in transcripts alone.
  public struct Unhearable: Sendable {
    /// The term.
    public let term: Term
    /// Why it cannot be heard.
    public let error: KeywordError
  }

  /// Hits below this confidence are not stored unless a rule asks for less. It is far below what a
  /// rule should ask for, so that a near miss can be shown and a rule's limit be lowered without
  /// listening again.
  public static let usualConfidence = Confidence(thousandths: 500)

  /// Hits below this confidence are not stored.
  public let storedConfidence: Confidence
  /// The terms that can be heard.
  public let audible: [Audible]
  /// The terms that cannot.
  public let unhearable: [Unhearable]
  let settings: KeywordDecoder.Settings
  /// The words that the terms compete with.
  let words: CompetingWords
  /// What the hits depend on besides the model.
  private let finderParts: [String]

  /// A plan to listen for what rules ask of sound, said as `lexicon` says it, among `words`.
  ///
  /// - Parameter dictionaries: the files from which `lexicon` has further pronunciations. Another
  ///   content of them makes another finder, so that what was searched with it is searched again.
  /// - Throws: that a dictionary cannot be read.
  public init(
    requests: [TermRequest], lexicon: Lexicon, words: CompetingWords, dictionaries: [String] = []
  ) throws(InputError) {
    let audible = requests.filter(\.isNeededInAudio)
    try self.init(
      terms: audible.map(\.term), lexicon: lexicon, words: words,
      leastConfidence: audible.map(\.leastConfidence).min() ?? .certain,
      dictionaries: dictionaries)
  }

  /// A plan to listen for `terms`, said as `lexicon` says them, among `words`, where nobody is content with less
  /// than `leastConfidence`.
  ///
  /// - Throws: that a dictionary cannot be read.
  public init(
    terms: [Term], lexicon: Lexicon, words: CompetingWords,
    leastConfidence: Confidence = .certain, dictionaries: [String] = []
  ) throws(InputError) {
    var audible: [Audible] = []
    var unhearable: [Unhearable] = []
    for term in terms {
      do throws(KeywordError) {
        audible.append(Audible(term: term, keyword: try Keyword(term, lexicon: lexicon)))
      } catch {
        unhearable.append(Unhearable(term: term, error: error))
      }
    }
    self.words = words
    self.audible = audible
    self.unhearable = unhearable
    storedConfidence = min(Self.usualConfidence, leastConfidence)
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = max(
      settings.minimumScore, ConfidenceScale.leastScore(reaching: storedConfidence))
    self.settings = settings
    var parts = [KeywordDecoder.version]
    // A search that stored less is no search for a rule that is content with less.
    if storedConfidence < Self.usualConfidence {
      parts.append("down to \(storedConfidence.thousandths)/1000")
    }
    for dictionary in dictionaries {
      parts.append("dictionary \(try SHA256Digest(ofFileAt: dictionary).hex.prefix(12))")
    }
    finderParts = parts
  }

  /// The name and version of everything on which the hits in an entry that `model` made depend.
  /// Stored results are trusted only as long as it stays the same.
  public func finder(_ model: ModelIdentity) -> String {
    ([model.label] + finderParts).joined(separator: ", ")
  }
}
