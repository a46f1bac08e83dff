import Acoustics
import Foundation
import TestSupport
import Testing

@Suite("Filling empty bands with noise")
struct EmptyBandFillTests {
  private let fillOnly = FrontEnd(fillsEmptyBands: true, skipsSilence: false)

  @Test("agrees with a plain twin that sees the whole signal, on noise that comes and goes")
  func twin() {
    for (frameCount, seed) in zip([1, 7, 8, 9, 150, 403, 809, 2_000], 1...) {
      let rows = telephoneNoise(frameCount, seed: UInt64(seed))
      let expected = SlowEmptyBandFill.filled(rows)
      let actual = filled(rows)
      #expect(actual.count == expected.count)
      #expect(
        zip(actual.joined(), expected.joined()).allSatisfy { abs(Double($0) - $1) < 1e-4 },
        "\(frameCount) frames")
    }
  }

  @Test("gives the same bits however the frames are cut into blocks")
  func blocks() {
    let rows = telephoneNoise(2_003, seed: 3)
    let whole = filled(rows)
    for size in [1, 3, 8, 99, 100, 400, 2_002] {
      #expect(filled(rows, blockSize: size) == whole)
    }
  }

  @Test("leaves a line without steady noise as it is, to the bit")
  func cleanLine() {
    // Loud words, and between them what a quiet line has.
    let word = (0..<80).map { Float($0 < 63 ? -1 : -14) }
    let pause = [Float](repeating: -15, count: 80)
    let rows = (0..<900).map { $0 / 100 % 2 == 0 ? word : pause }
    #expect(filled(rows) == rows)
  }

  @Test("leaves noise that is in all bands as it is, to the bit, even where it falls off")
  func wideNoise() {
    for slope: Float in [0, 0.02, 0.05] {
      let rows = noise(900, seed: 5) { -4 - slope * Float($0) }
      #expect(filled(rows) == rows)
    }
  }

  @Test("brings empty bands up to the mean power of the noise, and touches no other")
  func telephone() {
    let rows = telephoneNoise(900, seed: 6)
    let result = filled(rows)
    let below = rows.map { mean($0[EmptyBandFill.measuredBands].map { exp($0) }) }
    let above = result.map { mean($0[EmptyBandFill.filledBands].map { exp($0) }) }
    #expect(abs(log(mean(above) / mean(below))) < 1)
    for (row, original) in zip(result, rows) {
      #expect(Array(row[..<65]) == Array(original[..<65]))
      #expect(zip(row[65...], original[65...]).allSatisfy { $0 > $1 })
    }
  }

  @Test("follows noise that sets in, and lets it go")
  func onset() {
    let rows = noise(4_000, seed: 7) { band in band < 63 ? -20 : -23 }
    let noisy = telephoneNoise(4_000, seed: 8)
    let mixed = rows.indices.map { (1_000..<3_000).contains($0) ? noisy[$0] : rows[$0] }
    let result = filled(mixed)
    #expect(Array(result[..<1_000]) == Array(mixed[..<1_000]))
    #expect(result[1_400..<2_600].map { $0[65...].min() ?? -23 }.min() ?? -23 > -9)
    #expect(Array(result[3_000...]) == Array(mixed[3_000...]))
  }

  @Test("holds back no more than four seconds, however long the signal")
  func boundedMemory() {
    var conditioner = FeatureConditioner(fillOnly)
    let rows = telephoneNoise(100, seed: 9)
    for _ in 0..<100 {
      _ = conditioner.append(Array(rows.joined()))
      #expect(conditioner.waitingFrameCount <= 408)
    }
  }

  @Test("is heard in telephone noise, and not on a clean line")
  func inTheStream() throws {
    let random = try RandomModel(seed: 15, changing: sortBands)
    defer { random.remove() }
    let model = try random.model()
    let quiet = telephone(clean(64_000))
    #expect(changes(quiet, model) == false)
    #expect(changes(telephone(chirp(64_000)), model))
  }

  @Test("in a stream, gives the same bits however the signal is cut into blocks")
  func streamBlocks() throws {
    let random = try RandomModel(seed: 16, changing: sortBands)
    defer { random.remove() }
    let model = try random.model()
    let plan = WindowPlan(frameCount: 200, contextFrameCount: 20)
    let signal = telephone(chirp(170_123))
    let whole = posteriors(of: signal, model, plan, frontEnd: fillOnly)
    try #require(changes(signal, model))
    #expect(whole.frameCount == 170_123 / 320 + 1)
    for size in [159, 1_001, 16_000, 64_001] {
      let same = posteriors(of: signal, model, plan, frontEnd: fillOnly) { size } == whole
      #expect(same, "in blocks of \(size)")
    }
  }

  /// Whether the fill changes what the network hears in the signal.
  private func changes(_ signal: [Float], _ model: AcousticModel) -> Bool {
    model.posteriors(of: signal, frontEnd: fillOnly)
      != model.posteriors(of: signal, frontEnd: .plain)
  }

  /// Gives the network of random weights bands that are of three bins each, the lower below 3.6 kHz and
  /// those that are filled above 4.4 kHz, as the real one's are.
  private func sortBands(_ tensors: inout [String: RandomModel.Tensor]) {
    var values = [Float](repeating: 0, count: 201 * 80)
    for band in 0..<80 {
      let first = band < 65 ? 2 + band * 85 / 65 : 110 + (band - 65) * 6
      for bin in first..<first + 3 { values[bin * 80 + band] = 0.01 }
    }
    tensors["mel_fb"]?.values = values
  }

  // MARK: Signals

  /// Features of noise whose mean log power in band b is `level(b)`.
  private func noise(
    _ frameCount: Int, seed: UInt64, level: (Int) -> Float
  ) -> [[Float]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<frameCount).map { _ in
      (0..<80).map { level($0) + Float.random(in: -1...1, using: &generator) }
    }
  }

  /// Features of noise that ends at 4 kHz, but for an image 25 dB down, and swells and ebbs.
  private func telephoneNoise(_ frameCount: Int, seed: UInt64) -> [[Float]] {
    noise(frameCount, seed: seed) { $0 < 63 ? -4 - 0.02 * Float($0) : -11 }
      .enumerated().map { frame, row in row.map { $0 + 0.5 * sin(Float(frame) / 90) } }
  }

  /// A second of tone and a second of nothing in turn.
  private func clean(_ count: Int) -> [Float] {
    (0..<count).map { $0 / 16_000 % 2 == 0 ? 0.3 * sin(Float($0 % 16_000) * 0.3) : 0 }
  }

  /// The signal without what is above about 4 kHz: each sample the mean of seventeen, weighted.
  private func telephone(_ signal: [Float]) -> [Float] {
    let taps = (-16...16).map { tap -> Float in
      let x = Float(tap) * .pi / 2
      return (x == 0 ? 1 : sin(x) / x) * (0.5 + 0.5 * cos(Float(tap) * .pi / 17)) / 2
    }
    return signal.indices.map { index in
      taps.indices.reduce(Float(0)) { sum, tap in
        let at = index + tap - 16
        return signal.indices.contains(at) ? sum + taps[tap] * signal[at] : sum
      }
    }
  }

  private func filled(_ rows: [[Float]], blockSize: Int = .max) -> [[Float]] {
    var conditioner = FeatureConditioner(fillOnly)
    var result: [Float] = []
    var first = 0
    while first < rows.count {
      let end = first + min(blockSize, rows.count - first)
      result += conditioner.append(Array(rows[first..<end].joined())).rows
      first = end
    }
    result += conditioner.finish().rows
    return stride(from: 0, to: result.count, by: 80).map { Array(result[$0..<$0 + 80]) }
  }

  private func mean(_ values: [Float]) -> Float { values.reduce(0, +) / Float(values.count) }
}
