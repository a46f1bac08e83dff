import Foundation
import TestSupport

/// Signals with a formula, so that they can be sampled at any rate.
enum TestSignal {
  /// A sweep at half scale, faded in and out: `from` to `to` Hz in `seconds`.
  static func sweep(fromHz: Double, toHz: Double, seconds: Double, at sampleRateHz: Int) -> [Float]
  {
    (0..<Int(seconds * Double(sampleRateHz))).map { index in
      let time = Double(index) / Double(sampleRateHz)
      let phase = 2 * Double.pi * (fromHz + (toHz - fromHz) * time / (2 * seconds)) * time
      let fade = min(1, min(time, seconds - time) / 0.05)
      return Float(0.5 * fade * sin(phase))
    }
  }

  /// The two sides of a call in the tests: a rising sweep and a falling one, in the telephone band.
  static func sides(_ count: Int, seconds: Double = 2, at sampleRateHz: Int) -> [[Float]] {
    let rising = sweep(fromHz: 300, toHz: 3300, seconds: seconds, at: sampleRateHz)
    let falling = sweep(fromHz: 3300, toHz: 300, seconds: seconds, at: sampleRateHz)
    return Array([rising, falling].prefix(count))
  }

  /// Noise of many tones up to `topHz`, with phases drawn from `seed`.
  static func tones(topHz: Double, seconds: Double, at sampleRateHz: Int, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    let phases = (0..<60).map { _ in Double.random(in: 0..<2 * Double.pi, using: &generator) }
    return (0..<Int(seconds * Double(sampleRateHz))).map { index in
      let time = Double(index) / Double(sampleRateHz)
      let sum = phases.enumerated().reduce(0.0) { sum, tone in
        let frequency = topHz * Double(tone.offset + 1) / Double(phases.count)
        return sum + sin(2 * Double.pi * frequency * time + tone.element)
      }
      return Float(0.02 * sum)
    }
  }

  /// How far `heard` lies above its difference from `expected`, in decibels.
  static func signalToNoise(_ heard: [Float], _ expected: [Float]) -> Double {
    let pairs = zip(heard, expected)
    let noise = pairs.reduce(0.0) { $0 + pow(Double($1.0) - Double($1.1), 2) }
    let signal = expected.reduce(0.0) { $0 + Double($1) * Double($1) }
    return 10 * log10(signal / max(noise, 1e-30))
  }

  /// The correlation of the two at the lag (in samples, within ±`range`) where it is greatest.
  static func bestLag(
    _ heard: [Float], _ expected: [Float], within range: Int
  ) -> (lag: Int, correlation: Double) {
    (-range...range).map { (lag: $0, correlation: correlation(heard, expected, lag: $0)) }
      .max { $0.correlation < $1.correlation } ?? (0, 0)
  }

  /// The correlation, -1 … 1, of `heard` moved back by `lag` samples with `expected`.
  static func correlation(_ heard: [Float], _ expected: [Float], lag: Int = 0) -> Double {
    var product = 0.0
    var energies = (0.0, 0.0)
    for index in max(0, -lag)..<min(expected.count, heard.count - lag) {
      let (left, right) = (Double(heard[index + lag]), Double(expected[index]))
      product += left * right
      energies = (energies.0 + left * left, energies.1 + right * right)
    }
    return product / max((energies.0 * energies.1).squareRoot(), 1e-30)
  }

  /// The energy of `samples` (16 kHz) between two frequencies, in decibels of the whole.
  static func share(of samples: [Float], fromHz: Double, toHz: Double) -> Double {
    let count = min(samples.count, 4_000)
    let middle = (samples.count - count) / 2
    let windowed = (0..<count).map {
      Double(samples[middle + $0]) * pow(sin(Double.pi * Double($0) / Double(count)), 4)
    }
    let power = { (bin: Int) -> Double in
      let step = 2 * Double.pi * Double(bin) / Double(count)
      let parts = windowed.enumerated().reduce((0.0, 0.0)) {
        (
          $0.0 + $1.element * cos(step * Double($1.offset)),
          $0.1 + $1.element * sin(step * Double($1.offset))
        )
      }
      return parts.0 * parts.0 + parts.1 * parts.1
    }
    let binHz = 16_000 / Double(count)
    let stride = 20
    var (inside, all) = (0.0, 1e-30)
    for bin in Swift.stride(from: 1, to: count / 2, by: stride) {
      let energy = power(bin)
      all += energy
      if (fromHz..<toHz).contains(Double(bin) * binHz) { inside += energy }
    }
    return 10 * log10(max(inside, 1e-30) / all)
  }
}
