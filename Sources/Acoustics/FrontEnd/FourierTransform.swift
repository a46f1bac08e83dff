internal import CFFTW
internal import Synchronization

/// The transform of one real frame, by FFTW.
package final class FourierTransform {
  /// Samples in a frame.
  package let length: Int
  /// The frame to be transformed.
  package let input: UnsafeMutablePointer<Float>
  /// Real and imaginary part of each of `length / 2 + 1` frequencies in turn.
  package let output: UnsafeMutablePointer<Float>
  private let plan: OpaquePointer
  private let inputBuffer: FloatBuffer
  private let outputBuffer: FloatBuffer

  /// FFTW may run any number of plans at once, but make only one at a time.
  private static let planner = Mutex(())

  /// A transform of `length` samples.
  package init(length: Int) {
    let inputBuffer = FloatBuffer(count: length)
    let outputBuffer = FloatBuffer(count: 2 * (length / 2 + 1))
    var plan: OpaquePointer?
    Self.planner.withLock { _ in
      outputBuffer.start.withMemoryRebound(
        to: fftwf_complex.self, capacity: length / 2 + 1
      ) {
        plan = fftwf_plan_dft_r2c_1d(
          Int32(length), inputBuffer.start, $0, UInt32(FFTW_ESTIMATE) | UInt32(FFTW_DESTROY_INPUT))
      }
    }
    guard let plan else {
      preconditionFailure("FFTW plans every length, and gave none for \(length)")
    }
    self.plan = plan
    self.length = length
    self.inputBuffer = inputBuffer
    self.outputBuffer = outputBuffer
    input = inputBuffer.start
    output = outputBuffer.start
  }

  deinit {
    Self.planner.withLock { _ in fftwf_destroy_plan(plan) }
  }

  /// Transforms `input`, which may be overwritten, to `output`.
  package func run() { fftwf_execute(plan) }
}
