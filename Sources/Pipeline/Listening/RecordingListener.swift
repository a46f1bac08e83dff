public import Acoustics
import AudioInput
import CallModel
public import ContentHash
public import Diagnostics
public import PhoneticIndex
import SoundFacts

/// Listens to recordings: decodes and runs the network block by block, each channel by itself, and
/// makes of each channel an entry in which keywords can be searched for ever after. Beside that it
/// measures what the sound tells besides words. Memory grows by some six megabytes for each hour of a
/// channel.
public struct RecordingListener: Sendable {
  /// Raised whenever the same recording and model could give other entries than before: resampling,
  /// features, where speech is looked for. What was heard in another way is heard again.
  static let version = "listener 2"

  /// The model that listens, and the way in which it does.
  public let identity: ModelIdentity
  let model: AcousticModel
  let scorer: PhoneScorer

  /// The name of what a listener with the model in `directory` hears: enough to know what it has heard
  /// before, and quicker than loading it.
  ///
  /// - Throws: that a file of the model cannot be read.
  public static func identity(ofModelIn directory: String) throws(InputError) -> ModelIdentity {
    try ModelIdentity(name: "\(AcousticModel.name), \(version)", directory: directory)
  }

  /// A listener with the ears of `model`, which `identity` names.
  ///
  /// - Throws: that the model's classes are not the phones that keywords are spelled in.
  public init(model: AcousticModel, identity: ModelIdentity) throws(InputError) {
    guard let scorer = PhoneScorer(model: model) else {
      throw InputError(
        path: "the acoustic model", reason: "its classes are not those of English phones",
        advice: "run tools/setup to get the model that belongs to this version")
    }
    self.model = model
    self.identity = identity
    self.scorer = scorer
  }

  /// Listens to the recording at `path`.
  ///
  /// - Parameters:
  ///   - digest: that of the file.
  ///   - isNeeded: asked how many channels there are; `false` where their entries exist already. Then
  ///     the recording is only measured, which tells also whether it is whole and how long.
  ///   - onBlock: called after each block with the milliseconds of recording that it had and the
  ///     share of the recording that is done, 0 where its length is not known; `false` stops.
  /// - Returns: `nil` if `onBlock` stopped it.
  /// - Throws: why the recording cannot be read.
  public func listen(
    to path: String, digest: SHA256Digest,
    isNeeded: (_ channelCount: Int) throws(InputError) -> Bool = { _ in true },
    onBlock: (_ audioMs: Int, _ share: Double) -> Bool
  ) throws(InputError) -> ListenedRecording? {
    var reader = try SpeechReader(path: path)
    let info = reader.info
    let ears =
      try isNeeded(info.channelCount)
      ? (0..<info.channelCount).map { _ in ChannelEar(listener: self) } : []
    let meter = RecordingMeter(
      recordedRateHz: info.sampleRateHz, channelCount: info.channelCount)
    var sampleCount = 0
    while let block = try reader.nextBlock() {
      for (ear, samples) in zip(ears, block.channels) { ear.append(samples) }
      meter.append(block.channels)
      sampleCount += block.sampleCount
      let doneMs = milliseconds(sampleCount)
      let share = info.durationMs.map { Double(doneMs) / Double(max($0, 1)) } ?? 0
      guard onBlock(milliseconds(block.sampleCount), min(share, 1)) else { return nil }
    }
    return ListenedRecording(
      info: info, digest: digest, lengthMs: milliseconds(sampleCount), facts: meter.finish().facts,
      entries: ears.enumerated().map { channel, ear in
        ear.finish { speech in
          IndexEntry.Header(
            recording: digest, channel: channel, model: identity, speech: speech)
        }
      })
  }

  private func milliseconds(_ samples: Int) -> Int {
    samples * 1000 / AudioBlock.sampleRateHz
  }
}

/// One channel on its way from samples to its entry. A class, because the stream cannot be copied and
/// arrays hold only what can.
private final class ChannelEar {
  private var stream: PosteriorStream?
  private var encoder = EntryEncoder()
  private let scorer: PhoneScorer

  init(listener: RecordingListener) {
    stream = PosteriorStream(model: listener.model)
    scorer = listener.scorer
  }

  func append(_ samples: [Float]) {
    if let posteriors = stream?.append(samples) { encoder.append(scorer.scores(of: posteriors)) }
  }

  /// Ends the channel, whose entry gets the header made of the frames in which there may be speech; what
  /// is appended afterwards is not heard.
  func finish(header: (_ speech: [Range<Int>]) -> IndexEntry.Header) -> IndexEntry {
    var speech: [Range<Int>] = []
    if let rest = stream.take() {
      let end = rest.finishWithSpeech()
      encoder.append(scorer.scores(of: end.posteriors))
      speech = end.speech
    }
    return encoder.finish(header: header(speech))
  }
}
