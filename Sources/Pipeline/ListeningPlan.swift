public import Acoustics
public import CallModel
public import Diagnostics
public import KeywordSearch
public import Pronunciation

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

  /// Hits below this confidence are not stored. It is far below what a rule should ask for, so that
  /// a near miss can be shown and a rule's limit be lowered without listening again.
  public static let storedConfidence = Confidence(thousandths: 500)

  /// The terms that can be heard.
  public let audible: [Audible]
  /// The terms that cannot.
  public let unhearable: [Unhearable]
  /// The name and version of everything on which the hits depend. Stored results are trusted only
  /// as long as it stays the same.
  public let finder: String
  let listener: RecordingListener
  let settings: KeywordDecoder.Settings

  /// A plan to listen for `terms`, said as `lexicon` says them.
  ///
  /// - Throws: that the model does not hear the phones that keywords are spelled in.
  public init(terms: [Term], model: AcousticModel, lexicon: Lexicon) throws(InputError) {
    var audible: [Audible] = []
    var unhearable: [Unhearable] = []
    for term in terms {
      do throws(KeywordError) {
        audible.append(Audible(term: term, keyword: try Keyword(term, lexicon: lexicon)))
      } catch {
        unhearable.append(Unhearable(term: term, error: error))
      }
    }
    self.audible = audible
    self.unhearable = unhearable
    listener = try RecordingListener(model: model)
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = ConfidenceScale.leastScore(reaching: Self.storedConfidence)
    self.settings = settings
    finder = "\(AcousticModel.name), \(KeywordDecoder.version)"
  }
}
