import CallModel
import Glibc

extension Weights {
  /// Half as much for each `halfLifeMs` that a touchpoint is older than the last one.
  ///
  /// Only how much older than each other touchpoints are matters, not how long before the
  /// conversion all of them lie. So it is reckoned from the last one, and nothing vanishes.
  static func timeDecay(_ path: Path, halfLifeMs: Int64) -> Weights {
    let last = path.touchpoints.last?.at.unixMs ?? 0
    let values = path.touchpoints.map { touchpoint in
      exp2(-Double(last - touchpoint.at.unixMs) / Double(max(1, halfLifeMs)))
    }
    return Weights(values) ?? Weights(only: path.count - 1, of: path.count)
  }
}
