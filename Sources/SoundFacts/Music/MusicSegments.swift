import CallModel
import Glibc

/// Finds where music plays: stretches whose sound keeps its notes, hardly pauses, and changes slowly.
///
/// Each stretch of 3 s gets the odds that it is music by a logistic function of three measures; the best
/// sequence of music and no music through all of them is taken, where each change costs something.
package enum MusicSegments {
  /// Music shorter than this is not told from a jingle or a long vowel, in milliseconds.
  static let shortestMs = 4_000
  /// Long frames in a stretch: 3 s.
  private static let stretch = 75
  /// Long frames from one stretch to the next: 0.4 s.
  private static let step = 10
  /// What a change from music to none or back costs, in logarithms of odds.
  package static let changeCost: Float = 8
  /// Frames this far below the loudest of the stretch are pauses, in half decibels.
  private static let pauseDepth = 50
  /// What is quieter than this is no music: −58 dB.
  private static let quietest: UInt8 = 104

  /// The measures of a stretch.
  struct Measures: Hashable {
    /// The mean share of peaks that stay.
    let steadiness: Float
    /// The share of frames that are pauses.
    let pauses: Float
    /// The mean change of the spectrum's shape.
    let change: Float
    /// The logarithm of the odds that it is music, set by hand on pieces of music and
    /// prompts that the report half of `tools/bench/run facts` does not have.
    var musicOdds: Float {
      MusicSegments.weights.steadiness * steadiness
        + MusicSegments.weights.pauses * pauses + MusicSegments.weights.change * change
    }
  }

  private static let weights: (steadiness: Float, pauses: Float, change: Float) = (20, -10, -10)

  /// The measures of each stretch that is not silent, by its first long frame.
  static func measures(_ textures: [MusicTexture.Frame]) -> [(frame: Int, measures: Measures?)] {
    guard textures.count >= stretch else { return [] }
    return stride(from: 0, through: textures.count - stretch, by: step).map { first in
      (first, measures(of: textures[first..<first + stretch]))
    }
  }

  private static func measures(of frames: ArraySlice<MusicTexture.Frame>) -> Measures? {
    let levels = frames.map(\.level).sorted()
    let loud = levels[levels.count * 9 / 10]
    guard loud >= quietest else { return nil }
    let count = Float(frames.count)
    let pauseLevel = Int(loud) - pauseDepth
    let heard = frames.filter { Int($0.level) > pauseLevel }
    let heardCount = Float(max(heard.count, 1))
    return Measures(
      steadiness: heard.reduce(0) { $0 + Float($1.steadiness) } / heardCount / 255,
      pauses: 1 - Float(heard.count) / count,
      change: heard.reduce(0) { $0 + Float($1.change) } / heardCount / 255)
  }

  /// Where music plays, in order of time.
  static func found(in textures: [MusicTexture.Frame]) -> [TimeSpan] {
    let odds = measures(textures).map { $0.measures.map { min(max($0.musicOdds, -4), 4) } ?? -2 }
    let isMusic = bestPath(odds)
    var spans: [TimeSpan] = []
    for (place, isMusic) in isMusic.enumerated() where isMusic {
      // A stretch speaks for its middle.
      let middle = place * step + stretch / 2
      let half = step / 2
      spans.append(
        TimeSpan(
          startMs: FrameClock.longMiddleMs(middle - half),
          endMs: FrameClock.longMiddleMs(middle + half)))
    }
    return spans.joined(overGapsBelowMs: 1).map { widened($0, textures) }
      .joined(overGapsBelowMs: 1).filter { $0.durationMs >= shortestMs }
  }

  /// The sequence of yes and no with the best sum of odds, where each change costs `changeCost`.
  package static func bestPath(_ odds: [Float]) -> [Bool] {
    var (yes, no): (Float, Float) = (0, 0)
    var stays: [(yes: Bool, no: Bool)] = []
    for odd in odds {
      let (fromYes, fromNo) = (yes >= no - changeCost, no >= yes - changeCost)
      stays.append((fromYes, fromNo))
      let nextYes = (fromYes ? yes : no - changeCost) + odd / 2
      let nextNo = (fromNo ? no : yes - changeCost) - odd / 2
      (yes, no) = (nextYes, nextNo)
    }
    var path = [Bool](repeating: false, count: odds.count)
    var state = yes > no
    for place in odds.indices.reversed() {
      path[place] = state
      if state ? !stays[place].yes : !stays[place].no { state.toggle() }
    }
    return path
  }

  /// Music at the very start or end of a recording reaches as far as its sound: there are no stretches around
  /// it whose middles would say so.
  private static func widened(_ span: TimeSpan, _ textures: [MusicTexture.Frame]) -> TimeSpan {
    let reach = stretch / 2
    var first = min(max(span.startMs / FrameClock.longHopMs, 0), textures.count - 1)
    var last = min(max(span.endMs / FrameClock.longHopMs, 0), textures.count - 1)
    if first <= reach + 1 {
      while first > 0, textures[first - 1].level >= quietest { first -= 1 }
    }
    if last + reach + step >= textures.count {
      while last + 1 < textures.count, textures[last + 1].level >= quietest { last += 1 }
    }
    return TimeSpan(
      startMs: FrameClock.longMiddleMs(first), endMs: FrameClock.longMiddleMs(last))
  }
}
