import Foundation
import Glibc

/// The network as the model's own package runs it, by its C library.
struct LibraryEngine {
  private typealias Load = @convention(c) (UnsafeRawPointer?, Int) -> OpaquePointer?
  private typealias FrameCount = @convention(c) (Int64) -> Int64
  private typealias Run =
    @convention(c) (
      OpaquePointer, UnsafePointer<Float>, Int64, UnsafeMutablePointer<Float>,
      UnsafeMutablePointer<Int64>
    ) -> Int64

  private let session: OpaquePointer
  private let frameCount: FrameCount
  private let runFunction: Run

  /// Loads the library and the weights; `nil` where either is missing. They stay loaded.
  init?(directory: String) {
    guard let library = dlopen(directory + "/libhama.so", RTLD_NOW | RTLD_LOCAL),
      let load = dlsym(library, "hama_asr_load"),
      let frameCount = dlsym(library, "hama_asr_num_frames"),
      let run = dlsym(library, "hama_asr_run"),
      let weights = FileManager.default.contents(atPath: directory + "/asr_waveform.hama"),
      let session = weights.withUnsafeBytes({
        unsafeBitCast(load, to: Load.self)($0.baseAddress, $0.count)
      })
    else { return nil }
    self.session = session
    self.frameCount = unsafeBitCast(frameCount, to: FrameCount.self)
    runFunction = unsafeBitCast(run, to: Run.self)
  }

  /// Runs the network and throws the result away.
  func run(_ samples: [Float]) {
    var output = [Float](repeating: 0, count: 191 * Int(frameCount(Int64(samples.count))))
    var count: Int64 = 0
    let status = runFunction(session, samples, Int64(samples.count), &output, &count)
    precondition(status >= 0, "libhama failed with \(status)")
  }
}
