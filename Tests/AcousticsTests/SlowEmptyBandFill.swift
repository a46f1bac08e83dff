import Foundation

/// The fill as its formula says it: the whole signal at once, in double precision, nothing kept.
enum SlowEmptyBandFill {
  static func filled(_ rows: [[Float]]) -> [[Double]] {
    let hops = stride(from: 0, to: rows.count, by: 8).map {
      Array(rows[$0..<min($0 + 8, rows.count)])
    }
    return rows.enumerated().map { frame, row in
      let below = floor(hops, at: frame / 8, 5..<60)
      let above = floor(hops, at: frame / 8, 65..<80)
      let emptiness = min(max(below - above - 3, 0), 1)
      let power = max(0, exp(below + 1) - exp(-12)) * emptiness
      return row.enumerated().map { band, value in
        band < 65 ? Double(value) : log(exp(Double(value)) + power)
      }
    }
  }

  /// The tenth percentile of the mean log power of the hops around `hop`.
  private static func floor(_ hops: [[[Float]]], at hop: Int, _ bands: Range<Int>) -> Double {
    let around = max(0, hop - 50)...min(hops.count - 1, hop + 50)
    let loudness = around.map { index in
      let values = hops[index].flatMap { $0[bands] }
      return values.reduce(0) { $0 + Double($1) } / Double(values.count)
    }.sorted()
    return loudness[loudness.count / 10]
  }
}
