import AllocationCount
import Metering

extension Meter {
  /// The least processor time of some runs of `body`, and how often memory was asked for in the last.
  static func best(of runs: Int, _ body: () -> Void) -> (seconds: Double, allocations: Int) {
    var (best, allocations) = (Double.infinity, 0)
    for _ in 0..<runs {
      let before = allocation_count()
      best = min(best, processorSeconds(body))
      allocations = Int(allocation_count() - before)
    }
    return (best, allocations)
  }
}

/// Prints a row of a table of tab-separated values.
func row(_ cells: Any...) { print(cells.map { "\($0)" }.joined(separator: "\t")) }
