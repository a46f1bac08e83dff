public import CallModel
import Glibc

/// A key of a telephone that was pressed, heard as its two tones.
public struct PressedKey: Sendable, Hashable {
  /// `0` … `9`, `*`, `#`, `A` … `D`.
  public let key: Character
  /// From when to when, in milliseconds.
  public let span: TimeSpan
}

/// Hears keys: two tones of the eight that telephones use (DTMF), one of the low group and one of the high,
/// together and alone.
///
/// A short frame has a key where the strongest frequency of each group is within 2.6 % of one of its four,
/// the two hold nearly all of the power, and neither is far stronger than the other. Speech meets that for
/// a frame now and then; a key holds for four of them, with its frequencies at rest.
struct KeyDetector {
  private static let lowHz: [Float] = [697, 770, 852, 941]
  private static let highHz: [Float] = [1_209, 1_336, 1_477, 1_633]
  private static let keys: [[Character]] = [
    ["1", "2", "3", "A"], ["4", "5", "6", "B"], ["7", "8", "9", "C"], ["*", "0", "#", "D"],
  ]
  /// How far a frequency may be off, as a share of it. Telephones have to be within 1.8 %, and frames of
  /// 32 ms in noise add a little.
  private static let tolerance: Float = 0.028
  /// The share of the frame's power that the two tones have at least.
  private static let leastShare: Float = 0.68
  /// The most that one tone may be stronger than the other, as a ratio of powers: 9 dB.
  private static let mostTwist: Float = 8
  /// The least power of a key: −48 dB.
  private static let leastPower: Float = 1.6e-5
  /// The fewest frames of a key. Four in a row take 40 ms of tone at least.
  private static let fewestFrames = 4
  /// The most frames without a sign of the key inside it.
  private static let mostMissed = 3
  /// How far a frequency may move from frame to frame, as a share of it.
  private static let drift: Float = 0.025

  /// What one frame sounds like.
  private struct Sign {
    let key: Character
    let low: Float
    let high: Float
  }

  /// A key that is being heard.
  private struct Open {
    var last: Sign
    let firstFrame: Int
    var lastFrame: Int
    var frames = 1
  }

  private var open: Open?
  private var frame = 0
  private var pressed: [PressedKey] = []

  /// Takes the next short frame.
  mutating func append(_ spectrum: PowerSpectrum) {
    defer { frame += 1 }
    guard let sign = Self.sign(in: spectrum) else {
      if let open, frame - open.lastFrame > Self.mostMissed { close() }
      return
    }
    if let open, open.last.key == sign.key, Self.isSteady(open.last, sign) {
      self.open?.last = sign
      self.open?.lastFrame = frame
      self.open?.frames += 1
    } else {
      close()
      open = Open(last: sign, firstFrame: frame, lastFrame: frame)
    }
  }

  /// Ends the channel and gives the keys, in order of time.
  mutating func finish() -> [PressedKey] {
    close()
    return pressed
  }

  private mutating func close() {
    defer { open = nil }
    guard let open, open.frames >= Self.fewestFrames else { return }
    pressed.append(
      PressedKey(
        key: open.last.key,
        span: TimeSpan(
          startMs: max(0, FrameClock.shortMiddleMs(open.firstFrame) - 5),
          endMs: FrameClock.shortMiddleMs(open.lastFrame) + 5)))
  }

  private static func isSteady(_ one: Sign, _ other: Sign) -> Bool {
    abs(one.low - other.low) <= drift * one.low && abs(one.high - other.high) <= drift * one.high
  }

  private static func sign(in spectrum: PowerSpectrum) -> Sign? {
    spectrum.power.withUnsafeBufferPointer { power -> Sign? in
      let low = peak(in: 21..<32, of: power)
      let high = peak(in: 37..<55, of: power)
      let (lowPower, highPower) = (around(low, of: power), around(high, of: power))
      let both = lowPower + highPower
      guard both >= leastPower, lowPower <= highPower * mostTwist,
        highPower <= lowPower * mostTwist
      else { return nil }
      var total: Float = 0
      for bin in 3..<124 { total += power[bin] }
      guard both >= leastShare * total else { return nil }
      let (lowHz, highHz) = (spectrum.frequencyHz(ofPeak: low), spectrum.frequencyHz(ofPeak: high))
      guard let row = place(of: lowHz, among: Self.lowHz),
        let column = place(of: highHz, among: Self.highHz)
      else { return nil }
      return Sign(key: keys[row][column], low: lowHz, high: highHz)
    }
  }

  private static func peak(in bins: Range<Int>, of power: UnsafeBufferPointer<Float>) -> Int {
    var best = bins.lowerBound
    for bin in bins where power[bin] > power[best] { best = bin }
    return best
  }

  private static func around(_ bin: Int, of power: UnsafeBufferPointer<Float>) -> Float {
    power[bin - 2] + power[bin - 1] + power[bin] + power[bin + 1] + power[bin + 2]
  }

  private static func place(of frequency: Float, among frequencies: [Float]) -> Int? {
    frequencies.firstIndex { abs(frequency - $0) <= tolerance * $0 }
  }
}
