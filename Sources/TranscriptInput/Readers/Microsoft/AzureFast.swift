import CallModel
import Diagnostics
import JSONText

/// What Azure's fast transcription writes: phrases with their words, times in milliseconds.
struct AzureFast: JSONTranscriptReader {
  let format = "azure-fast"

  let shapes = ["offsetMilliseconds", "offset", "offsetInMs"].map {
    JSONShape("phrases[]", "phrases[].text", "phrases[].\($0)")
  }

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    var draft = TranscriptDraft()
    var language: String?
    for (number, phrase) in try root.required("phrases").elements().enumerated() {
      if language == nil { language = try phrase["locale"].languageTag() }
      let turn = TranscriptDraft.Turn(
        span: try phrase.azureSpan(),
        confidence: try phrase["confidence"]?.confidence(), label: try phrase["speaker"]?.label(),
        channel: try phrase["channel"]?.channel(), number: number)
      let words = try phrase.elements(of: "words")
      if words.isEmpty {
        draft.spread(try phrase.required("text").wordTexts(), over: turn)
      } else {
        draft.add(try words.azureWords(text: "text"), of: turn)
      }
    }
    if try root.elements(of: "combinedPhrases").count < 2 { draft.forgetSingleChannel() }
    return draft.transcript(format: format, language: language, speakers: speakers)
  }
}
