import Acoustics
import Foundation
import TestSupport
import Testing

@Suite("Hearing only where somebody may be speaking")
struct SpeechTests {
  @Test("agrees with plain loops over the speech alone, blank in the pauses")
  func twin() throws {
    let random = try RandomModel(seed: 31)
    defer { random.remove() }
    let reference = ReferenceNetwork(tensors: random.tensors)
    let signal = speech(31_000) + pause(30_000) + speech(9_000) + pause(24_000) + speech(12_345)
    let features = reference.features(signal)
    let heard = slowlyHeard(features)
    let expected = reference.classify(
      reference.stem(zip(features, heard).filter(\.1).map(\.0)))

    let (actual, speech) = try heardPosteriors(of: signal, random.model())
    #expect(actual.frameCount == signal.count / 320 + 1)
    let frames = (0..<actual.frameCount).filter { heard[2 * $0] }
    #expect(speech.flatMap(Array.init) == frames)
    #expect(speech.count == 3)
    #expect(frames.count == expected.count)
    for (frame, row) in zip(frames, expected) {
      #expect(zip(actual[frame: frame], row).allSatisfy { abs(Double($0) - $1) < 2e-3 })
    }
    for frame in Set(0..<actual.frameCount).subtracting(frames) {
      #expect(actual[frame: frame].last == 0)
      #expect(actual[frame: frame].dropLast().allSatisfy { $0 == -100 })
    }
  }

  @Test("finds the stretches that the rule finds, through many pauses of all lengths")
  func manyPauses() throws {
    let random = try RandomModel(seed: 38)
    defer { random.remove() }
    var generator = SeededGenerator(seed: 6)
    var signal: [Float] = []
    while signal.count < 500_000 {
      let seed = UInt64(signal.count)
      signal += speech(Int.random(in: 2_000...40_000, using: &generator), seed: seed)
      signal += pause(Int.random(in: 5_000...60_000, using: &generator), seed: seed)
    }
    let heard = slowlyHeard(ReferenceNetwork(tensors: random.tensors).features(signal))
    let (posteriors, speech) = try heardPosteriors(of: signal, random.model(), plan: plan)
    let frames = (0..<posteriors.frameCount).filter { heard[2 * $0] }
    #expect(speech.flatMap(Array.init) == frames)
    #expect(speech.count >= 6)
    for frame in 0..<posteriors.frameCount {
      #expect((posteriors[frame: frame].last == 0) == !heard[2 * frame])
    }
  }

  @Test("gives the same bits and the same stretches however the signal is cut into blocks")
  func blocks() throws {
    let random = try RandomModel(seed: 32)
    defer { random.remove() }
    let model = try random.model()
    let signal =
      pause(50_000) + speech(20_000) + pause(130_000) + speech(70_000) + pause(29_000)
      + speech(33_333) + pause(90_001)
    let (whole, stretches) = heardPosteriors(of: signal, model, plan: plan)
    #expect(whole.frameCount == signal.count / 320 + 1)
    #expect(stretches.count == 3)
    for size in [161, 1_280, 15_999, 16_000, 100_000] {
      let (posteriors, speech) = heardPosteriors(of: signal, model, plan: plan) { size }
      #expect(speech == stretches)
      #expect((posteriors == whole), "in blocks of \(size)")
    }
  }

  @Test("begins anew after a pause as long as a window: what was said before plays no part")
  func longPause() throws {
    let random = try RandomModel(seed: 33)
    defer { random.remove() }
    let model = try random.model()
    // Pauses are longer than the four seconds that a decision looks around, so only the network could
    // carry anything over; lengths are whole hops.
    let later = pause(1_280 * 80) + speech(1_280 * 30) + pause(1_280 * 10)
    let alone = heardPosteriors(of: pause(1_280 * 20) + later, model, plan: plan).posteriors
    let behind = heardPosteriors(
      of: speech(1_280 * 20, seed: 77) + later, model, plan: plan
    ).posteriors
    let end = 4 * 60
    #expect(alone.frameCount == behind.frameCount)
    #expect(alone[frame: 4 * 120] == behind[frame: 4 * 120])
    #expect(
      alone.logProbabilities.suffix(191 * end) == behind.logProbabilities.suffix(191 * end))
  }

  @Test("a signal in which nobody speaks is blank, and the network never runs")
  func silence() throws {
    let random = try RandomModel(seed: 34)
    defer { random.remove() }
    let model = try random.model()
    for count in [1, 320, 16_000, 200_000] {
      for signal in [[Float](repeating: 0, count: count), pause(count)] where count > 320 {
        let (posteriors, speech) = heardPosteriors(of: signal, model)
        #expect(posteriors.frameCount == count / 320 + 1)
        #expect(speech.isEmpty)
        #expect((0..<posteriors.frameCount).allSatisfy { posteriors[frame: $0].last == 0 })
      }
    }
  }

  @Test("takes loud steady noise for silence, and noise that comes and goes for speech")
  func steadiness() throws {
    let random = try RandomModel(seed: 35)
    defer { random.remove() }
    let model = try random.model()
    #expect(heardPosteriors(of: pause(200_000, level: 0.2), model).speech.isEmpty)
    var generator = SeededGenerator(seed: 3)
    var babble: [Float] = []
    while babble.count < 200_000 {
      let level = Float.random(in: 0.01...0.3, using: &generator)
      babble += pause(3_000, level: level, seed: UInt64(babble.count))
    }
    let frames = heardPosteriors(of: babble, model).speech.reduce(0) { $0 + $1.count }
    #expect(Double(frames) > 0.95 * Double(babble.count) / 320)
  }

  @Test("with everything heard, tells that everything was")
  func plain() throws {
    let random = try RandomModel(seed: 36)
    defer { random.remove() }
    var stream = PosteriorStream(model: try random.model(), frontEnd: .plain)
    _ = stream.append(pause(48_000))
    #expect(stream.finishWithSpeech().speech == [0..<151])
    #expect(PosteriorStream(model: try random.model()).finishWithSpeech().speech.isEmpty)
  }

  @Test("keeps no more of a long signal than two windows, with pauses and without")
  func boundedMemory() throws {
    let random = try RandomModel(seed: 37)
    defer { random.remove() }
    var stream = PosteriorStream(model: try random.model(), plan: plan)
    let talk = speech(16_000)
    let quiet = pause(16_000)
    var frameCount = 0
    for second in 0..<600 {
      frameCount += stream.append(second % 7 < 3 || second > 500 ? quiet : talk).frameCount
      #expect(stream.retainedFrameCount <= 2 * plan.frameCount)
      #expect(stream.waitingRowCount < 620)
      // Frames come no later than a window, its pauses and five seconds allow.
      #expect(frameCount + 800 > 50 * second)
    }
  }

  // MARK: Signals

  private let plan = WindowPlan(frameCount: 120, contextFrameCount: 20)

  private func speech(_ count: Int, seed: UInt64 = 9) -> [Float] { chirp(count, seed: seed) }

  /// Steady noise.
  private func pause(_ count: Int, level: Float = 0.001, seed: UInt64 = 5) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Float.random(in: -level...level, using: &generator) }
  }

  private func heardPosteriors(
    of signal: [Float], _ model: AcousticModel, plan: WindowPlan = .standard,
    blockSize: () -> Int = { 16_000 }
  ) -> (posteriors: Posteriors, speech: [Range<Int>]) {
    let frontEnd = FrontEnd(fillsEmptyBands: false, skipsSilence: true)
    var stream = PosteriorStream(model: model, plan: plan, frontEnd: frontEnd)
    var posteriors = Posteriors(classCount: 191)
    var first = 0
    while first < signal.count {
      let count = min(blockSize(), signal.count - first)
      posteriors.append(stream.append(Array(signal[first..<first + count])))
      first += count
    }
    let (rest, speech) = stream.finishWithSpeech()
    posteriors.append(rest)
    return (posteriors, speech)
  }

  /// Which rows of features are heard, with the whole signal in view and in double precision.
  private func slowlyHeard(_ features: [[Double]]) -> [Bool] {
    let groups = [0..<12, 12..<27, 27..<45, 45..<59]
    let hops = stride(from: 0, to: features.count, by: 8).map {
      features[$0..<min($0 + 8, features.count)]
    }
    let loudness = hops.map { hop in
      groups.map { group in
        hop.reduce(0) { $0 + $1[group].reduce(0, +) } / Double(hop.count * group.count)
      }
    }
    let maySpeak = hops.indices.map { hop in
      groups.indices.contains { group in
        let around = loudness[max(0, hop - 50)...min(hops.count - 1, hop + 50)]
          .map { $0[group] }.sorted()
        return loudness[hop][group] > max(around[around.count / 10] + 1.2, -15)
      }
    }
    let kept = slowlyKept(maySpeak)
    return features.indices.map { kept[$0 / 8] }
  }
}
