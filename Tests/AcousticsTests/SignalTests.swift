import Acoustics
import Testing

@Suite("The mirrored signal")
struct SignalTests {
  @Test("positions beyond the ends bounce back, the ends themselves not repeated")
  func bouncing() {
    #expect(
      (-4...6).map { MirroredSignal.mirrored($0, count: 3) } == [0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2])
    #expect((-3...3).map { MirroredSignal.mirrored($0, count: 1) } == [0, 0, 0, 0, 0, 0, 0])
    #expect((-3...4).map { MirroredSignal.mirrored($0, count: 2) } == [1, 0, 1, 0, 1, 0, 1, 0])
  }

  @Test(
    "is 200 samples longer at either end",
    arguments: [1, 2, 150, 200, 201, 202, 400, 1_000])
  func extension200(count: Int) {
    let samples = (0..<count).map(Float.init)
    var signal = MirroredSignal()
    signal.append(samples[...])
    signal.finish()
    let expected = (-200..<count + 200).map {
      Float(MirroredSignal.mirrored($0, count: count))
    }
    #expect(signal.samples == expected)
    #expect(signal.frameCount == count / 160 + 1)
  }

  @Test("an empty signal has no frames")
  func empty() {
    var signal = MirroredSignal()
    signal.finish()
    #expect(signal.frameCount == 0)
  }
}

@Suite("The Fourier transform")
struct FourierTransformTests {
  @Test("is that of the definition", arguments: [1, 2, 15, 400])
  func definition(length: Int) {
    let transform = FourierTransform(length: length)
    let samples = chirp(length)
    for (index, sample) in samples.enumerated() { transform.input[index] = sample }
    transform.run()
    for bin in 0...length / 2 {
      var (real, imaginary) = (0.0, 0.0)
      for (index, sample) in samples.enumerated() {
        real += Double(sample) * cosine(turns: bin * index, of: length)
        // The sine is the cosine a quarter turn earlier; in quarters, to stay with whole numbers.
        imaginary -= Double(sample) * cosine(turns: 4 * bin * index - length, of: 4 * length)
      }
      #expect(abs(Double(transform.output[2 * bin]) - real) < 1e-4)
      #expect(abs(Double(transform.output[2 * bin + 1]) - imaginary) < 1e-4)
    }
  }
}
