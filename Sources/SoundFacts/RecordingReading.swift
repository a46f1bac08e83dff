import CallModel

/// From what was measured of each channel to what it means for the call.
struct RecordingReading {
  private let channels: [ChannelReading]
  private let hasEqualChannels: Bool

  init(_ measures: [ChannelMeasures], hasEqualChannels: Bool) {
    let alone = measures.enumerated().map { ChannelReading($1, channel: $0) }
    self.hasEqualChannels = hasEqualChannels
    channels = alone.enumerated().map { place, reading in
      let other = hasEqualChannels || alone.count != 2 ? nil : alone[1 - place]
      return reading.waiting(whileOtherSays: other?.speech ?? [])
    }
  }

  var measured: MeasuredRecording {
    let events = hasEqualChannels ? channels.first?.events ?? [] : channels.flatMap(\.events)
    return MeasuredRecording(
      facts: RecordingFacts(
        lengthMs: channels.map(\.measures.lengthMs).max() ?? 0,
        channels: channels.map(\.facts), hasEqualChannels: hasEqualChannels, events: events,
        answerMs: answerMs(after: events)),
      keys: channels.map(\.keys))
  }

  /// The first sound after the last ringing, on any channel but for what the caller says meanwhile: on the
  /// channel that rings.
  private func answerMs(after events: [RecordingEvent]) -> Int? {
    guard let ringing = events.last(where: { $0.kind == .ringback }), let channel = ringing.channel
    else { return nil }
    let facts = channels[channel].facts
    let beep = events.first { $0.kind == .beep && $0.span.startMs >= ringing.span.endMs }
    let sounds = (facts.speech + facts.music + [beep?.span].compactMap(\.self))
      .filter { $0.endMs > ringing.span.endMs }
    return sounds.map { max($0.startMs, ringing.span.endMs) }.min()
  }
}

/// What one channel says.
private struct ChannelReading {
  let measures: ChannelMeasures
  let channel: Int
  let bursts: [ToneBurst]
  let tones: [RecordingEvent]
  let music: [TimeSpan]
  var holds: [TimeSpan] = []
  private(set) var speech: [TimeSpan]
  /// Where there is a sound that is no speech.
  private let others: [TimeSpan]

  init(_ measures: ChannelMeasures, channel: Int) {
    self.measures = measures
    self.channel = channel
    bursts = ToneBurst.bursts(in: measures)
    let voiced = SpeechSegments.voiced(in: measures)
    let steady = MusicSegments.found(in: measures.textures)
    tones = CallTones(bursts: bursts, firstSoundMs: voiced.first?.startMs)
      .events(onChannel: channel).filter { !$0.isNote(in: steady) }
    let signals = tones.map(\.span).joined(overGapsBelowMs: 1)
    // A tone that stands alone is no music, and a long vowel is no tone.
    let loneTones = bursts.filter(\.standsAlone)
    music =
      steady.subtracting(signals.union(loneTones.map(\.span).filter { $0.durationMs >= 1_000 }))
      .filter { $0.durationMs >= MusicSegments.shortestMs }
    others = (signals + music + measures.keys.map(\.span) + loneTones.map(\.span)).joined(
      overGapsBelowMs: 1)
    speech = voiced.spoken(without: others)
  }

  /// The same with what is on hold, where the other side says `other` meanwhile.
  func waiting(whileOtherSays other: [TimeSpan]) -> ChannelReading {
    var waiting = self
    waiting.holds = HoldStretches(music: music, otherSpeech: other).stretches
    waiting.speech = speech.spoken(without: waiting.holds)
    return waiting
  }

  var facts: ChannelFacts {
    let quality = ChannelQuality(measures, speech: speech, others: others.union(holds))
    return ChannelFacts(
      speech: speech, music: music, speechLevelDB: quality.speechLevelDB,
      signalToNoiseDB: quality.signalToNoiseDB, clippedShare: quality.clippedShare,
      isDead: quality.isDead)
  }

  /// The keys that were pressed. Two notes of music can be a key's tones.
  var keys: [PressedKey] {
    measures.keys.filter { key in !music.contains { $0.overlaps(key.span) } }
  }

  var events: [RecordingEvent] {
    let excluded = (tones.map(\.span) + music + keys.map(\.span)).joined(overGapsBelowMs: 1)
    return tones
      + holds.map { RecordingEvent(.hold, span: $0, channel: channel) }
      + keys.map {
        RecordingEvent(
          .dtmf, span: $0.span, channel: channel,
          detail: $0.key.isNumber ? "digit" : String($0.key))
      }
      + MachineBeep(bursts: bursts, others: excluded, speech: speech).found(onChannel: channel)
  }
}

extension RecordingEvent {
  /// Whether it is a note of music that went on before: music repeats notes as networks repeat tones.
  fileprivate func isNote(in music: [TimeSpan]) -> Bool {
    music.contains { $0.startMs + 2_000 <= span.startMs && $0.endMs > span.startMs }
  }
}

extension [TimeSpan] {
  /// What is left of speech without `others`. A little that touches one of them is its echo or its edge.
  fileprivate func spoken(without others: [TimeSpan]) -> [TimeSpan] {
    subtracting(others).filter { part in
      part.durationMs >= SpeechSegments.shortestMs
        && (part.durationMs >= 280
          || !others.contains { $0.endMs == part.startMs || $0.startMs == part.endMs })
    }
  }
}
