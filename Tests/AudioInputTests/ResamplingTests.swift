import AudioInput
import CSndfile
import Foundation
import Testing

@Suite("Resampling to 16 kHz")
struct ResamplingTests {
  @Test(
    "below 16 kHz, every sample of both sides lies on the cubic through the four around it",
    arguments: [8_000, 11_025, 12_000, 15_999])
  func agreesWithCubic(sampleRateHz: Int) throws {
    // Longer than two blocks, and from the first sample to the last: where blocks meet, nothing is
    // heard of it.
    let recorded = [UInt64(7), 8].map {
      TestSignal.tones(topHz: 3_900, seconds: 2.2, at: sampleRateHz, seed: $0)
    }

    let heard = try heardSides(recorded, at: sampleRateHz)

    for (side, samples) in recorded.enumerated() {
      let expected = SlowInterpolation.raised(samples, at: sampleRateHz)
      #expect(heard[side].count == expected.count)
      // libsoxr counts positions in steps of 2⁻³² of a sample, which adds up to 10⁻⁵ here.
      #expect(TestSignal.signalToNoise(heard[side], expected) > 95)
      #expect(largestDifference(heard[side], expected) < 2e-5)
    }
  }

  @Test(
    "a tone at 8 kHz is as loud as the cubic leaves it, and so is its image above 4 kHz",
    arguments: [
      (500, -0.002, -71.21), (1_000, -0.04, -47.46), (2_000, -0.52, -24.72),
      (3_000, -2.24, -12.88), (3_400, -3.45, -9.68),
    ])
  func imagesOfTones(frequencyHz: Int, gain: Double, image: Double) throws {
    let recorded = (0..<24_000).map {
      Float(0.5 * sin(2 * Double.pi * Double(frequencyHz * $0) / 8_000))
    }

    let heard = try heard(recorded, at: 8_000)

    #expect(abs(level(of: heard, atHz: frequencyHz) - gain) < 0.01)
    #expect(abs(level(of: heard, atHz: 8_000 - frequencyHz) - image) < 0.01)
    // Halfway between samples the four weights are -1, 9, 9 and -1 sixteenths; on them, 0 or 1.
    let angle = Double.pi * Double(frequencyHz) / 8_000
    let between = (9 * cos(angle) - cos(3 * angle)) / 8
    #expect(abs(20 * log10((1 + between) / 2) - gain) < 0.01)
    #expect(abs(20 * log10((1 - between) / 2) - image) < 0.01)
  }

  @Test("8 kHz speech-band noise leaves something for a recogniser above 4 kHz, and not too much")
  func leavesImages() throws {
    let heard = try heard(
      TestSignal.tones(topHz: 3_900, seconds: 2, at: 8_000, seed: 3), at: 8_000)

    let share = TestSignal.share(of: heard, fromHz: 4_050, toHz: 8_000)
    #expect((-14 ... -8).contains(share), "\(share) dB")
  }

  @Test(
    "above 16 kHz, audio agrees with a windowed sinc in double precision, sample by sample",
    arguments: [22_050, 32_000, 44_100, 48_000])
  func agreesWithSinc(sampleRateHz: Int) throws {
    let recorded = [UInt64(7), 8].map {
      TestSignal.tones(topHz: 4_000, seconds: 1.2, at: sampleRateHz, seed: $0)
    }

    let heard = try heardSides(recorded, at: sampleRateHz)

    for (side, samples) in recorded.enumerated() {
      // Near the ends the twin lacks samples that the library takes for silence.
      let inner = stride(from: 2_000, to: heard[side].count - 2_000, by: 7)
      let expected = inner.map {
        SlowInterpolation.sinc(samples, at: Double($0) * Double(sampleRateHz) / 16_000)
      }
      let values = inner.map { heard[side][$0] }
      #expect(TestSignal.signalToNoise(values, expected) > 95)
      #expect(largestDifference(values, expected) < 2e-5)
    }
  }

  @Test(
    "sound above 8 kHz does not fold back into the speech band",
    arguments: [44_100, 48_000, 96_000])
  func noAliases(sampleRateHz: Int) throws {
    let high = TestSignal.sweep(fromHz: 8_200, toHz: 20_000, seconds: 2, at: sampleRateHz)

    let heard = try heard(high, at: sampleRateHz)

    let loudest = heard[1_600..<30_400].map(\.magnitude).max() ?? 1
    #expect(loudest < 1.6e-6, "110 dB under half scale")
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

  @Test("a click stays where it was", arguments: [8_000, 11_025, 12_000, 22_050, 44_100, 48_000])
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
    try heardSides([samples], at: sampleRateHz)[0]
  }

  private func heardSides(_ channels: [[Float]], at sampleRateHz: Int) throws -> [[Float]] {
    let folder = try TestFolder()
    let path = folder.path(of: "float.wav")
    try TestRecording.write(
      channels, to: path, format: SF_FORMAT_WAV | SF_FORMAT_FLOAT, sampleRateHz: sampleRateHz)
    return try TestRecording.read(path).channels
  }

  private func largestDifference(_ left: [Float], _ right: [Float]) -> Float {
    zip(left, right).map { abs($0 - $1) }.max() ?? .infinity
  }

  /// How loud the tone of a whole number of hertz is in the second of `samples` (16 kHz) after the
  /// first, in decibels of half scale.
  private func level(of samples: [Float], atHz frequencyHz: Int) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    for index in 16_000..<32_000 {
      let angle = 2 * Double.pi * Double(frequencyHz * index % 16_000) / 16_000
      real += Double(samples[index]) * cos(angle)
      imaginary += Double(samples[index]) * sin(angle)
    }
    return 20 * log10(hypot(real, imaginary) / 8_000 / 0.5)
  }
}
