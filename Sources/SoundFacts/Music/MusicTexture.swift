import Glibc

/// Looks at long frames for what tells music from speech: notes keep their frequency for a while, voices
/// glide.
struct MusicTexture {
  /// What one long frame says.
  struct Frame: Hashable {
    /// The loudness; see `Level`.
    let level: UInt8
    /// The share of the frame's peaks that were there at the same frequency 160 ms ago, in 255ths.
    let steadiness: UInt8
    /// How much of the spectrum changed since 160 ms ago, in 255ths: 0 for the same shape.
    let change: UInt8
  }

  /// Frames to look back, so that two frames share no sample.
  static let lookBack = 4
  /// 150 to 3,000 Hz.
  static let bins = 19..<384
  /// A peak has so many times the power around it.
  private static let prominence: Float = 3
  /// Peaks this much weaker than the strongest do not count: 35 dB.
  private static let faint: Float = 3.2e-4
  /// The shape of a spectrum is looked at in so many bands.
  private static let bandCount = 24

  /// The last frames: which bins have a peak, and the share of power in each band.
  private var peaks = [[Bool]](
    repeating: [Bool](repeating: false, count: 513), count: MusicTexture.lookBack)
  private var shapes = [[Float]](
    repeating: [Float](repeating: 0, count: MusicTexture.bandCount), count: MusicTexture.lookBack)
  private var frame = 0

  /// What `spectrum`, the next long frame, says.
  mutating func measure(_ spectrum: PowerSpectrum) -> Frame {
    let place = frame % Self.lookBack
    frame += 1
    return spectrum.power.withUnsafeBufferPointer { power in
      var total: Float = 0
      var strongest: Float = 0
      for bin in Self.bins {
        total += power[bin]
        strongest = max(strongest, power[bin])
      }
      let steadiness = notePeaks(power, least: strongest * Self.faint, in: place)
      let change = noteShape(power, total: total, in: place)
      return Frame(
        level: Level.level(ofPower: total), steadiness: UInt8(steadiness * 255),
        change: UInt8(change * 255))
    }
  }

  private mutating func notePeaks(
    _ power: UnsafeBufferPointer<Float>, least: Float, in place: Int
  ) -> Float {
    var count = 0
    var steady = 0
    // The sum of the 17 bins around.
    var around: Float = 0
    for bin in Self.bins.lowerBound - 9..<Self.bins.lowerBound + 8 { around += power[bin] }
    peaks[place].withUnsafeMutableBufferPointer { peaks in
      var wasPeak = (peaks[Self.bins.lowerBound - 1], peaks[Self.bins.lowerBound])
      for bin in Self.bins {
        around += power[bin + 8] - power[bin - 9]
        let willBePeak = peaks[bin + 1]
        let isPeak =
          power[bin] > power[bin - 1] && power[bin] >= power[bin + 1] && power[bin] > least
          && power[bin] * 17 > around * Self.prominence
        if isPeak {
          count += 1
          if wasPeak.0 || wasPeak.1 || willBePeak { steady += 1 }
        }
        peaks[bin] = isPeak
        wasPeak = (wasPeak.1, willBePeak)
      }
    }
    return count == 0 ? 0 : Float(steady) / Float(count)
  }

  private mutating func noteShape(
    _ power: UnsafeBufferPointer<Float>, total: Float, in place: Int
  ) -> Float {
    var change: Float = 0
    let width = Self.bins.count / Self.bandCount
    shapes[place].withUnsafeMutableBufferPointer { shape in
      for band in shape.indices {
        let start = Self.bins.lowerBound + band * width
        var sum: Float = 0
        for bin in start..<start + width { sum += power[bin] }
        let share = total > 0 ? sum / total : 0
        change += abs(share - shape[band])
        shape[band] = share
      }
    }
    return min(change / 2, 1)
  }
}
