import Acoustics
import AudioInput
import ContentHash
public import PhoneticIndex

/// Hears recordings as the program does when it makes an index of them.
public struct Hearing {
  private let model: AcousticModel
  private let scorer: PhoneScorer
  private let identity: ModelIdentity

  /// Hears by the model in `folder`.
  public init(modelFolder folder: String) throws {
    model = try AcousticModel(directory: folder)
    guard let scorer = PhoneScorer(model: model) else { throw NoPhones() }
    self.scorer = scorer
    identity = try ModelIdentity(name: AcousticModel.name, directory: folder)
  }

  /// What an index would keep of the first channel of the recording at `path`.
  public func entry(of path: String) throws -> IndexEntry {
    var reader = try SpeechReader(path: path)
    var stream = PosteriorStream(model: model)
    var encoder = EntryEncoder()
    while let block = try reader.nextBlock() {
      guard let samples = block.channels.first else { continue }
      encoder.append(scorer.scores(of: stream.append(samples)))
    }
    let end = stream.finishWithSpeech()
    encoder.append(scorer.scores(of: end.posteriors))
    return encoder.finish(
      header: IndexEntry.Header(
        recording: try SHA256Digest(ofFileAt: path), channel: 0, model: identity,
        speech: end.speech))
  }
}

/// A model that hears no phones.
struct NoPhones: Error, CustomStringConvertible {
  let description = "the model hears no phones"
}
