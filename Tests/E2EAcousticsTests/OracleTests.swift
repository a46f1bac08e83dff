import Acoustics
import CKernels
import Foundation
import TestSupport
import Testing

/// The engine against the library that the model's package brings, on the same recordings and with the
/// weights that were published: in floats, as the library computes, which shows that it is the same network;
/// then in integers, as it runs.
@Suite("The network beside the model's own library", .serialized)
struct E2EOracleTests {
  private let model: AcousticModel
  private let oracle: Oracle
  private let directory: String

  /// Fails where the model is missing: `tools/setup` fetches it.
  init() throws {
    directory = ModelFolder.original
    model = try AcousticModel(directory: directory, arithmetic: .floats)
    oracle = try Oracle(directory: directory)
  }

  @Test("agrees at 16 kHz: 99.9 % of the best classes, no probability off by more than 0.01")
  func wideband() throws {
    let comparison = try compare("16 kHz", Recordings.wideband())
    #expect(comparison.recordingCount >= 20)
    #expect(comparison.agreement >= 0.999)
    #expect(comparison.largestDifference <= 0.01)
  }

  @Test(
    "agrees on telephone audio: 99.5 % of the best classes, no probability off by more than 0.06")
  func telephone() throws {
    let comparison = try compare("8 kHz", Recordings.telephone())
    #expect(comparison.recordingCount >= 20)
    #expect(comparison.agreement >= 0.995)
    #expect(comparison.largestDifference <= 0.06)
  }

  @Test(
    "the one sentence known to differ by more than 0.01 stays within 0.04 and keeps its classes")
  func knownException() throws {
    let comparison = try compare("16 kHz", [Recordings.strayed()])
    #expect(comparison.agreement >= 0.999)
    #expect(comparison.largestDifference <= 0.04)
  }

  @Test("agrees in integers in 99.9 % of the best classes, at 16 kHz and on telephone audio")
  func integers() throws {
    let model = try AcousticModel(directory: directory)
    for (title, recordings) in [
      ("16 kHz", try Recordings.wideband()), ("8 kHz", try Recordings.telephone()),
    ] {
      let comparison = compare("\(title) in integers", recordings, by: model)
      #expect(comparison.recordingCount >= 20)
      #expect(comparison.agreement >= 0.999)
      // Where the network is undecided, a rounding decides.
      #expect(comparison.largestDifference <= 0.25)
    }
  }

  @Test("hears the words of a sentence that a synthesiser spoke")
  func words() throws {
    let recording = try #require(try Recordings.fliteVoices().first { $0.name == "flite slt" })
    let posteriors = model.posteriors(of: recording.samples, frontEnd: .plain)
    let phones = bestPath(posteriors).joined()
    // "Could you tell me whether the credit card was charged on Thursday?"
    for words in ["kʊdjutɛl", "wɛðɝ", "kɑɹdwɑzt͡ʃɑɹd͡ʒ", "θɝz"] {
      #expect(phones.contains(words), "heard \(phones)")
    }
  }

  @Test(
    "gives the same on every instruction set, but for rounding",
    arguments: [(NetworkArithmetic.floats, 0.002), (.integers, 0.02)])
  func levels(arithmetic: NetworkArithmetic, tolerance: Double) throws {
    let recording = try #require(try Recordings.fliteVoices().first)
    let best = try AcousticModel(directory: directory, arithmetic: arithmetic)
      .posteriors(of: recording.samples, frontEnd: .plain)
    for level in [KernelLevel.portable, .avx2, .avx512]
    where level.rawValue < KernelLevel.best.rawValue {
      let other = try AcousticModel(directory: directory, arithmetic: arithmetic, level: level)
        .posteriors(of: recording.samples, frontEnd: .plain)
      #expect(Comparison(other, best).largestDifference < tolerance)
    }
  }

  /// Compares on all recordings and prints a line for each.
  private func compare(
    _ title: String, _ recordings: [Recording], by other: AcousticModel? = nil
  ) -> Comparison {
    let model = other ?? model
    var total = Comparison()
    for recording in recordings {
      let one = Comparison(
        model.posteriors(of: recording.samples, frontEnd: .plain),
        oracle.posteriors(of: recording.samples))
      print("\(title), \(recording.name): \(one)")
      total.add(one)
    }
    print("\(title), \(total.recordingCount) recordings: \(total)")
    return total
  }

  /// The phones of the most probable path, repeats and blanks taken out.
  private func bestPath(_ posteriors: Posteriors) -> [String] {
    var last = model.blankClass
    var phones: [String] = []
    for frame in 0..<posteriors.frameCount {
      let best = posteriors.bestClass(ofFrame: frame)
      if best != last, best < model.wordBoundaryClass { phones.append(model.classNames[best]) }
      last = best
    }
    return phones
  }
}

/// How far two engines' posteriors are apart.
struct Comparison: CustomStringConvertible {
  var recordingCount = 0
  var frameCount = 0
  var agreeingCount = 0
  var largestDifference = 0.0

  init() {}

  init(_ ours: Posteriors, _ theirs: Posteriors) {
    recordingCount = 1
    frameCount = max(ours.frameCount, theirs.frameCount)
    // Frames that only one of them has agree with nothing.
    for frame in 0..<min(ours.frameCount, theirs.frameCount)
    where ours.bestClass(ofFrame: frame) == theirs.bestClass(ofFrame: frame) {
      agreeingCount += 1
    }
    for (our, their) in zip(ours.logProbabilities, theirs.logProbabilities) {
      let difference = abs(exp(Double(our)) - exp(Double(their)))
      largestDifference = max(largestDifference, difference.isNaN ? .infinity : difference)
    }
  }

  var agreement: Double { Double(agreeingCount) / Double(max(frameCount, 1)) }

  mutating func add(_ other: Comparison) {
    recordingCount += other.recordingCount
    frameCount += other.frameCount
    agreeingCount += other.agreeingCount
    largestDifference = max(largestDifference, other.largestDifference)
  }

  var description: String {
    String(
      format: "%d frames, best class the same in %.3f %%, probabilities within %.5f", frameCount,
      100 * agreement, largestDifference)
  }
}

extension Posteriors {
  func bestClass(ofFrame frame: Int) -> Int {
    let row = self[frame: frame]
    return row.indices.max { row[$0] < row[$1] }.map { $0 - row.startIndex } ?? 0
  }
}
