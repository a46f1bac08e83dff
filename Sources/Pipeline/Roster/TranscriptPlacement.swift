package import CallModel
package import Diagnostics

/// Whether the words of a transcript are said where the recording has speech.
///
/// Words that have nothing to do with a recording fall into its silences by chance, in proportion to
/// how long they are. The agreement is how far it is from chance: 1 where every word is in speech, 0
/// where they lie as if thrown. docs/design/call-facts.md says what the limits find.
package struct TranscriptPlacement {
  /// Below this agreement a transcript is taken to be another call's.
  static let leastAgreement = 0.4
  /// From this agreement on with the channels the other way round, they are taken to be swapped.
  static let swappedAgreement = 0.6
  /// Where fewer words would fall into silence by chance, nothing can be said.
  static let leastChance = 20.0
  /// Recognisers place words to a few tenths of a second.
  static let slackMs = 250

  private let words: [Transcript.Word]
  private let sound: RecordingFacts
  private let speakers: [Speaker]

  /// The placement of the words of `transcript` in the recording in which `sound` was measured.
  ///
  /// - Parameter speakers: who speaks on each channel, for words whose channel the transcript does not
  ///   name.
  package init(_ transcript: Transcript, sound: RecordingFacts, speakers: [Speaker]) {
    // Labelled text has no times of its own.
    words = transcript.format == "text" ? [] : transcript.words
    self.sound = sound
    self.speakers = speakers
  }

  /// What the user should know; `nil` where words and sound agree, or nobody can tell.
  package func remark(path: String) -> InputError? {
    let sides = sides
    let placed = placement(sides)
    guard placed.chance >= Self.leastChance, placed.agreement < Self.leastAgreement else {
      return nil
    }
    let swapped = placement(Array(sides.reversed()))
    if sides.count == 2, swapped.agreement >= Self.swappedAgreement {
      return InputError(
        path: path,
        reason:
          "its channels look swapped: \(placed.silentCount) of \(placed.count) words are said "
          + "where their side is silent, and \(swapped.silentCount) the other way round",
        advice: "look at `channels` of the call, and at who is named in the transcript")
    }
    return InputError(
      path: path,
      reason: "\(placed.silentCount) of \(placed.count) words are said where nobody speaks, "
        + "nearly as many as by chance",
      advice: "is it the transcript of another call?")
  }

  /// Speech on each channel, or of all together where channels do not tell who speaks.
  private var sides: [SpeechStretches] {
    let channels = sound.channels.map(\.speech)
    let isTold =
      channels.count == 2 && !sound.hasEqualChannels
      && !sound.channels.contains(where: \.isDead)
    return (isTold ? channels : [channels.flatMap(\.self)])
      .map { SpeechStretches($0, slackMs: Self.slackMs, lengthMs: sound.lengthMs) }
  }

  private struct Placement {
    var count = 0
    var silentCount = 0
    /// How many words would fall into silence by chance.
    var chance = 0.0
    var agreement: Double { chance > 0 ? 1 - Double(silentCount) / chance : 1 }
  }

  private func placement(_ sides: [SpeechStretches]) -> Placement {
    let all = sides.count == 2 ? sides[0].joined(with: sides[1]) : sides.first
    var placement = Placement()
    for word in words {
      let middleMs = word.span.startMs + word.span.durationMs / 2
      guard middleMs <= sound.lengthMs else { continue }
      guard let side = channel(of: word).flatMap({ $0 < sides.count ? sides[$0] : nil }) ?? all
      else { continue }
      placement.count += 1
      placement.chance += side.silentShare
      if !side.contains(middleMs) { placement.silentCount += 1 }
    }
    return placement
  }

  private func channel(of word: Transcript.Word) -> Int? {
    guard sound.channels.count == 2 else { return nil }
    if let channel = word.channel { return channel }
    guard word.speaker != .unknown, speakers.count == 2, speakers[0] != speakers[1] else {
      return nil
    }
    return speakers.firstIndex(of: word.speaker)
  }
}

/// Where there is speech, with some room around it.
private struct SpeechStretches {
  // INVARIANT: in order of time, none touches the next.
  private let spans: [TimeSpan]
  private let lengthMs: Int
  /// The share of the recording in which there is none.
  let silentShare: Double

  init(_ speech: [TimeSpan], slackMs: Int, lengthMs: Int) {
    self.lengthMs = lengthMs
    spans = speech.map { span in
      TimeSpan(
        startMs: max(0, span.startMs - slackMs), endMs: min(lengthMs, span.endMs + slackMs))
    }.joined(overGapsBelowMs: 1)
    silentShare = lengthMs > 0 ? 1 - Double(spans.totalMs) / Double(lengthMs) : 0
  }

  func joined(with other: SpeechStretches) -> SpeechStretches {
    SpeechStretches(spans + other.spans, slackMs: 0, lengthMs: lengthMs)
  }

  /// Whether there is speech at a time. Logarithmic in the number of stretches.
  func contains(_ timeMs: Int) -> Bool {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].endMs < timeMs { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].startMs <= timeMs
  }
}
