/// How loud the steady noise of a range of bands is, over and over.
///
/// The loudness of a hop is the mean of the logarithms of band powers over its eight frames (80 ms) and
/// the bands. The noise floor at a hop is the loudness that a tenth of the hops around it stay below,
/// 4 s to either side: what is there whether somebody speaks or not. Where the signal begins or ends
/// there are fewer hops.
package struct NoiseFloor: Sendable {
  /// Feature frames in a hop.
  package static let hopFrames = 8
  /// Hops to either side that are looked at.
  package static let reach = 50
  /// One in so many hops is below the floor.
  static let rank = 10

  /// The bands that are listened to.
  private let bands: Range<Int>
  /// The loudness of the hops that are still looked at; the first is hop `firstHop`.
  private var loudness: [Float] = []
  private var firstHop = 0

  /// A floor of the noise in `bands`, which are not empty.
  package init(bands: Range<Int>) {
    self.bands = bands
  }

  /// Takes the next hop: `frameCount` rows of features, of which each is `rowLength` long.
  package mutating func append(
    _ rows: UnsafePointer<Float>, frameCount: Int, rowLength: Int
  ) {
    var sum: Float = 0
    for frame in 0..<frameCount {
      let row = rows + frame * rowLength
      for band in bands { sum += row[band] }
    }
    loudness.append(sum / Float(frameCount * bands.count))
  }

  /// The floor at hop `hop`; hops before the reach of it are forgotten.
  ///
  /// - Precondition: hops are asked for in order, each once its reach has been taken in or the signal
  ///   has ended.
  package mutating func level(atHop hop: Int) -> Float {
    let first = max(hop - Self.reach, 0)
    loudness.removeFirst(first - firstHop)
    firstHop = first
    let around = loudness.prefix(hop + Self.reach + 1 - first).sorted()
    return around[around.count / Self.rank]
  }
}
