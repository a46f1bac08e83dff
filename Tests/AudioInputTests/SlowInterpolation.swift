import Foundation

/// Values between samples in double precision, each from its definition: slow and obvious.
///
/// A position counts samples: 1.5 is halfway between the second and the third.
enum SlowInterpolation {
  /// `samples` at `sampleRateHz` raised to 16 kHz by the cubic.
  static func raised(_ samples: [Float], at sampleRateHz: Int) -> [Float] {
    let count = (Double(samples.count) * 16_000 / Double(sampleRateHz)).rounded()
    return (0..<Int(count)).map {
      cubic(samples, at: Double($0) * Double(sampleRateHz) / 16_000)
    }
  }

  /// The polynomial of third degree through the four samples around `position`, in Lagrange's form;
  /// silence before the first sample and after the last.
  static func cubic(_ samples: [Float], at position: Double) -> Float {
    let left = Int(position.rounded(.down))
    let nodes = left - 1...left + 2
    var sum = 0.0
    for node in nodes where samples.indices.contains(node) {
      var weight = 1.0
      for other in nodes where other != node {
        weight *= (position - Double(other)) / Double(node - other)
      }
      sum += weight * Double(samples[node])
    }
    return Float(sum)
  }

  /// The value by the sampling theorem: a sinc under a Kaiser window (β = 12) of 300 samples each
  /// way.
  static func sinc(_ samples: [Float], at position: Double) -> Float {
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
  private static func bessel(_ value: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for index in 1...40 {
      term *= pow(value / 2 / Double(index), 2)
      sum += term
    }
    return sum
  }
}
