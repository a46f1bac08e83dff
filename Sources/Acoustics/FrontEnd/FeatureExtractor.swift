internal import CKernels

/// Logarithms of mel-band powers of consecutive frames.
final class FeatureExtractor {
  /// The bins from here on (3,240 Hz) are computed with the kernels of the model's file instead of the
  /// fast transform.
  ///
  /// Telephone audio that was raised exactly has nothing above 4 kHz, and what the file's kernels hear
  /// there is the rounding of their own angles, 85 dB down. The network was given that; an exact
  /// transform gives it silence, which moves its probabilities by up to 0.6. See
  /// docs/design/acoustics.md.
  static let firstStoredBin = 81

  /// Frames that are worked on at once.
  static let framesAtOnce = 108

  private let weights: NetworkWeights.Features
  private let level: KernelLevel
  private let transform = FourierTransform(length: NetworkShape.frameLength)
  private let upperSpectrum: FloatBuffer
  private let power: FloatBuffer

  init(_ weights: NetworkWeights.Features, level: KernelLevel) {
    self.weights = weights
    self.level = level
    upperSpectrum = FloatBuffer(count: Self.framesAtOnce * weights.upperTransform.columns)
    power = FloatBuffer(count: Self.framesAtOnce * NetworkShape.binCount)
  }

  /// Writes the features of `frameCount` frames, 80 each, to `output`.
  ///
  /// Frame i is `signal[160 i ..< 160 i + 400]`, all of which must exist.
  func extract(
    _ signal: UnsafePointer<Float>, frameCount: Int, into output: UnsafeMutablePointer<Float>
  ) {
    for first in stride(from: 0, to: frameCount, by: Self.framesAtOnce) {
      extractBlock(
        signal + first * NetworkShape.hopLength,
        frameCount: min(Self.framesAtOnce, frameCount - first),
        into: output + first * NetworkShape.bandCount)
    }
  }

  private func extractBlock(
    _ signal: UnsafePointer<Float>, frameCount: Int, into output: UnsafeMutablePointer<Float>
  ) {
    let binCount = NetworkShape.binCount
    let upperCount = binCount - Self.firstStoredBin
    weights.upperTransform.multiply(
      signal, stride: NetworkShape.hopLength, rows: frameCount, into: upperSpectrum.start,
      stride: 2 * upperCount, on: level)
    for frame in 0..<frameCount {
      let row = power.start + frame * binCount
      transformFrame(signal + frame * NetworkShape.hopLength)
      ck_power(level, Self.firstStoredBin, transform.output, row)
      ck_power(
        level, upperCount, upperSpectrum.start + frame * 2 * upperCount, row + Self.firstStoredBin)
    }
    weights.melBands.multiply(
      power.start, stride: binCount, rows: frameCount, into: output,
      stride: NetworkShape.bandCount, on: level)
    ck_log(level, frameCount * NetworkShape.bandCount, NetworkShape.powerFloor, output, output)
  }

  private func transformFrame(_ frame: UnsafePointer<Float>) {
    weights.window.withUnsafeBufferPointer { window in
      for index in window.indices { transform.input[index] = frame[index] * window[index] }
    }
    transform.run()
  }
}
