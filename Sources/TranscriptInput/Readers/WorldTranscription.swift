import CallModel
import Diagnostics
import JSONText

/// The World Transcription Format, which vCons hold and which stands for all recognisers: segments,
/// the words that they point to, and the names of speakers.
struct WorldTranscription: JSONTranscriptReader {
  let format = "wtf"

  let shapes = [
    JSONShape(
      "transcript", "transcript.text", "segments[]", "segments[].start", "segments[].end",
      "segments[].text")
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    var names: [String: String] = [:]
    for (id, speaker) in root["speakers"]?.members ?? [] {
      names[id] = try speaker["label"]?.label()
    }
    var segments: [Segment] = []
    for (number, node) in try root.elements(of: "segments").enumerated() {
      segments.append(try Segment(node, number: number, names: names))
    }
    let words = try Self.words(root.elements(of: "words"), segments: segments, names: names)
    var draft = TranscriptDraft()
    draft.words = words
    if words.isEmpty {
      for segment in segments { draft.spread(segment.texts, over: segment.turn) }
    } else if segments.allSatisfy(\.words.isEmpty) {
      draft.numberTurns()
    }
    let language = try (root["transcript"]?["language"]).languageTag()
    return draft.transcript(format: format, language: language, speakers: speakers)
  }

  private static func words(
    _ nodes: [JSONNode], segments: [Segment], names: [String: String]
  ) throws(InputError) -> [TranscriptDraft.Word] {
    var segmentOfWord: [Int: Segment] = [:]
    for segment in segments {
      for word in segment.words { segmentOfWord[word] = segment }
    }
    var draft = TranscriptDraft()
    for (index, node) in nodes.enumerated() {
      let text = try node.required("text").wordText()
      if node["is_punctuation"]?.isTrue == true {
        draft.attach(text)
        continue
      }
      var word = try TranscriptDraft.Word(text, of: node, timesIn: .seconds)
      let segment = segmentOfWord[index]
      word.speakerLabel = word.speakerLabel.map { names[$0] ?? $0 } ?? segment?.turn.label
      word.confidence = word.confidence ?? segment?.turn.confidence
      // Not of the format: what `earshot transcribe` adds to it.
      word.channel = try node["channel"]?.channel()
      word.hasApproximateTimes = node["approximate"]?.isTrue == true
      // Words of no segment follow the last one as a turn of their own.
      word.turn = segment?.turn.number ?? segments.count
      if !text.isEmpty { draft.words.append(word) }
    }
    return draft.words
  }

  private struct Segment {
    let turn: TranscriptDraft.Turn
    let texts: [String]
    /// The words that it consists of, by their place in the list of words.
    let words: [Int]

    init(_ node: JSONNode, number: Int, names: [String: String]) throws(InputError) {
      let speaker = try node["speaker"]?.label()
      turn = TranscriptDraft.Turn(
        span: try node.span("start", "end", in: .seconds),
        confidence: try node["confidence"]?.confidence(), label: speaker.map { names[$0] ?? $0 },
        number: number)
      texts = try node.required("text").wordTexts()
      var words: [Int] = []
      for word in try node.elements(of: "words") { words.append(try word.count()) }
      self.words = words
    }
  }
}
