public import Acoustics
import AudioInput
public import Diagnostics
public import KeywordSearch
import PhoneticIndex

/// Listens for keywords in recordings: decodes, runs the network and the decoder block by block,
/// each channel by itself. Memory does not grow with the length of a recording.
public struct RecordingListener: Sendable {
  let model: AcousticModel
  let scorer: PhoneScorer

  /// A listener with the ears of `model`.
  ///
  /// - Throws: that the model's classes are not the phones that keywords are spelled in.
  public init(model: AcousticModel) throws(InputError) {
    guard let scorer = PhoneScorer(classNames: model.classNames) else {
      throw InputError(
        path: "the acoustic model", reason: "its classes are not those of English phones",
        advice: "run tools/setup to get the model that belongs to this version")
    }
    self.model = model
    self.scorer = scorer
  }

  /// Listens for `keywords` in the recording at `path`.
  ///
  /// - Parameter onBlock: called after each block with the milliseconds of recording that it had
  ///   and the share of the recording that is done, 0 where its length is not known; `false` stops.
  /// - Returns: `nil` if `onBlock` stopped it.
  /// - Throws: why the recording cannot be read.
  public func listen(
    to path: String, for keywords: [Keyword], settings: KeywordDecoder.Settings,
    onBlock: (_ audioMs: Int, _ share: Double) -> Bool
  ) throws(InputError) -> HeardRecording? {
    var reader = try SpeechReader(path: path)
    let info = reader.info
    // With nothing to listen for the recording is only read, which tells whether it is whole.
    let ears = (0..<(keywords.isEmpty ? 0 : info.channelCount)).map { _ in
      ChannelEar(listener: self, keywords: keywords, settings: settings)
    }
    var sampleCount = 0
    while let block = try reader.nextBlock() {
      for (ear, samples) in zip(ears, block.channels) { ear.append(samples) }
      sampleCount += block.sampleCount
      let doneMs = milliseconds(sampleCount)
      let share = info.durationMs.map { Double(doneMs) / Double(max($0, 1)) } ?? 0
      guard onBlock(milliseconds(block.sampleCount), min(share, 1)) else { return nil }
    }
    return HeardRecording(
      info: info, lengthMs: milliseconds(sampleCount), keywords: keywords,
      channels: ears.map { $0.finish() })
  }

  private func milliseconds(_ samples: Int) -> Int {
    samples * 1000 / AudioBlock.sampleRateHz
  }
}

/// One channel on its way from samples to candidates. A class, because the stream cannot be copied
/// and arrays hold only what can.
private final class ChannelEar {
  private var stream: PosteriorStream?
  private var decoder: KeywordDecoder
  private let scorer: PhoneScorer

  init(listener: RecordingListener, keywords: [Keyword], settings: KeywordDecoder.Settings) {
    stream = PosteriorStream(model: listener.model)
    decoder = KeywordDecoder(keywords: keywords, settings: settings)
    scorer = listener.scorer
  }

  func append(_ samples: [Float]) {
    if let posteriors = stream?.append(samples) { take(posteriors) }
  }

  /// Ends the channel; what is appended afterwards is not heard.
  func finish() -> KeywordDecoder.Result {
    if let rest = stream.take() { take(rest.finish()) }
    return decoder.finish()
  }

  private func take(_ posteriors: Posteriors) {
    decoder.append(scorer.scores(logProbabilities: posteriors.logProbabilities))
  }
}
