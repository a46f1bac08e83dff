import CallModel

/// A tone, or two together, from its beginning to its end.
struct ToneBurst: Hashable {
  /// The stronger tone, in hertz, the mean over the burst.
  let frequencyHz: Float
  /// The weaker one; `nil` where there is one alone.
  let partnerHz: Float?
  /// From when to when.
  let span: TimeSpan
  /// How much the loudness moves inside, in decibels: the mean deviation from the mean.
  let unrestDB: Float
  /// How far the sound just before and just after is below it, in decibels.
  let relief: Relief

  /// How far a tone stands out of what is around it, in decibels.
  struct Relief: Hashable {
    let beforeDB: Float
    let afterDB: Float
  }

  /// The lower and the higher tone; of one alone twice the same.
  var pair: (low: Float, high: Float) {
    let partner = partnerHz ?? frequencyHz
    return (min(frequencyHz, partner), max(frequencyHz, partner))
  }

  /// Whether the tones are `low` and `high` to 3 %.
  func isPair(_ low: Float, _ high: Float) -> Bool {
    partnerHz != nil && pair.low.isNear(low) && pair.high.isNear(high)
  }

  /// No vowel is higher than this, in hertz.
  private static let highHz: Float = 1_000

  /// Whether it is a machine's tone by itself, and not a note in music or a vowel in speech: as steady as
  /// those never are, and with quiet on either side. Mobile phones' coders make high tones waver, and
  /// no vowel is that high.
  var standsAlone: Bool {
    let isHigh = frequencyHz > Self.highHz
    return span.durationMs >= 100 && unrestDB <= (isHigh ? 3.2 : 1.8)
      && min(relief.beforeDB, relief.afterDB) >= (isHigh ? 4 : 6)
  }

  /// Whether it is one tone between two frequencies.
  func isSingle(_ range: ClosedRange<Float>) -> Bool {
    partnerHz == nil && range.contains(frequencyHz)
  }
}

extension Float {
  /// Whether it is within 3 % of `other`.
  func isNear(_ other: Float) -> Bool { abs(self - other) <= 0.03 * other }
}

extension ToneBurst {
  /// The most a frequency moves from one frame to the next, as a share of it.
  private static let drift: Float = 0.012
  /// A frame that is so much quieter than the burst, as a ratio of powers, is its edge or its echo.
  private static let fading: Float = 0.16
  /// The most long frames for which noise hides a tone that goes on.
  private static let mostHidden = 6
  /// Edges lie this far from the middle of the first and the last frame at most, in milliseconds.
  private static let reachMs = 70

  /// Two bursts of one tone with a shorter pause between them are one, in milliseconds: noise and coders
  /// break a tone, networks pause for longer.
  private static let broken = 60
  /// A part of a tone is no less steady than this; the echo that a coder makes of its end is.
  private static let mostUnrestDB: Float = 5

  /// The bursts in a channel, in order of time, none within another.
  static func bursts(in measures: ChannelMeasures) -> [ToneBurst] {
    var runs: [[ToneFrame]] = []
    for frame in measures.tones {
      if let last = runs.last?.last, last.continues(in: frame),
        frame.number - last.number <= 2 || isUnbroken(from: last, to: frame, in: measures.levels)
      {
        runs[runs.count - 1].append(frame)
      } else {
        runs.append([frame])
      }
    }
    return mended(runs.flatMap(loudStretches).compactMap { ToneBurst($0, measures) })
  }

  /// `bursts` with what is broken put together, and without what is only the edge of a longer one.
  private static func mended(_ bursts: [ToneBurst]) -> [ToneBurst] {
    var whole: [ToneBurst] = []
    for burst in bursts {
      guard let last = whole.last, burst.span.startMs - last.span.endMs <= broken else {
        whole.append(burst)
        continue
      }
      if last.goesOn(in: burst) {
        whole[whole.count - 1] = last.joined(to: burst)
      } else if !last.span.overlaps(burst.span) {
        whole.append(burst)
      } else if last.span.durationMs < burst.span.durationMs {
        whole[whole.count - 1] = burst
      }
    }
    return whole
  }

  /// Whether `next` is the rest of this tone. Coders break high tones; what goes on low may be a vowel.
  private func goesOn(in next: ToneBurst) -> Bool {
    frequencyHz > Self.highHz && sounds(like: next)
      && max(unrestDB, next.unrestDB) <= Self.mostUnrestDB
  }

  /// Whether two bursts are of the same tones.
  func sounds(like other: ToneBurst) -> Bool {
    pair.low.isNear(other.pair.low) && pair.high.isNear(other.pair.high)
  }

  /// This one and `next`, which goes on with the same tone.
  private func joined(to next: ToneBurst) -> ToneBurst {
    let longer = span.durationMs < next.span.durationMs ? next : self
    return ToneBurst(
      frequencyHz: longer.frequencyHz, partnerHz: longer.partnerHz,
      span: TimeSpan(
        startMs: min(span.startMs, next.span.startMs), endMs: max(span.endMs, next.span.endMs)),
      unrestDB: longer.unrestDB,
      relief: Relief(
        beforeDB: relief.beforeDB,
        afterDB: next.span.endMs < span.endMs ? relief.afterDB : next.relief.afterDB))
  }

  /// Whether it was as loud all the time between two frames of a tone: then noise hid it meanwhile.
  private static func isUnbroken(
    from last: ToneFrame, to next: ToneFrame, in levels: [UInt8]
  ) -> Bool {
    guard next.number - last.number <= mostHidden else { return false }
    let least = Int(Level.level(ofPower: min(last.power, next.power))) - 10
    let between =
      FrameClock.longMiddleMs(last.number) / FrameClock.shortHopMs..<FrameClock.longMiddleMs(
        next.number) / FrameClock.shortHopMs
    return levels[between.clamped(to: levels.indices)].allSatisfy { Int($0) >= least }
  }

  /// The stretches of a run that are not much quieter than its loudest frames: between two bursts of the
  /// same tone frames hold the end of one and the start of the next, and less of both.
  private static func loudStretches(_ run: [ToneFrame]) -> [[ToneFrame]] {
    let powers = run.map(\.power).sorted()
    guard let usual = powers.isEmpty ? nil : powers[powers.count * 3 / 4] else { return [] }
    return run.split { $0.power < usual * fading }.map(Array.init)
  }

  private init?(_ frames: [ToneFrame], _ measures: ChannelMeasures) {
    guard let first = frames.first, let last = frames.last else { return nil }
    // The loudest frames are whole: the others have an edge in them, which smears their frequencies.
    let loudest = frames.map(\.power).max() ?? 0
    let whole = frames.filter { $0.power > loudest * 0.7 }
    let pairs = whole.filter { $0.partnerHz != nil }
    let isPair = pairs.count * 2 > whole.count
    let counted = isPair ? pairs : whole.filter { $0.partnerHz == nil }
    guard !counted.isEmpty else { return nil }
    let count = Float(counted.count)
    let lows = counted.reduce(0) { $0 + $1.low } / count
    let highs = counted.reduce(0) { $0 + $1.high } / count
    let edges = Self.edges(
      from: FrameClock.longMiddleMs(first.number), to: FrameClock.longMiddleMs(last.number),
      in: measures.levels)
    guard let edges else { return nil }
    frequencyHz = lows
    partnerHz = isPair ? highs : nil
    span = edges.span
    unrestDB = edges.unrestDB
    relief = edges.relief
  }

  /// Where the tone really begins and ends: where short frames around the long ones come within 4.5 dB of it.
  private static func edges(
    from startMs: Int, to endMs: Int, in levels: [UInt8]
  ) -> (span: TimeSpan, unrestDB: Float, relief: Relief)? {
    let middle = min((startMs + endMs) / 2 / FrameClock.shortHopMs, levels.count - 1)
    guard middle >= 0 else { return nil }
    let inner = max(0, middle - 2)...min(levels.count - 1, middle + 2)
    let usual = inner.map { Int(levels[$0]) }.reduce(0, +) / inner.count
    let least = usual - 9
    func frames(_ fromMs: Int, _ toMs: Int) -> ClosedRange<Int> {
      let lowest = min(max(0, fromMs / FrameClock.shortHopMs), middle)
      return lowest...max(lowest, min(levels.count - 1, toMs / FrameClock.shortHopMs))
    }
    // From outside inwards: two tones close together beat, and are quiet again and again.
    let first = frames(startMs - reachMs, startMs + reachMs).first { Int(levels[$0]) >= least }
    let last = frames(endMs - reachMs, endMs + reachMs).last { Int(levels[$0]) >= least }
    guard let first, let last, first <= last else { return nil }
    // Frames at the edges hold half of the tone.
    let whole = first + 2 <= last - 2 ? first + 2...last - 2 : middle...middle
    let mean = whole.reduce(Float(0)) { $0 + Float(levels[$1]) } / Float(whole.count)
    let unrest =
      whole.reduce(Float(0)) { $0 + abs(Float(levels[$1]) - mean) } / Float(whole.count) / 2
    return (
      TimeSpan(
        startMs: max(0, FrameClock.shortMiddleMs(first) - 2),
        endMs: FrameClock.shortMiddleMs(last) + 2), unrest,
      Relief(
        beforeDB: relief(first - 16..<first - 2, in: levels, under: mean),
        afterDB: relief(last + 3..<last + 12, in: levels, under: mean))
    )
  }

  /// How far the loudest but two of `frames` is below `mean`, which is in half decibels, in decibels.
  private static func relief(_ frames: Range<Int>, in levels: [UInt8], under mean: Float) -> Float {
    let around = levels[frames.clamped(to: levels.indices)].sorted().dropLast(2)
    return (mean - Float(around.last ?? 0)) / 2
  }
}

extension ToneFrame {
  fileprivate var low: Float { min(frequencyHz, partnerHz ?? frequencyHz) }
  fileprivate var high: Float { max(frequencyHz, partnerHz ?? frequencyHz) }

  /// Whether `next` goes on with the same tone. Of a pair one may be too weak for a frame.
  fileprivate func continues(in next: ToneFrame) -> Bool {
    func isSame(_ one: Float, _ other: Float) -> Bool { abs(one - other) <= 0.02 * one }
    return isSame(low, next.low) || isSame(high, next.high)
  }
}
