/// How loud the noise of a channel is in each band, over and over: what a tenth of the frames of the
/// 10 seconds around stay below. So a fan that starts in the middle of a call becomes noise after a few
/// seconds, however loud it is.
struct NoiseFloors {
  /// Short frames that share one floor: half a second.
  static let stepFrames = 50
  /// Steps to either side that are looked at.
  static let reachSteps = 10
  /// The share of frames that stay below the floor: one in so many.
  static let rank = 10
  /// Nothing is taken for quieter than this far below the loudest twentieth of the band: 42 dB.
  static let mostBelowLoud = 84
  /// Nor than this: −78 dB relative to full scale.
  static let lowest = 64

  /// A floor for each step and band, side by side.
  private let floors: [UInt8]

  /// The floors under `bands`, `SpeechBands.count` levels for each frame.
  ///
  /// Complexity: linear in the number of frames.
  init(_ bands: [UInt8]) {
    let frameCount = bands.count / SpeechBands.count
    let stepCount = (frameCount + Self.stepFrames - 1) / Self.stepFrames
    var floors = [UInt8](repeating: 0, count: stepCount * SpeechBands.count)
    for band in 0..<SpeechBands.count {
      let least = Self.leastFloor(bands, band: band, frameCount: frameCount)
      var counts = LevelCounts()
      var counted = 0..<0
      for step in 0..<stepCount {
        let wanted =
          max(0, step - Self.reachSteps)
          * Self.stepFrames..<min(
            frameCount, (step + Self.reachSteps + 1) * Self.stepFrames)
        for frame in counted.upperBound..<wanted.upperBound {
          counts.add(bands[frame * SpeechBands.count + band])
        }
        for frame in counted.lowerBound..<wanted.lowerBound {
          counts.remove(bands[frame * SpeechBands.count + band])
        }
        counted = wanted
        let floor = Int(counts.level(above: counts.count / Self.rank))
        floors[step * SpeechBands.count + band] = UInt8(min(max(floor, least), 255))
      }
    }
    self.floors = floors
  }

  /// The floor under `band` at the short frame `frame`.
  func floor(atFrame frame: Int, band: Int) -> UInt8 {
    floors[frame / Self.stepFrames * SpeechBands.count + band]
  }

  private static func leastFloor(_ bands: [UInt8], band: Int, frameCount: Int) -> Int {
    var counts = LevelCounts()
    for frame in 0..<frameCount { counts.add(bands[frame * SpeechBands.count + band]) }
    let loud = Int(counts.level(above: counts.count - counts.count / 20))
    return max(lowest, loud - mostBelowLoud)
  }
}

/// How often each level occurs.
struct LevelCounts {
  private var counts = [Int32](repeating: 0, count: 256)
  /// How many levels there are.
  private(set) var count = 0

  mutating func add(_ level: UInt8) {
    counts[Int(level)] += 1
    count += 1
  }

  mutating func remove(_ level: UInt8) {
    counts[Int(level)] -= 1
    count -= 1
  }

  /// The level of the one that `rank` others stay below or equal; 0 where there are none.
  func level(above rank: Int) -> UInt8 {
    var seen = 0
    for level in 0..<256 {
      seen += Int(counts[level])
      if seen > rank { return UInt8(level) }
    }
    return 0
  }
}
