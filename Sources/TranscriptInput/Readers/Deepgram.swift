import CallModel
import Diagnostics
import JSONText

/// What Deepgram writes for a recording: for each channel the words of its best alternative, with
/// punctuation beside the bare word where it was asked for.
///
/// Turns end where the speaker changes or nobody speaks for a while. Where words were not asked for,
/// the utterances are read, and their text is spread over their times.
struct Deepgram: JSONTranscriptReader {
  let format = "deepgram"

  let shapes = [
    JSONShape(
      "results", "results.channels[]", "results.channels[].alternatives[]",
      "results.channels[].alternatives[].words[]")
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    let results = try root.required("results")
    let channels = try results.required("channels").elements()
    var draft = TranscriptDraft()
    var language: String?
    for (number, channel) in channels.enumerated() {
      if language == nil { language = try channel["detected_language"].languageTag() }
      guard let best = try channel.elements(of: "alternatives").first else { continue }
      let nodes = try best.elements(of: "words")
      if number == 0 { draft.words.reserveCapacity(nodes.count * min(channels.count, 2)) }
      for node in nodes {
        let members = node.members(named: Self.members)
        var text = try members.string(4)
        if text == nil { text = try members.requiredString(0) }
        var word = TranscriptDraft.Word(
          (text ?? "").withoutBlanksAround, try members.span(1, 2, in: .seconds))
        word.confidence = try members.confidence(3)
        word.speakerLabel = try members[5]?.label()
        word.channel = channels.count > 1 ? number : nil
        if !word.text.isEmpty { draft.words.append(word) }
      }
    }
    draft.numberTurns()
    if draft.words.isEmpty { draft = try Self.utterances(in: results) }
    return draft.transcript(format: format, language: language, speakers: speakers)
  }

  private static let members: JSONNames = [
    "word", "start", "end", "confidence", "punctuated_word", "speaker",
  ]

  private static func utterances(in results: JSONNode) throws(InputError) -> TranscriptDraft {
    var draft = TranscriptDraft()
    for (number, node) in try results.elements(of: "utterances").enumerated() {
      let turn = TranscriptDraft.Turn(
        span: try node.span("start", "end", in: .seconds),
        confidence: try node["confidence"]?.confidence(), label: try node["speaker"]?.label(),
        channel: try node["channel"]?.channel(), number: number)
      draft.spread(try node.required("transcript").wordTexts(), over: turn)
    }
    draft.forgetSingleChannel()
    return draft
  }
}
