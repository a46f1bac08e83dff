package import CKernels
public import Diagnostics
internal import FoundationEssentials
internal import ModelFile

/// The phoneme network of the Python package hama 1.7.0, taught further on telephone sound: from sound
/// to phone probabilities, for English speech. docs/design/teaching.md tells of the teaching.
///
/// Immutable, and shared by any number of streams on any number of threads. Loading takes some 20 ms
/// and 10 MB.
public struct AcousticModel: Sendable {
  /// What the results of this model are stored under.
  public static let name = "telephone 2"
  /// Samples a second that it hears.
  public static let sampleRateHz = 16_000

  /// The classes in the order of `Posteriors`: phones in the International Phonetic Alphabet, some of
  /// them of other languages than English, then `<wb>` (a word's end) and `<blank>` (nothing new).
  public let classNames: [String]

  let weights: NetworkWeights
  let level: KernelLevel

  /// Loads the model from a folder that holds `asr_waveform.hama` and `g2p_vocab.json`, to compute in
  /// `arithmetic`.
  ///
  /// - Throws: where a file is missing, damaged or another one, with the byte and what to do.
  public init(
    directory: String, arithmetic: NetworkArithmetic = .integers
  ) throws(InputError) {
    try self.init(directory: directory, arithmetic: arithmetic, level: .best)
  }

  /// Loads the model to run on the instruction set `level`, which this processor must have.
  package init(
    directory: String, arithmetic: NetworkArithmetic = .integers, level: KernelLevel
  ) throws(InputError) {
    weights = try NetworkWeights(
      TensorFile(path: directory + "/asr_waveform.hama", kind: .acousticModel), in: arithmetic)
    classNames = try Vocabulary.read(directory + "/g2p_vocab.json").decoder + ["<wb>", "<blank>"]
    self.level = level
  }

  /// The class that ends a word.
  public var wordBoundaryClass: Int { NetworkShape.classCount - 2 }

  /// The class of a frame in which nothing new begins.
  public var blankClass: Int { NetworkShape.classCount - 1 }

  /// How many frames a signal of `sampleCount` samples has: one for every 320 samples begun and one
  /// more, ⌊n / 320⌋ + 1, but none where there is no signal.
  public static func frameCount(forSamples sampleCount: Int) -> Int {
    sampleCount > 0
      ? sampleCount / (NetworkShape.hopLength * NetworkShape.stemStride) + 1 : 0
  }

  /// The posteriors of a whole signal at 16 kHz, heard through `frontEnd`.
  public func posteriors(of samples: [Float], frontEnd: FrontEnd = .standard) -> Posteriors {
    var stream = PosteriorStream(model: self, frontEnd: frontEnd)
    var posteriors = stream.append(samples)
    posteriors.append(stream.finish())
    return posteriors
  }
}
