import Acoustics
import CKernels
import Testing

/// The network in integers, as it runs, beside the one in floats, on random weights.
@Suite("The network in integers")
struct IntegerNetworkTests {
  @Test("gives what the network in floats gives, but for rounding", arguments: levels)
  func nearFloats(level: KernelLevel) throws {
    let random = try RandomModel(seed: 11)
    defer { random.remove() }
    let signal = chirp(16_000)
    let floats = try random.model(level, in: .floats).posteriors(of: signal, frontEnd: .plain)
    let integers = try random.model(level, in: .integers).posteriors(of: signal, frontEnd: .plain)
    #expect(integers.frameCount == floats.frameCount)
    var sum = 0.0
    for (one, other) in zip(floats.logProbabilities, integers.logProbabilities) {
      sum += Double(abs(one - other))
    }
    let mean = sum / Double(floats.logProbabilities.count)
    // Nor is it the same arithmetic.
    #expect(mean < 0.005 && mean > 1e-5, "off by \(mean) on the average")
  }

  @Test("gives the same bits however the signal is cut into blocks")
  func blockSizes() throws {
    let random = try RandomModel(seed: 12)
    defer { random.remove() }
    let model = try random.model(in: .integers)
    let plan = WindowPlan(frameCount: 30, contextFrameCount: 6)
    let signal = chirp(30_011)
    let whole = posteriors(of: signal, model, plan)
    for size in [159, 1_000, 16_001] {
      #expect(posteriors(of: signal, model, plan, blockSize: { size }) == whole)
    }
  }
}
