import CallModel

extension Transcript {
  /// The transcripts of the channels of one recording, channel 0 first, as one: words in order of time,
  /// turns counted from 0 in the order in which they begin.
  ///
  /// Of a recording with several channels each is one voice, whatever names its recogniser made up.
  init(channels: [Transcript]) {
    var words: [Word] = []
    for (channel, transcript) in channels.enumerated() {
      words += transcript.words.map { word in
        let isNamed = channels.count == 1 || word.speaker != .unknown
        return Word(
          text: word.text, span: word.span, confidence: word.confidence, speaker: word.speaker,
          speakerLabel: isNamed ? word.speakerLabel : nil, channel: channel, turn: word.turn,
          hasApproximateTimes: word.hasApproximateTimes)
      }
    }
    var numbers: [TurnOfChannel: Int] = [:]
    let inOrder = Transcript(words: words, format: "wtf").words.map { word in
      let turn = TurnOfChannel(channel: word.channel, turn: word.turn)
      let number = numbers[turn] ?? numbers.count
      numbers[turn] = number
      return Word(
        text: word.text, span: word.span, confidence: word.confidence, speaker: word.speaker,
        speakerLabel: word.speakerLabel, channel: word.channel, turn: number,
        hasApproximateTimes: word.hasApproximateTimes)
    }
    let languages = Set(channels.compactMap(\.language))
    self.init(
      words: inOrder, format: "wtf", language: languages.count == 1 ? languages.first : nil)
  }

  private struct TurnOfChannel: Hashable {
    let channel: Int?
    let turn: Int
  }
}
