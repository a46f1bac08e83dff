import Acoustics
import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The network as the model's own package runs it: its C library, loaded by this test only.
final class Oracle {
  private let library: UnsafeMutableRawPointer
  private let session: OpaquePointer
  private let functions: Functions

  fileprivate struct Functions {
    let load: @convention(c) (UnsafeRawPointer?, Int) -> OpaquePointer?
    let free: @convention(c) (OpaquePointer) -> Void
    let frameCount: @convention(c) (Int64) -> Int64
    let run:
      @convention(c) (
        OpaquePointer, UnsafePointer<Float>?, Int64, UnsafeMutablePointer<Float>?,
        UnsafeMutablePointer<Int64>
      ) -> Int64
  }

  /// Loads `libhama.so` and the weights from the model's folder.
  init(directory: String) throws(InputError) {
    let path = directory + "/libhama.so"
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw InputError(
        path: path, reason: dlerror().map { String(cString: $0) } ?? "it cannot be loaded",
        advice: "run `tools/setup` to fetch the model")
    }
    let functions = try Functions(library, path: path)
    let weights = FileManager.default.contents(atPath: directory + "/asr_waveform.hama") ?? Data()
    guard let session = weights.withUnsafeBytes({ functions.load($0.baseAddress, $0.count) }) else {
      throw InputError(path: path, reason: "the library does not take the weights")
    }
    self.library = library
    self.session = session
    self.functions = functions
  }

  deinit {
    functions.free(session)
    dlclose(library)
  }

  /// Log probabilities of 191 classes, frame after frame. The library hears no more than 30 s.
  func posteriors(of samples: [Float]) -> Posteriors {
    precondition(samples.count <= 30 * 16_000)
    var logProbabilities = [Float](
      repeating: 0, count: 191 * Int(functions.frameCount(Int64(samples.count))))
    var frameCount: Int64 = 0
    let status = functions.run(
      session, samples, Int64(samples.count), &logProbabilities, &frameCount)
    precondition(status >= 0 && Int(frameCount) * 191 <= logProbabilities.count)
    return Posteriors(
      classCount: 191, logProbabilities: Array(logProbabilities.prefix(191 * Int(frameCount))))
  }
}

extension Oracle.Functions {
  init(_ library: UnsafeMutableRawPointer, path: String) throws(InputError) {
    func symbol(_ name: String) throws(InputError) -> UnsafeMutableRawPointer {
      guard let address = dlsym(library, name) else {
        throw InputError(path: path, reason: "the library has no function `\(name)`")
      }
      return address
    }
    load = unsafeBitCast(
      try symbol("hama_asr_load"),
      to: (@convention(c) (UnsafeRawPointer?, Int) -> OpaquePointer?).self)
    free = unsafeBitCast(
      try symbol("hama_asr_free"), to: (@convention(c) (OpaquePointer) -> Void).self)
    frameCount = unsafeBitCast(
      try symbol("hama_asr_num_frames"), to: (@convention(c) (Int64) -> Int64).self)
    run = unsafeBitCast(
      try symbol("hama_asr_run"),
      to: (@convention(c) (
        OpaquePointer, UnsafePointer<Float>?, Int64, UnsafeMutablePointer<Float>?,
        UnsafeMutablePointer<Int64>
      ) -> Int64).self)
  }
}
