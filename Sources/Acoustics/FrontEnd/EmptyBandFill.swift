#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Gives the bands above the telephone's the noise that they would have, were the line wide.
///
/// Steady noise on the network's own sort of sound is in all bands. Telephone audio raised to 16 kHz has
/// it up to 4 kHz and little more than images of it above, which the network was never taught; it then
/// takes noise for speech and speech for noise. So the bands above 4.16 kHz are given power as
/// loud as the floor of those below:
///
///     power += max(0, e^(floor + 1) − e^leastLevel) · emptiness
///
/// `floor` is the tenth percentile of the lower bands' mean log power (``NoiseFloor``); noise is on average
/// one neper of power above it. `emptiness` goes from 0 to 1 as the floor of the upper bands comes to lie
/// from 3 to 4 nepers (13 to 17 dB) below that of the lower: wide noise, even pink, is far from
/// it, and the images of telephone noise are 25 dB down. Below `leastLevel`, that is for noise some
/// 60 dB below full scale, nothing is done at all, and features pass bit for bit.
/// docs/design/acoustics.md says what this is worth.
package struct EmptyBandFill: Sendable {
  /// The bands whose noise is measured: 0.2 … 3.1 kHz.
  package static let measuredBands = 5..<60
  /// The bands that are filled: from 4.2 kHz on.
  package static let filledBands = 65..<80
  /// How far above its tenth percentile noise lies.
  static let noiseAboveFloor: Float = 1
  /// The loudest noise that is left alone.
  static let leastLevel: Float = -12
  /// How far below the measured bands filled ones have to lie to count as empty, at least and fully.
  static let emptyFrom: Float = 3
  static let emptyAt: Float = 4

  private var below = NoiseFloor(bands: EmptyBandFill.measuredBands)
  private var above = NoiseFloor(bands: EmptyBandFill.filledBands)

  /// Takes the next hop into account.
  mutating func measure(_ hop: FeatureHop) {
    below.append(hop)
    above.append(hop)
  }

  /// Adds `power` to the empty bands of `frameCount` rows.
  static func add(_ power: Float, to rows: UnsafeMutablePointer<Float>, frameCount: Int) {
    for frame in 0..<frameCount {
      for band in filledBands {
        let feature = rows + frame * NetworkShape.bandCount + band
        feature.pointee = log(exp(feature.pointee) + power)
      }
    }
  }

  /// The power that hop `index` is to be given; see ``NoiseFloor/levels(atHop:)``.
  mutating func noisePower(atHop index: Int) -> Float {
    let floor = below.levels(atHop: index).floor
    let emptiness =
      (floor - above.levels(atHop: index).floor - Self.emptyFrom) / (Self.emptyAt - Self.emptyFrom)
    return max(0, exp(floor + Self.noiseAboveFloor) - exp(Self.leastLevel))
      * min(max(emptiness, 0), 1)
  }
}
