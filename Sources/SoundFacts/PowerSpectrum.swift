import Acoustics
import Glibc

/// The power of a frame of 8 kHz sound at each frequency, under a Hann window.
///
/// Powers add up to the mean square of the frame, so that a sine of full scale has one half.
final class PowerSpectrum {
  /// Samples in a frame.
  let length: Int
  /// The power at each of `length / 2 + 1` frequencies.
  private(set) var power: [Float]
  private let transform: FourierTransform
  private let window: [Float]
  private let scale: Float

  /// A spectrum of frames of `length` samples.
  init(length: Int) {
    self.length = length
    transform = FourierTransform(length: length)
    power = [Float](repeating: 0, count: length / 2 + 1)
    window = (0..<length).map { index in
      Float(0.5 - 0.5 * cos(2 * .pi * (Double(index) + 0.5) / Double(length)))
    }
    let windowPower = window.reduce(0) { $0 + Double($1) * Double($1) }
    scale = Float(2 / (Double(length) * windowPower))
  }

  /// How far two neighbouring frequencies are apart.
  var binHz: Float { Float(TelephoneBand.sampleRateHz) / Float(length) }

  /// Takes the spectrum of the frame that begins at `start`.
  func measure(_ start: UnsafePointer<Float>) {
    let (input, output) = (transform.input, transform.output)
    window.withUnsafeBufferPointer { window in
      for index in 0..<length { input[index] = start[index] * window[index] }
    }
    transform.run()
    power.withUnsafeMutableBufferPointer { power in
      for index in power.indices {
        let (real, imaginary) = (output[2 * index], output[2 * index + 1])
        power[index] = (real * real + imaginary * imaginary) * scale
      }
    }
  }

  /// The frequency of the peak at `bin`, between bins: the top of the parabola through the logarithms of
  /// three of them.
  func frequencyHz(ofPeak bin: Int) -> Float {
    guard bin > 0, bin + 1 < power.count else { return Float(bin) * binHz }
    let left = log(max(power[bin - 1], 1e-20))
    let middle = log(max(power[bin], 1e-20))
    let right = log(max(power[bin + 1], 1e-20))
    let curvature = left - 2 * middle + right
    let shift = curvature < 0 ? 0.5 * (left - right) / curvature : 0
    return (Float(bin) + min(max(shift, -0.5), 0.5)) * binHz
  }
}
