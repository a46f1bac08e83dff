import Acoustics
import TestSupport
import Testing

@Suite("A stream of posteriors")
struct StreamTests {
  /// Small windows, so that a short signal has many.
  private let plan = WindowPlan(frameCount: 30, contextFrameCount: 6)

  @Test("gives the same bits however the signal is cut into blocks")
  func blockSizes() throws {
    let random = try RandomModel(seed: 6)
    defer { random.remove() }
    let model = try random.model()
    let signal = chirp(50_123)
    let whole = posteriors(of: signal, model, plan)
    #expect(whole.frameCount == 50_123 / 320 + 1)
    for size in [1, 159, 160, 161, 200, 201, 399, 1_000, 15_999, 16_000, 16_001, 50_122] {
      #expect(posteriors(of: signal, model, plan, blockSize: { size }) == whole)
    }
  }

  @Test("gives the same bits for blocks of all sizes mixed, empty ones too")
  func mixedBlocks() throws {
    let random = try RandomModel(seed: 7)
    defer { random.remove() }
    let model = try random.model()
    for (sampleCount, seed) in zip([40_000, 199, 201, 0, 5_000], 1...) {
      let signal = chirp(sampleCount)
      var generator = SeededGenerator(seed: UInt64(seed))
      let mixed = posteriors(of: signal, model, plan) {
        [0, 1, 7, 150, 200, 700, 3_000].randomElement(using: &generator) ?? 1
      }
      #expect(mixed == posteriors(of: signal, model, plan))
    }
  }

  @Test("gives frames as soon as the window that holds them is known to go on")
  func latency() throws {
    let random = try RandomModel(seed: 8)
    defer { random.remove() }
    var stream = PosteriorStream(model: try random.model(), plan: plan, frontEnd: .plain)
    // The 31st frame needs feature frames up to the 61st, whose last sample is 160 · 61 + 199.
    #expect(stream.append(chirp(9_959)).frameCount == 0)
    #expect(stream.append([0]).frameCount == 24)
    #expect(stream.append(chirp(320 * 18)).frameCount == 18)
    #expect(stream.finish().frameCount == (9_960 + 320 * 18) / 320 + 1 - 42)
  }

  @Test("keeps no more of a long signal than two windows, whatever the blocks")
  func boundedMemory() throws {
    let random = try RandomModel(seed: 12)
    defer { random.remove() }
    let model = try random.model()
    let second = chirp(16_000)
    for secondsPerBlock in [1, 20] {
      var stream = PosteriorStream(model: model, plan: plan)
      let block = Array(repeatElement(second, count: secondsPerBlock).joined())
      for _ in 0..<40 / secondsPerBlock {
        _ = stream.append(block)
        #expect(stream.retainedFrameCount <= 2 * plan.frameCount)
      }
    }
  }

  @Test("hears samples that are not finite as silence")
  func notFinite() throws {
    let random = try RandomModel(seed: 9)
    defer { random.remove() }
    let model = try random.model()
    var damaged = chirp(9_000)
    var silenced = damaged
    for (index, value) in [(0, Float.nan), (1, .infinity), (4_000, -.infinity), (8_999, .nan)] {
      damaged[index] = value
      silenced[index] = 0
    }
    #expect(model.posteriors(of: damaged) == model.posteriors(of: silenced))
  }

  @Test(
    "stays finite for silence, clipping and samples of any size",
    arguments: [0, 1, 1e10, 1e18, 1e30, .greatestFiniteMagnitude, 1e-30, .leastNonzeroMagnitude]
      as [Float])
  func anySize(magnitude: Float) throws {
    let random = try RandomModel(seed: 10)
    defer { random.remove() }
    var generator = SeededGenerator(seed: 1)
    let signal = (0..<8_000).map { _ in Bool.random(using: &generator) ? magnitude : -magnitude }
    let posteriors = try random.model().posteriors(of: signal)
    #expect(posteriors.logProbabilities.allSatisfy { $0.isFinite && $0 <= 1e-5 })
  }

  @Test("streams on many threads that share a model do not disturb each other")
  func threads() async throws {
    let random = try RandomModel(seed: 11)
    defer { random.remove() }
    let model = try random.model()
    let alone = (0..<6).map { model.posteriors(of: chirp(12_000 + 500 * $0)) }
    await withTaskGroup(of: (Int, Posteriors).self) { group in
      for index in 0..<6 {
        group.addTask { (index, model.posteriors(of: chirp(12_000 + 500 * index))) }
      }
      for await (index, posteriors) in group { #expect(posteriors == alone[index]) }
    }
  }
}
