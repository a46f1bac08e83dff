import CallModel
import Diagnostics
import JSONText

/// What AssemblyAI writes: words with times in milliseconds, and utterances of them where speakers or
/// channels were told apart. Channels count from 1.
struct AssemblyAI: JSONTranscriptReader {
  let format = "assemblyai"

  let shapes = [
    JSONShape("words[]", "words[].text", "words[].start", "words[].end", "audio_url"),
    JSONShape(
      "utterances[]", "utterances[].speaker", "utterances[].words[]", "utterances[].words[].text"),
    JSONShape("words[]", "words[].text", "words[].start", "words[].end", "audio_duration"),
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    if let fault = root["error"] {
      throw fault.error("the service says that it failed: \(try fault.string())")
    }
    var draft = TranscriptDraft()
    let utterances = try root.elements(of: "utterances")
    if utterances.isEmpty {
      draft.words = try Self.words(root.elements(of: "words"))
      draft.numberTurns()
    }
    for (number, node) in utterances.enumerated() {
      var turn = TranscriptDraft.Turn(
        span: TimeSpan(startMs: 0, endMs: 0), label: try node["speaker"]?.label(),
        channel: try node["channel"]?.channel(countedFrom: 1), number: number)
      let words = try node.elements(of: "words")
      if words.isEmpty {
        turn.span = try node.span("start", "end", in: .milliseconds)
        draft.spread(try node.required("text").wordTexts(), over: turn)
      } else {
        draft.add(try Self.words(words), of: turn)
      }
    }
    return draft.transcript(
      format: format, language: try root["language_code"].languageTag(), speakers: speakers)
  }

  private static func words(_ nodes: [JSONNode]) throws(InputError) -> [TranscriptDraft.Word] {
    var words: [TranscriptDraft.Word] = []
    for node in nodes {
      let text = try node.required("text").wordText()
      var word = try TranscriptDraft.Word(text, of: node, timesIn: .milliseconds)
      word.channel = try node["channel"]?.channel(countedFrom: 1)
      if !text.isEmpty { words.append(word) }
    }
    return words
  }
}
