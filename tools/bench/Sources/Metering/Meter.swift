import Glibc

/// What the process uses: time and processor time from when it was made, and memory.
public struct Meter {
  private let started = Self.seconds(of: CLOCK_MONOTONIC)
  private let startedProcessor = Self.seconds(of: CLOCK_PROCESS_CPUTIME_ID)

  /// A meter that starts now.
  public init() {}

  /// How long ago that was.
  public var seconds: Double { Self.seconds(of: CLOCK_MONOTONIC) - started }

  /// How long the program's threads have worked since.
  public var processorSeconds: Double {
    Self.seconds(of: CLOCK_PROCESS_CPUTIME_ID) - startedProcessor
  }

  /// Processor time that `body` takes.
  public static func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
    let meter = Meter()
    try body()
    return meter.processorSeconds
  }

  /// The most memory that the process has held at once, mapped pages included.
  public static var peakMegabytes: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) * 1024 / 1e6
  }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
