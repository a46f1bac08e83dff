import Foundation

/// Measures time and processor time from when it was made.
struct Meter {
  private let started = Self.now()
  private let startedProcessor = Self.processorTime()

  /// How long ago that was.
  var seconds: Double { Self.now() - started }
  /// How long the program's threads have worked since.
  var processorSeconds: Double { Self.processorTime() - startedProcessor }

  private static func now() -> Double { seconds(of: CLOCK_MONOTONIC) }
  private static func processorTime() -> Double { seconds(of: CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory that the process has had, mapped pages included.
  static func peakMemoryMB() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
