import Acoustics
import Foundation
import Metering

/// Runs the engine, in integers and in floats, and the library that the model's package brings, on the same
/// audio in turn, on one thread, and prints the median real-time factors (processor time over length of
/// audio) and how many times as fast the engine is.
///
///     AcousticSpeed SAMPLES.f32 [REPEATS]
///
/// SAMPLES.f32 holds 32-bit floats at 16 kHz; its first 28 s are used, since the library hears no more
/// than 30. Further lines are the engine alone on the whole file.
@main
enum AcousticSpeed {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2, let data = FileManager.default.contents(atPath: arguments[1]) else {
      print("usage: AcousticSpeed SAMPLES.f32 [REPEATS]")
      exit(2)
    }
    let samples = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    let repeats = max(1, arguments.count > 2 ? Int(arguments[2]) ?? 7 : 7)
    let directory = try ModelLocation.directory(environment: ProcessInfo.processInfo.environment)
    let model = try AcousticModel(directory: directory)
    let inFloats = try AcousticModel(directory: directory, arithmetic: .floats)
    guard let library = LibraryEngine(directory: directory) else {
      print("libhama.so cannot be loaded from \(directory)")
      exit(1)
    }

    let excerpt = Array(samples.prefix(28 * AcousticModel.sampleRateHz))
    var ours: [Double] = []
    var floats: [Double] = []
    var theirs: [Double] = []
    var whole: [Double] = []
    var wholeInFloats: [Double] = []
    for _ in 0..<repeats {
      ours.append(realTimeFactor(excerpt) { _ = model.posteriors(of: $0) })
      floats.append(realTimeFactor(excerpt) { _ = inFloats.posteriors(of: $0) })
      theirs.append(realTimeFactor(excerpt) { library.run($0) })
      whole.append(realTimeFactor(samples) { _ = model.posteriors(of: $0) })
      wholeInFloats.append(realTimeFactor(samples) { _ = inFloats.posteriors(of: $0) })
    }
    print(line("earshot", excerpt, ours))
    print(line("floats", excerpt, floats))
    print(line("libhama", excerpt, theirs))
    print(line("earshot, whole file", samples, whole))
    print(line("floats, whole file", samples, wholeInFloats))
    print(String(format: "earshot is %.1f times as fast as libhama", median(theirs) / median(ours)))
  }

  /// Processor seconds that `work` takes for each second of audio: on a busy machine the clock on the
  /// wall would measure the others.
  private static func realTimeFactor(_ samples: [Float], _ work: ([Float]) -> Void) -> Double {
    Meter.processorSeconds { work(samples) } / seconds(samples)
  }

  private static func line(_ name: String, _ samples: [Float], _ factors: [Double]) -> String {
    let padded = name.padding(toLength: 20, withPad: " ", startingAt: 0)
    return String(
      format: "%@ %7.1f s of audio, real-time factor %.5f (median of %d; %.5f to %.5f)", padded,
      seconds(samples), median(factors), factors.count, factors.min() ?? 0, factors.max() ?? 0)
  }

  private static func seconds(_ samples: [Float]) -> Double {
    Double(samples.count) / Double(AcousticModel.sampleRateHz)
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}
