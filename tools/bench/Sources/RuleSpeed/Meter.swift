import AllocationCount
import Glibc

/// What the process has used.
enum Meter {
  /// Processor time of the process.
  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory that it has held at once.
  static var peakMegabytes: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1000
  }

  /// Processor time that `body` takes.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = processorSeconds
    try body()
    return processorSeconds - start
  }

  /// The least processor time of some runs of `body`, and how often memory was asked for in the last.
  static func best(of runs: Int, _ body: () -> Void) -> (seconds: Double, allocations: Int) {
    var (best, allocations) = (Double.infinity, 0)
    for _ in 0..<runs {
      let before = allocation_count()
      best = min(best, seconds(body))
      allocations = Int(allocation_count() - before)
    }
    return (best, allocations)
  }
}

/// Prints a row of a table of tab-separated values.
func row(_ cells: Any...) { print(cells.map { "\($0)" }.joined(separator: "\t")) }
