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
///
/// Features come out 4 s later than they go in. What comes out does not depend on how they are cut
/// into blocks. docs/design/acoustics.md says what this is worth.
package struct EmptyBandFill: ~Copyable {
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

  private let rowLength: Int
  /// Frames that have not been given out; the first begins hop `givenHops`.
  private var waiting: RowQueue
  /// Hops whose loudness has been taken, all before what is `waiting` from `measuredFrames` on.
  private var measuredHops = 0
  private var givenHops = 0
  private var below = NoiseFloor(bands: EmptyBandFill.measuredBands)
  private var above = NoiseFloor(bands: EmptyBandFill.filledBands)

  /// A fill for rows of 80 log powers of mel bands.
  package init() {
    rowLength = NetworkShape.bandCount
    waiting = RowQueue(width: rowLength)
  }

  /// Frames that are held back.
  package var waitingFrameCount: Int { waiting.rowCount }

  /// Takes the next `count` frames, which `write` writes.
  mutating func append(rows count: Int, _ write: (UnsafeMutablePointer<Float>) -> Void) {
    waiting.append(rows: count, write)
  }

  /// Moves the frames that are ready to `features`; all of them where the signal `isComplete`.
  mutating func moveReady(to features: inout RowQueue, isComplete: Bool) {
    let hopFrames = NoiseFloor.hopFrames
    measure(isComplete: isComplete)
    let readyHops = isComplete ? measuredHops : measuredHops - NoiseFloor.reach
    guard readyHops > givenHops else { return }
    let frameCount = min((readyHops - givenHops) * hopFrames, waiting.rowCount)
    waiting.withRows(from: 0) { rows in
      features.append(rows: frameCount) { output in
        output.update(from: rows, count: frameCount * rowLength)
        for first in stride(from: 0, to: frameCount, by: hopFrames) {
          fill(
            output + first * rowLength, frameCount: min(hopFrames, frameCount - first),
            with: noisePower(atHop: givenHops))
          givenHops += 1
        }
      }
    }
    waiting.removeFirst(frameCount)
  }

  /// Takes `rows`, whole frames one after the other, and gives those that are ready.
  package mutating func append(_ rows: [Float]) -> [Float] {
    append(rows: rows.count / rowLength) { output in
      for (index, value) in rows.enumerated() { output[index] = value }
    }
    return takeReady(isComplete: false)
  }

  /// Gives the frames that are left.
  package mutating func finish() -> [Float] { takeReady(isComplete: true) }

  private mutating func takeReady(isComplete: Bool) -> [Float] {
    var ready = RowQueue(width: rowLength)
    moveReady(to: &ready, isComplete: isComplete)
    let count = ready.rowCount * rowLength
    return ready.withRows(from: 0) { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  }

  /// Takes the loudness of the hops that have come whole, and of a last one that ends early.
  private mutating func measure(isComplete: Bool) {
    let hopFrames = NoiseFloor.hopFrames
    var first = (measuredHops - givenHops) * hopFrames
    while first + hopFrames <= waiting.rowCount || (isComplete && first < waiting.rowCount) {
      let frameCount = min(hopFrames, waiting.rowCount - first)
      waiting.withRows(from: first) { rows in
        below.append(rows, frameCount: frameCount, rowLength: rowLength)
        above.append(rows, frameCount: frameCount, rowLength: rowLength)
      }
      measuredHops += 1
      first += frameCount
    }
  }

  private mutating func noisePower(atHop hop: Int) -> Float {
    let floor = below.level(atHop: hop)
    let emptiness =
      (floor - above.level(atHop: hop) - Self.emptyFrom) / (Self.emptyAt - Self.emptyFrom)
    return max(0, exp(floor + Self.noiseAboveFloor) - exp(Self.leastLevel))
      * min(max(emptiness, 0), 1)
  }

  private func fill(_ rows: UnsafeMutablePointer<Float>, frameCount: Int, with power: Float) {
    guard power > 0 else { return }
    for frame in 0..<frameCount {
      for band in Self.filledBands {
        let feature = rows + frame * rowLength + band
        feature.pointee = log(exp(feature.pointee) + power)
      }
    }
  }
}
