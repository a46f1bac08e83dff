import CallModel
import Diagnostics
import JSONText

/// What Amazon's sample application Post Call Analytics writes: segments, with their words and how
/// sure each is.
///
/// Speakers are `spk_0`, `spk_1`, …; the header may say what each is called on the screen.
struct AWSPostCallAnalytics: JSONTranscriptReader {
  let format = "aws-post-call-analytics"

  let shapes = [
    JSONShape(
      "SpeechSegments[]", "SpeechSegments[].SegmentStartTime", "SpeechSegments[].SegmentEndTime",
      "SpeechSegments[].WordConfidence[]"),
    JSONShape(
      "SpeechSegments[]", "SpeechSegments[].SegmentStartTime", "SpeechSegments[].SegmentEndTime",
      "SpeechSegments[].DisplayText"),
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    let header = root["ConversationAnalytics"]
    var names: [String: String] = [:]
    for label in try header?.elements(of: "SpeakerLabels") ?? [] {
      guard let speaker = try label["Speaker"]?.label() else { continue }
      names[speaker] = try label["DisplayText"]?.label()
    }
    var draft = TranscriptDraft()
    for (number, segment) in try root.required("SpeechSegments").elements().enumerated() {
      let speaker = try segment["SegmentSpeaker"]?.label()
      let turn = TranscriptDraft.Turn(
        span: try segment.span("SegmentStartTime", "SegmentEndTime", in: .seconds),
        label: speaker.map { names[$0] ?? $0 }, number: number)
      let words = try segment.elements(of: "WordConfidence")
      if words.isEmpty {
        let text = segment.first(of: "DisplayText", "OriginalText")
        draft.spread(try text?.wordTexts() ?? [], over: turn)
      } else {
        draft.add(try Self.words(words), of: turn)
      }
    }
    return draft.transcript(
      format: format, language: try (header?["LanguageCode"]).languageTag(), speakers: speakers)
  }

  private static func words(_ nodes: [JSONNode]) throws(InputError) -> [TranscriptDraft.Word] {
    var words: [TranscriptDraft.Word] = []
    for node in nodes {
      let text = try node.required("Text").wordText()
      var word = TranscriptDraft.Word(text, try node.span("StartTime", "EndTime", in: .seconds))
      word.confidence = try node["Confidence"]?.confidence()
      if !text.isEmpty { words.append(word) }
    }
    return words
  }
}
