public import CallModel
public import ExampleSearch
public import KeywordSearch
import PhoneticIndex
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

  /// A recorded clip that is looked for.
  public struct Recorded: Sendable {
    /// The term.
    public let term: Term
    /// What is said in the clip.
    public let example: RecordedExample
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
  /// The terms that are recorded clips.
  public let recorded: [Recorded]
  /// The terms that nobody searches sound for: those that cannot be heard, and clips that nobody heard.
  let unsearchable: Set<Term>
  let settings: KeywordDecoder.Settings
  /// The words that the terms compete with.
  let words: CompetingWords
  /// How much nonsense passes for the terms.
  package let nonsense: NonsenseLikeness
  /// What the hits of keywords depend on besides the model.
  let keywordParts: [String]
  /// What the hits of recorded clips depend on besides the models.
  let exampleParts: [String]
  /// The model that heard the clips; `nil` where there are none.
  let clipModel: ModelIdentity?

  /// A plan to listen for what rules ask of sound, said as `lexicon` says it, among `words`.
  ///
  /// - Parameters:
  ///   - clips: what was heard in the clips that rules look for.
  ///   - lexicon: how terms are said. Another content of its further dictionaries makes another finder, so that what was
  ///     searched with it is searched again.
  public init(
    requests: [TermRequest], clips: HeardClips = .none, lexicon: Lexicon, words: CompetingWords
  ) {
    let audible = requests.filter(\.isNeededInAudio)
    self.init(
      terms: audible.map(\.term), clips: clips, lexicon: lexicon, words: words,
      leastConfidence: audible.map(\.leastConfidence).min() ?? .certain)
  }

  /// A plan to listen for `terms`, said as `lexicon` says them, among `words`, where nobody is content with less
  /// than `leastConfidence`.
  public init(
    terms: [Term], clips: HeardClips = .none, lexicon: Lexicon, words: CompetingWords,
    leastConfidence: Confidence = .certain
  ) {
    recorded = terms.compactMap { term in
      clips.examples[term].map { Recorded(term: term, example: $0) }
    }
    clipModel = clips.model
    var audible: [Audible] = []
    var unhearable: [Unhearable] = []
    for term in terms where !term.isRecorded {
      do throws(KeywordError) {
        audible.append(Audible(term: term, keyword: try Keyword(term, lexicon: lexicon)))
      } catch {
        unhearable.append(Unhearable(term: term, error: error))
      }
    }
    self.words = words
    nonsense = NonsenseLikeness(words)
    self.audible = audible
    self.unhearable = unhearable
    unsearchable = Set(terms).subtracting(audible.map(\.term)).subtracting(recorded.map(\.term))
    storedConfidence = min(Self.usualConfidence, leastConfidence)
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = max(
      settings.minimumScore, ConfidenceScale.leastScore(reaching: storedConfidence))
    self.settings = settings
    // A search that stored less is no search for a rule that is content with less.
    let reach =
      storedConfidence < Self.usualConfidence
      ? ["down to \(storedConfidence.thousandths)/1000"] : []
    keywordParts = [KeywordDecoder.version] + reach + lexicon.finderParts
    exampleParts = [ExampleSearch.version] + reach
  }
}
