public import CallModel

/// What rules can ask of a recording, as fields of its call.
///
/// What the recording cannot tell is left out, and so unknown to rules: of one channel, or of two that carry
/// the same sound, who speaks when; of a channel on which nothing is, whether somebody spoke.
public struct CallFields {
  private let facts: RecordingFacts
  /// What each speaker says; `nil` where nobody knows.
  private let turns: TurnTaking?
  /// What anybody says; `nil` where a part of it may be missing.
  private let anybody: [TimeSpan]?
  private let speakers: [Speaker]

  /// The fields of the call whose recording has `facts`.
  ///
  /// - Parameter speakers: who is on each channel, channel 0 first; none where nobody has said.
  public init(_ facts: RecordingFacts, speakers: [Speaker]) {
    self.facts = facts
    let areKnown = speakers.count == facts.channels.count && !facts.hasEqualChannels
    self.speakers = areKnown ? speakers : []
    let isWhole = !facts.channels.contains(where: \.isDead)
    anybody = isWhole ? facts.channels.reduce([]) { $0.union($1.speech) } : nil
    turns =
      areKnown && isWhole && Set(speakers) == [.caller, .agent]
      ? TurnTaking(
        caller: Self.speech(of: .caller, speakers, facts),
        agent: Self.speech(of: .agent, speakers, facts))
      : nil
  }

  /// The values, by the fields' paths.
  public var values: [(path: String, value: FieldValue)] {
    talk(of: .caller) + talk(of: .agent) + both + silence + holds + outcome + quality
  }

  private static func speech(
    of speaker: Speaker, _ speakers: [Speaker], _ facts: RecordingFacts
  ) -> [TimeSpan] {
    zip(speakers, facts.channels).reduce([]) { speech, channel in
      channel.0 == speaker ? speech.union(channel.1.speech) : speech
    }
  }

  private func talk(of speaker: Speaker) -> [(String, FieldValue)] {
    let own = zip(speakers, facts.channels).filter { $0.0 == speaker }.map(\.1)
    guard !own.isEmpty, !own.contains(where: \.isDead) else { return [] }
    let name = speaker.rawValue
    let speech = Self.speech(of: speaker, speakers, facts)
    var values = [("\(name).talk_time", FieldValue.duration(ms: Int64(speech.totalMs)))]
    guard let turns, let anybody else { return values }
    if !anybody.isEmpty {
      values.append(("\(name).talk_share", .percent(share(speech.totalMs, of: anybody.totalMs))))
    }
    let party = turns.party(speaker)
    values += [
      ("\(name).longest_turn", .duration(ms: Int64(party.longestTurnMs))),
      ("\(name).interruptions", .number(count(party.interruptions.count))),
    ]
    if let delay = party.responseDelayMs {
      values.append(("\(name).response_delay", .duration(ms: Int64(delay))))
    }
    return values
  }

  private var both: [(String, FieldValue)] {
    guard let turns, let anybody else { return [] }
    let overlapMs = turns.overlap.totalMs
    var values = [("overlap.total", FieldValue.duration(ms: Int64(overlapMs)))]
    if !anybody.isEmpty {
      values.append(("overlap.share", .percent(share(overlapMs, of: anybody.totalMs))))
    }
    return values
  }

  private var silence: [(String, FieldValue)] {
    guard let anybody else { return [] }
    let sounding = facts.channels.reduce(anybody) { $0.union($1.music) }
      .union(facts.events.map(\.span).joined(overGapsBelowMs: 1))
    let silences = sounding.gaps(from: facts.answerMs ?? 0, to: facts.lengthMs)
    return [
      ("silence.total", .duration(ms: Int64(silences.totalMs))),
      ("silence.longest", .duration(ms: Int64(silences.longestMs))),
    ]
  }

  private var holds: [(String, FieldValue)] {
    let holds = facts.events.filter { $0.kind == .hold }.map(\.span).joined(overGapsBelowMs: 1)
    return [
      ("hold.total", .duration(ms: Int64(holds.totalMs))),
      ("hold.count", .number(count(holds.count))),
      ("hold.longest", .duration(ms: Int64(holds.longestMs))),
    ]
  }

  /// What became of the call, where the sound says so.
  private var outcome: [(String, FieldValue)] {
    var values: [(String, FieldValue)] = []
    if facts.events.contains(where: { $0.kind == .beep }) {
      values.append(("call.voicemail", .flag(true)))
    }
    let rings = facts.events.first { $0.kind == .ringback }
    if let answerMs = facts.answerMs, let rings {
      values.append(("call.answered", .flag(true)))
      values.append(
        ("call.ring_time", .duration(ms: Int64(max(0, answerMs - rings.span.startMs)))))
    }
    return values
  }

  private var quality: [(String, FieldValue)] {
    let quality = SoundQuality(facts.channels)
    var values: [(String, FieldValue)] = [
      ("audio.dead_channel", .flag(facts.channels.contains(where: \.isDead))),
      ("audio.same_channels", .flag(facts.hasEqualChannels)),
      ("audio.clipping", .percent(decimal(quality.clippedShare))),
    ]
    if let level = quality.speechLevelDB {
      values.append(("audio.speech_level", .number(decimal(-level))))
    }
    if let ratio = quality.signalToNoiseDB {
      values.append(("audio.signal_to_noise", .number(decimal(ratio))))
    }
    if let grade = quality.grade { values.append(("call.audio_quality", .choice(grade.rawValue))) }
    return values
  }

  private func share(_ partMs: Int, of wholeMs: Int) -> FixedDecimal {
    FixedDecimal(millionths: Int64(partMs) * 1_000_000 / Int64(max(wholeMs, 1)))
  }

  private func count(_ number: Int) -> FixedDecimal {
    FixedDecimal(millionths: Int64(number) * 1_000_000)
  }

  private func decimal(_ number: Double) -> FixedDecimal {
    FixedDecimal(millionths: Int64((number * 1_000_000).rounded()))
  }
}
