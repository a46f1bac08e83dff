import CallModel
import Diagnostics
import JSONText

/// What Azure's batch transcription writes: recognised phrases, each with its best guess. The words
/// are as they were heard, without capitals and punctuation.
struct AzureBatch: JSONTranscriptReader {
  let format = "azure-batch"

  let shapes = [
    JSONShape("recognizedPhrases[]", "recognizedPhrases[].nBest[]")
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    var draft = TranscriptDraft()
    var language: String?
    for (number, phrase) in try root.required("recognizedPhrases").elements().enumerated() {
      if language == nil { language = try phrase["locale"].languageTag() }
      guard try phrase["recognitionStatus"]?.string() ?? "Success" == "Success",
        let best = try phrase.elements(of: "nBest").first
      else { continue }
      let turn = TranscriptDraft.Turn(
        span: try phrase.azureSpan(), confidence: try best["confidence"]?.confidence(),
        label: try phrase["speaker"]?.label(), channel: try phrase["channel"]?.channel(),
        number: number)
      let words = try best.elements(of: "words")
      if words.isEmpty {
        let text = best.first(of: "display", "lexical")
        draft.spread(try text?.wordTexts() ?? [], over: turn)
      } else {
        draft.add(try words.azureWords(text: "word"), of: turn)
      }
    }
    // Of one channel alone the file still says that it is the first.
    if try root.elements(of: "combinedRecognizedPhrases").count < 2 { draft.forgetSingleChannel() }
    return draft.transcript(format: format, language: language, speakers: speakers)
  }
}

extension [JSONNode] {
  /// The words of a phrase, whose text is the member `key`.
  func azureWords(text key: String) throws(InputError) -> [TranscriptDraft.Word] {
    var words: [TranscriptDraft.Word] = []
    for node in self {
      let text = try node.required(key).wordText()
      var word = TranscriptDraft.Word(text, try node.azureSpan())
      word.confidence = try node["confidence"]?.confidence()
      if !text.isEmpty { words.append(word) }
    }
    return words
  }
}
