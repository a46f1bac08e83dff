import CallModel

/// Reads the tones that telephone networks and machines play from the rhythm of bursts.
///
/// The figures are those of ITU-T E.180 and its supplement with the plans of North America, Europe, Britain,
/// Korea, Japan and China, each with room for clocks that are off.
struct CallTones {
  /// Bursts in order of time.
  private let bursts: [ToneBurst]
  /// What may be a fax that answers. It needs no relief: no voice and no instrument holds 2,100 Hz so long.
  private let answers: [ToneBurst]
  /// When the first sound of any kind is on the channel; `nil` where there is none.
  private let firstSoundMs: Int?

  /// A tone of the network stands out of the silence before it by so much, in decibels; a note of music
  /// does not.
  static let leastReliefDB: Float = 5

  /// Tones on a channel that has `bursts`, and whose first sound of any kind begins at `firstSoundMs`.
  init(bursts: [ToneBurst], firstSoundMs: Int?) {
    self.firstSoundMs = firstSoundMs
    self.bursts = bursts.filter { $0.relief.beforeDB >= Self.leastReliefDB }
    answers = bursts.filter { $0.isSingle(2_045...2_155) && $0.span.durationMs >= 1_800 }
  }

  /// The tones of a call on one channel: each rhythm as one event, from its first burst to its last.
  func events(onChannel channel: Int) -> [RecordingEvent] {
    var events: [RecordingEvent] = []
    func add(_ kind: CallEventKind, _ spans: [TimeSpan]) {
      events += spans.map { RecordingEvent(kind, span: $0, channel: channel) }
    }
    add(.busy, rhythms(Rhythm.busy, of: \.isProgressTone))
    add(.reorder, rhythms(Rhythm.reorder, of: \.isProgressTone))
    add(.ringback, ringing)
    add(.fax, faxes)
    return events
  }

  /// A burst and a pause, over and over.
  struct Rhythm {
    let toneMs: ClosedRange<Int>
    let pauseMs: ClosedRange<Int>
    /// From one burst to the next: what tells the quick busy tone from the slow one where tones are alike.
    let periodMs: ClosedRange<Int>
    let fewestBursts: Int

    static let busy = Rhythm(
      toneMs: 290...680, pauseMs: 290...680, periodMs: 620...1_200, fewestBursts: 3)
    static let reorder = Rhythm(
      toneMs: 130...360, pauseMs: 130...360, periodMs: 380...619, fewestBursts: 4)
    static let faxCalling = Rhythm(
      toneMs: 380...640, pauseMs: 2_500...3_500, periodMs: 3_000...4_000, fewestBursts: 2)

    /// Whether `next` follows `burst` as it should.
    func goesOn(from burst: ToneBurst, to next: ToneBurst) -> Bool {
      pauseMs.contains(next.span.startMs - burst.span.endMs)
        && periodMs.contains(next.span.startMs - burst.span.startMs) && burst.sounds(like: next)
    }
  }

  /// The stretches in which bursts follow each other in a rhythm.
  private func rhythms(_ rhythm: Rhythm, of isMeant: (ToneBurst) -> Bool) -> [TimeSpan] {
    var found: [TimeSpan] = []
    var run: [ToneBurst] = []
    func close() {
      if run.count >= rhythm.fewestBursts, let first = run.first, let last = run.last {
        found.append(TimeSpan(startMs: first.span.startMs, endMs: last.span.endMs))
      }
      run = []
    }
    for burst in bursts where isMeant(burst) {
      guard rhythm.toneMs.contains(burst.span.durationMs) else {
        close()
        continue
      }
      if let last = run.last, !rhythm.goesOn(from: last, to: burst) { close() }
      run.append(burst)
    }
    close()
    return found
  }

  /// Ringing: the American pair is enough with one burst, what one tone alone could be needs its rhythm.
  private var ringing: [TimeSpan] {
    let rings = bursts.filter { $0.isRing }.map(\.span)
    let british = britishRings
    let single = bursts.filter {
      $0.isSingle(370...470) && (700...2_300).contains($0.span.durationMs)
    }
    var spans = rings + british
    for (one, next) in zip(single, single.dropFirst()) where one.sounds(like: next) {
      if (1_500...4_500).contains(next.span.startMs - one.span.endMs) {
        spans += [one.span, next.span]
      }
    }
    // The first thing in a recording may be the last of the ringing.
    if let first = single.first, first.span.startMs <= (firstSoundMs ?? 0) + 200,
      first.span.durationMs >= 800
    {
      spans.append(first.span)
    }
    return spans.joined(overGapsBelowMs: Self.longestRingPauseMs)
  }

  /// The longest pause between two rings of one ringing, in milliseconds.
  static let longestRingPauseMs = 4_800

  /// Two short bursts, 0.4 s each with 0.2 s between.
  private var britishRings: [TimeSpan] {
    let pairs = bursts.filter {
      ($0.isPair(400, 450) || $0.isSingle(385...465)) && (300...520).contains($0.span.durationMs)
    }
    return zip(pairs, pairs.dropFirst()).compactMap { one, next in
      guard (120...290).contains(next.span.startMs - one.span.endMs), one.sounds(like: next) else {
        return nil
      }
      return TimeSpan(startMs: one.span.startMs, endMs: next.span.endMs)
    }
  }

  /// A calling fax says so every three seconds, one that answers for three seconds in one go.
  private var faxes: [TimeSpan] {
    let calling = rhythms(.faxCalling) { $0.isSingle(1_062...1_138) }
    return (calling + answers.map(\.span)).joined(overGapsBelowMs: 4_000)
  }
}

extension ToneBurst {
  /// Whether it is what networks tell callers with: 350 to 640 Hz.
  fileprivate var isProgressTone: Bool {
    isSingle(360...480) || isPair(480, 620) || isPair(400, 450)
  }

  /// A burst of the North American and Korean ringing.
  fileprivate var isRing: Bool {
    isPair(440, 480) && (600...2_400).contains(span.durationMs)
  }
}
