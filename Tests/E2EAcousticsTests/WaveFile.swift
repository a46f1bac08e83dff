import Diagnostics
import Foundation

/// Just enough of WAV and of headerless files to read this test's recordings: one channel of 16 bits.
struct WaveFile {
  let sampleRateHz: Int
  let samples: [Float]

  /// Reads a `.wav`, or a `.raw` of 16,000 samples a second.
  init(path: String, package: String) throws(InputError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError(
        path: path, reason: "the recording is missing", advice: "install the package \(package)")
    }
    let bytes = [UInt8](data)
    guard path.hasSuffix(".wav") else {
      self.init(sampleRateHz: 16_000, bytes: bytes[...])
      return
    }
    var position = 12
    var sampleRateHz = 0
    while position + 8 <= bytes.count {
      let size = Self.integer(bytes, at: position + 4, byteCount: 4)
      let body = position + 8..<min(position + 8 + size, bytes.count)
      switch String(decoding: bytes[position..<position + 4], as: UTF8.self) {
      case "fmt ":
        guard Self.integer(bytes, at: body.lowerBound + 2, byteCount: 2) == 1,
          Self.integer(bytes, at: body.lowerBound + 14, byteCount: 2) == 16
        else { throw InputError(path: path, reason: "the recording is not one channel of 16 bits") }
        sampleRateHz = Self.integer(bytes, at: body.lowerBound + 4, byteCount: 4)
      case "data":
        self.init(sampleRateHz: sampleRateHz, bytes: bytes[body])
        return
      default: break
      }
      position = body.upperBound + size % 2
    }
    throw InputError(path: path, reason: "the recording holds no samples")
  }

  private init(sampleRateHz: Int, bytes: ArraySlice<UInt8>) {
    self.sampleRateHz = sampleRateHz
    samples = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
      Float(Int16(truncatingIfNeeded: Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8)) / 32_768
    }
  }

  private static func integer(_ bytes: [UInt8], at position: Int, byteCount: Int) -> Int {
    (0..<byteCount).reduce(0) {
      position + $1 < bytes.count ? $0 | Int(bytes[position + $1]) << (8 * $1) : $0
    }
  }

  /// The samples at 16 kHz: a sum of sines of x over x under a Kaiser window (β = 10, 100 dB down),
  /// 24 zero crossings to either side. The weights repeat, so each phase is worked out once.
  var samplesAt16kHz: [Float] {
    guard sampleRateHz != 16_000 else { return samples }
    let divisor = greatestCommonDivisor(sampleRateHz, 16_000)
    let (step, phaseCount) = (sampleRateHz / divisor, 16_000 / divisor)
    let cutoff = 0.95 * min(1, Double(phaseCount) / Double(step))
    let reach = Int(24 / cutoff)
    let phases = (0..<phaseCount).map { phase in
      (-reach...reach).map { offset in
        let distance = Double(offset) - Double(phase) / Double(phaseCount)
        let x = .pi * cutoff * distance
        let ratio = distance * cutoff / 24
        let window = bessel(10 * max(0, 1 - ratio * ratio).squareRoot()) / bessel(10)
        return cutoff * window * (abs(x) < 1e-9 ? 1 : sin(x) / x)
      }
    }
    return (0..<samples.count * phaseCount / step).map { index in
      let (center, phase) = (index * step).quotientAndRemainder(dividingBy: phaseCount)
      var sum = 0.0
      for (offset, weight) in zip(-reach...reach, phases[phase])
      where samples.indices.contains(center + offset) {
        sum += weight * Double(samples[center + offset])
      }
      return Float(sum)
    }
  }

  private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  /// The modified Bessel function of order 0, by its series.
  private func bessel(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for order in 1...40 {
      term *= x * x / Double(4 * order * order)
      sum += term
    }
    return sum
  }
}
