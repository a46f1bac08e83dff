import Acoustics
import CKernels
import Testing

/// The network on random weights against its twin of plain loops.
@Suite("The network")
struct NetworkTests {
  @Test("gives what plain loops in double precision give", arguments: levels)
  func agreesWithReference(level: KernelLevel) throws {
    let random = try RandomModel()
    defer { random.remove() }
    let signal = chirp(9_000)
    let expected = ReferenceNetwork(tensors: random.tensors)(signal)
    let posteriors = try random.model(level).posteriors(of: signal, frontEnd: .plain)
    #expect(posteriors.frameCount == 29)
    #expect(largestDifference(posteriors, expected) < 2e-3)
  }

  @Test(
    "gives ⌊n/320⌋ + 1 frames however short the signal, the ends mirrored as often as it takes",
    arguments: [1, 2, 3, 100, 159, 160, 199, 200, 201, 202, 319, 320, 321, 400, 640, 801])
  func shortSignals(sampleCount: Int) throws {
    let random = try RandomModel(seed: 2)
    defer { random.remove() }
    let signal = chirp(sampleCount)
    let expected = ReferenceNetwork(tensors: random.tensors)(signal)
    let posteriors = try random.model().posteriors(of: signal, frontEnd: .plain)
    #expect(posteriors.frameCount == sampleCount / 320 + 1)
    #expect(posteriors.frameCount == AcousticModel.frameCount(forSamples: sampleCount))
    #expect(largestDifference(posteriors, expected) < 2e-3)
  }

  @Test("gives no frames for no signal")
  func noSignal() throws {
    let random = try RandomModel(seed: 3)
    defer { random.remove() }
    #expect(try random.model().posteriors(of: []).frameCount == 0)
    #expect(AcousticModel.frameCount(forSamples: 0) == 0)
  }

  @Test("cuts a long signal into the windows of its plan")
  func windows() throws {
    let random = try RandomModel(seed: 4)
    defer { random.remove() }
    let model = try random.model()
    let reference = ReferenceNetwork(tensors: random.tensors)
    // 24 frames in a window, 14 from one to the next.
    let plan = WindowPlan(frameCount: 24, contextFrameCount: 5)
    for frameCount in [23, 24, 25, 37, 38, 39, 52, 53] {
      let signal = chirp(320 * frameCount - 1)
      let frames = reference.stem(reference.features(signal))
      #expect(frames.count == frameCount)
      let actual = posteriors(of: signal, model, plan)
      #expect(actual.frameCount == frameCount)
      #expect(largestDifference(actual, windowed(frames, plan, reference)) < 2e-3)
    }
  }

  @Test("gives probabilities that sum to one")
  func normalised() throws {
    let random = try RandomModel(seed: 5)
    defer { random.remove() }
    let posteriors = try random.model().posteriors(of: chirp(8_000), frontEnd: .plain)
    for frame in 0..<posteriors.frameCount {
      let sum = posteriors[frame: frame].reduce(0) { $0 + Double($1.exponential) }
      #expect(abs(sum - 1) < 1e-5)
    }
  }

  /// What the plan's description says, window by window: each frame is taken from the first window in
  /// which it is not near a cut.
  private func windowed(
    _ frames: ReferenceNetwork.Rows, _ plan: WindowPlan, _ reference: ReferenceNetwork
  ) -> ReferenceNetwork.Rows {
    var result: ReferenceNetwork.Rows = []
    var start = 0
    while start + plan.frameCount < frames.count {
      let window = reference.classify(Array(frames[start..<start + plan.frameCount]))
      result += window[(result.count - start)..<(plan.frameCount - plan.contextFrameCount)]
      start += plan.step
    }
    // The rest with its context, but half a window at least.
    let last = result.isEmpty ? 0 : min(start, frames.count - plan.frameCount / 2)
    return result + reference.classify(Array(frames[last...]))[(result.count - last)...]
  }
}
