import CallModel

/// Finds where somebody speaks on a channel: where its bands rise out of their noise together.
///
/// A frame's score is how far its bands are above their floors on average, each counted up to 20 dB, over
/// 50 ms. Speech begins where the score passes `onset` and ends where it falls below `offset`.
enum SpeechSegments {
  /// Pauses shorter than this belong to the speech around them.
  static let pauseMs = 300
  /// What is shorter than this is no speech: a click, a breath.
  static let shortestMs = 120
  /// The score at which speech begins, in half decibels.
  static let onset: Float = 9
  /// The score at which it ends.
  static let offset: Float = 6
  /// Speech that scores this on average stands out whole, in half decibels.
  static let clearRelief: Float = 26
  /// For each half decibel less its stretches are made so much longer at either end, in milliseconds.
  static let wideningPerStepMs: Float = 8
  static let mostWideningMs: Float = 150
  /// No band counts for more, in half decibels.
  private static let most: Float = 40

  /// What rises for less than this is no part of speech, in milliseconds.
  private static let leastRiseMs = 40

  /// Where there is sound that comes and goes as speech does, in order of time; tones and music too.
  static func voiced(in measures: ChannelMeasures) -> [TimeSpan] {
    let scores = smoothed(scores(of: measures))
    var segments: [TimeSpan] = []
    var start: Int?
    for (frame, score) in scores.enumerated() {
      if let first = start {
        guard score < offset else { continue }
        segments.append(span(first..<frame))
        start = nil
      } else if score >= onset {
        var first = frame
        while first > 0, scores[first - 1] >= offset { first -= 1 }
        start = first
      }
    }
    if let first = start { segments.append(span(first..<scores.count)) }
    let widening = wideningMs(segments, scores)
    let lengthMs = FrameClock.shortMiddleMs(scores.count)
    return segments.filter { $0.durationMs >= leastRiseMs }.map {
      TimeSpan(startMs: max(0, $0.startMs - widening), endMs: min(lengthMs, $0.endMs + widening))
    }.joined(overGapsBelowMs: pauseMs).filter { $0.durationMs >= shortestMs + 2 * widening }
  }

  /// How much of either end of speech is under the noise: none of it on a quiet line, and more the less speech
  /// stands out.
  private static func wideningMs(_ segments: [TimeSpan], _ scores: [Float]) -> Int {
    var sum: Float = 0
    var count = 0
    for segment in segments {
      for frame in segment.startMs / FrameClock.shortHopMs..<segment.endMs / FrameClock.shortHopMs {
        sum += scores[frame]
        count += 1
      }
    }
    guard count > 0 else { return 0 }
    let relief = sum / Float(count)
    return Int(min(max((clearRelief - relief) * wideningPerStepMs, 0), mostWideningMs))
  }

  private static func span(_ frames: Range<Int>) -> TimeSpan {
    TimeSpan(
      startMs: FrameClock.shortMiddleMs(frames.lowerBound),
      endMs: FrameClock.shortMiddleMs(frames.upperBound))
  }

  private static func scores(of measures: ChannelMeasures) -> [Float] {
    let floors = NoiseFloors(measures.bands)
    return measures.levels.indices.map { frame in
      var sum: Float = 0
      for band in 0..<SpeechBands.count {
        let level = measures.bands[frame * SpeechBands.count + band]
        let above = Float(level) - Float(floors.floor(atFrame: frame, band: band))
        sum += min(max(above, 0), most)
      }
      return sum / Float(SpeechBands.count)
    }
  }

  /// The mean of five frames around each.
  private static func smoothed(_ scores: [Float]) -> [Float] {
    scores.indices.map { frame in
      let around = max(0, frame - 2)..<min(scores.count, frame + 3)
      return scores[around].reduce(0, +) / Float(around.count)
    }
  }
}
