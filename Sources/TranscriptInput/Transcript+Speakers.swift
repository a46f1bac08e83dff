public import CallModel

extension Transcript {
  /// The same transcript, in which words whose speaker nobody has named are said by the speaker of
  /// their channel, channel 0 first. Words without a channel, or with one that is not listed, stay.
  public func assigningSpeakers(byChannel speakers: [Speaker]) -> Transcript {
    mappingSpeakers { word in
      word.channel.flatMap { speakers.indices.contains($0) ? speakers[$0] : nil }
    }
  }

  /// The same transcript, in which words whose speaker nobody has named are said by whom `labels`
  /// explains their label as: for names such as `spk_0` that are only understood once the whole call
  /// is known.
  public func assigningSpeakers(byLabel labels: SpeakerLabels) -> Transcript {
    mappingSpeakers { word in word.speakerLabel.map { labels.speaker(for: $0) } }
  }

  private func mappingSpeakers(_ speaker: (Word) -> Speaker?) -> Transcript {
    let words = words.map { word in
      guard word.speaker == .unknown, let speaker = speaker(word) else { return word }
      return Word(
        text: word.text, span: word.span, confidence: word.confidence, speaker: speaker,
        speakerLabel: word.speakerLabel, channel: word.channel, turn: word.turn,
        hasApproximateTimes: word.hasApproximateTimes)
    }
    return Transcript(words: words, format: format, language: language)
  }
}
