/// How loud the steady noise of a range of bands is, over and over.
///
/// The loudness of a hop is the mean of the logarithms of band powers over its eight frames (80 ms) and
/// the bands. The noise floor at a hop is the loudness that a tenth of the hops around it stay below,
/// 4 s to either side: what is there whether somebody speaks or not. Where the signal begins or ends
/// there are fewer hops.
struct NoiseFloor: Sendable {
  /// Hops to either side that are looked at.
  static let reach = 50
  /// One in so many hops is below the floor.
  static let rank = 10

  /// The bands that are listened to; not empty.
  let bands: Range<Int>
  /// The loudness of the hops that are still looked at; the first is hop `firstHop`.
  private var heard: [Float] = []
  private var firstHop = 0
  /// The hops around the last that was asked for, by loudness, and how many of `heard` those are.
  private var byLoudness: [Float] = []
  private var sortedCount = 0

  init(bands: Range<Int>) { self.bands = bands }

  /// Takes the next hop.
  mutating func append(_ hop: FeatureHop) { heard.append(hop.loudness(in: bands)) }

  /// How loud the bands are in hop `hop`, and how loud their noise is around it. Hops before its reach
  /// are forgotten.
  ///
  /// - Precondition: hops are asked for in order, each once its reach has been taken in or the signal
  ///   has ended.
  mutating func levels(atHop hop: Int) -> (loudness: Float, floor: Float) {
    let leaving = max(hop - Self.reach, 0) - firstHop
    for loudness in heard.prefix(leaving) { byLoudness.remove(at: place(of: loudness)) }
    heard.removeFirst(leaving)
    firstHop += leaving
    sortedCount -= leaving
    while sortedCount < min(heard.count, hop + Self.reach + 1 - firstHop) {
      byLoudness.insert(heard[sortedCount], at: place(of: heard[sortedCount]))
      sortedCount += 1
    }
    return (heard[hop - firstHop], byLoudness[byLoudness.count / Self.rank])
  }

  /// Where the first that is no quieter stands in `byLoudness`.
  private func place(of loudness: Float) -> Int {
    var range = byLoudness.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if byLoudness[middle] < loudness {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }
}
