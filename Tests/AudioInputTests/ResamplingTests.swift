import AudioInput
import CSndfile
import Foundation
import Testing

@Suite("Resampling to 16 kHz")
struct ResamplingTests {
  @Test("8 kHz agrees with a windowed sinc in double precision, sample by sample")
  func agreesWithSinc() throws {
    let recorded = TestSignal.tones(topHz: 3_400, seconds: 1.2, at: 8_000, seed: 7)
    let heard = try heard(recorded, at: 8_000)
    // Near the ends the twin lacks samples that the library takes for silence.
    let inner = stride(from: 2_000, to: heard.count - 2_000, by: 3)

    let expected = inner.map { sinc(recorded, at: Double($0) / 2) }

    #expect(TestSignal.signalToNoise(inner.map { heard[$0] }, expected) > 95)
    for (index, value) in zip(inner, expected) { #expect(abs(heard[index] - value) < 2e-5) }
  }

  @Test("8 kHz noise leaves nothing but residue above 4 kHz, and keeps what is below")
  func noImages() throws {
    let heard = try heard(
      TestSignal.tones(topHz: 3_900, seconds: 2, at: 8_000, seed: 3), at: 8_000)

    #expect(TestSignal.share(of: heard, fromHz: 4_200, toHz: 8_000) < -90)
    #expect(TestSignal.share(of: heard, fromHz: 0, toHz: 4_200) > -0.001)
  }

  @Test("sound above 8 kHz does not fold back into the speech band", arguments: [44_100, 48_000])
  func noAliases(sampleRateHz: Int) throws {
    let high = TestSignal.sweep(fromHz: 9_000, toHz: 20_000, seconds: 2, at: sampleRateHz)

    let heard = try heard(high, at: sampleRateHz)

    let loudest = heard[1_600..<30_400].map(\.magnitude).max() ?? 1
    #expect(loudest < 1e-4)
  }

  @Test("audio at 16 kHz passes unchanged")
  func unchanged() throws {
    let recorded = TestSignal.tones(topHz: 7_900, seconds: 1.7, at: 16_000, seed: 5)

    #expect(try heard(recorded, at: 16_000) == recorded)
  }

  @Test(
    "the length is frames × 16000 / rate, rounded to the nearest",
    arguments: [8_000, 11_025, 12_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000])
  func length(sampleRateHz: Int) throws {
    for frames in [1, 2, 3, 441, sampleRateHz - 1, sampleRateHz, sampleRateHz * 2 + 77] {
      let heard = try heard([Float](repeating: 0.25, count: frames), at: sampleRateHz)
      let exact = Double(frames) * 16_000 / Double(sampleRateHz)
      #expect(heard.count == Int(exact.rounded()), "\(frames) frames at \(sampleRateHz) Hz")
    }
  }

  @Test("a click stays where it was", arguments: [8_000, 11_025, 22_050, 44_100, 48_000])
  func clickStays(sampleRateHz: Int) throws {
    var recorded = [Float](repeating: 0, count: sampleRateHz * 3)
    recorded[sampleRateHz * 2] = 1

    let heard = try heard(recorded, at: sampleRateHz)

    let peak = heard.indices.max { heard[$0].magnitude < heard[$1].magnitude }
    #expect(peak == 32_000)
  }

  @Test("numbers that are none become silence and do not spread")
  func noNumbers() throws {
    var recorded = TestSignal.tones(topHz: 3_000, seconds: 1, at: 8_000, seed: 9)
    recorded[4_000] = .nan
    recorded[4_001] = .infinity
    recorded[4_002] = -1e30

    let heard = try heard(recorded, at: 8_000)

    #expect(heard.allSatisfy { $0.magnitude <= 2 })
    for index in 4_000...4_002 { recorded[index] = 0 }
    #expect(TestSignal.signalToNoise(heard, try self.heard(recorded, at: 8_000)) > 120)
  }

  private func heard(_ samples: [Float], at sampleRateHz: Int) throws -> [Float] {
    let folder = try TestFolder()
    let path = folder.path(of: "float.wav")
    try TestRecording.write(
      [samples], to: path, format: SF_FORMAT_WAV | SF_FORMAT_FLOAT, sampleRateHz: sampleRateHz)
    return try TestRecording.read(path).channels[0]
  }

  /// The value between samples at `position` by the sampling theorem: a sinc under a Kaiser window
  /// (β = 12) of 300 samples each way. Slow and obvious.
  private func sinc(_ samples: [Float], at position: Double) -> Float {
    let reach = 300.0
    let first = max(0, Int((position - reach).rounded(.up)))
    let last = min(samples.count - 1, Int((position + reach).rounded(.down)))
    let scale = bessel(12)
    var sum = 0.0
    for index in first...last {
      let distance = position - Double(index)
      let phase = Double.pi * distance
      let window = bessel(12 * (1 - pow(distance / reach, 2)).squareRoot()) / scale
      sum += Double(samples[index]) * (distance == 0 ? 1 : sin(phase) / phase) * window
    }
    return Float(sum)
  }

  /// The modified Bessel function of order 0, by its series.
  private func bessel(_ value: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for index in 1...40 {
      term *= pow(value / 2 / Double(index), 2)
      sum += term
    }
    return sum
  }
}
