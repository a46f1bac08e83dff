import AudioInput
public import CallModel
import ContentHash
public import Diagnostics
public import RuleEngine
import SoundFacts

/// Hears recordings and finds in them what rules ask for, as a run does, and keeps nothing: for trying
/// rules out.
public struct RecordingEvidence: Sendable {
  /// What a recording gives.
  public struct Found: Sendable, Hashable {
    /// The hits, what happened among them, on the clock of the recording.
    public let hits: [Hit]
    /// What was measured, as fields of the call.
    public let fields: CallFacts
    /// How far it was searched.
    public let coverage: SourceCoverage
    /// How long it is, in milliseconds.
    public let lengthMs: Int
  }

  private let listening: ListeningPlan
  private let listener: RecordingListener
  private let search: SoundSearch

  /// Evidence for what `listening` listens for, heard by `listener`.
  public init(listening: ListeningPlan, listener: RecordingListener) {
    self.listening = listening
    self.listener = listener
    search = SoundSearch(
      listening.audible, recorded: listening.recorded, of: listening,
      reaching: listening.storedConfidence)
  }

  /// What is found in the recording at `path`.
  ///
  /// - Parameter speakers: who speaks on each channel, channel 0 first, for a recording with as many
  ///   channels; in one with another number nobody is known.
  /// - Throws: why the recording cannot be read.
  public func found(
    inRecordingAt path: String, speakers: [Speaker]
  ) throws(InputError) -> Found? {
    let digest = try SHA256Digest(ofFileAt: path)
    guard let heard = try listener.listen(to: path, digest: digest, onBlock: { _, _ in true })
    else { return nil }
    let known = speakers.count == heard.entries.count ? speakers : []
    return Found(
      hits: search.hits(
        in: heard.entries, speakers: known, reaching: listening.storedConfidence)
        + heard.facts.events.map { Hit($0, speakers: known) },
      fields: CallFacts(
        Dictionary(
          CallFields(heard.facts, speakers: known).values.map { ($0.path, $0.value) },
          uniquingKeysWith: { first, _ in first })),
      coverage: .searched(except: listening.unsearchable), lengthMs: heard.lengthMs)
  }
}
