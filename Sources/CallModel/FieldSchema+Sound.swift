// What recordings and transcripts tell of calls besides what is said. `SoundFacts` and `WordFacts` measure it;
// docs/design/call-facts.md says how.
extension FieldSchema {
  /// The fields that are measured in recordings, where the calls file does not say otherwise.
  static let soundFields =
    talkFields(of: "caller", other: "agent") + talkFields(of: "agent", other: "caller")
    + pauseFields
    + audioFields

  private static func talkFields(of party: String, other: String) -> [Field] {
    [
      Field("\(party).talk_time", .duration, summary: "How long the \(party) speaks."),
      Field(
        "\(party).talk_share", .percent,
        summary: "The \(party)'s share of the time in which anybody speaks."),
      Field(
        "\(party).longest_turn", .duration,
        summary: "The \(party)'s longest stretch of speech into which the \(other) says nothing."),
      Field(
        "\(party).interruptions", .number,
        summary: "How often the \(party) took the word while the \(other) was speaking."),
      Field(
        "\(party).response_delay", .duration,
        summary: "How long the \(party) takes to answer, the middle of all answers."),
      Field(
        "\(party).words_per_minute", .number,
        summary: "How fast the \(party) speaks, by the words of a transcript."),
    ]
  }

  private static let pauseFields = [
    Field("hold.total", .duration, summary: "How long the caller waits to music, in all."),
    Field("hold.count", .number, summary: "How often the caller is put on hold."),
    Field("hold.longest", .duration, summary: "The longest wait."),
    Field(
      "silence.total", .duration,
      summary: "How long nobody speaks and nothing plays, from the answer to the end."),
    Field("silence.longest", .duration, summary: "The longest such silence."),
    Field("overlap.total", .duration, summary: "How long both speak at once."),
    Field(
      "overlap.share", .percent,
      summary: "The share of the time in which anybody speaks in which both do."),
  ]

  private static let audioFields = [
    Field(
      "audio.speech_level", .number,
      summary: "How far the quieter side's speech is below full scale, in decibels: 20 is usual."),
    Field(
      "audio.signal_to_noise", .number,
      summary: "How far speech is above noise on the worse channel, in decibels."),
    Field("audio.clipping", .percent, summary: "The share of samples cut off at full scale."),
    Field("audio.dead_channel", .flag, summary: "Whether nothing at all is on a channel."),
    Field(
      "audio.same_channels", .flag, summary: "Whether both channels carry the same sound."),
  ]
}
