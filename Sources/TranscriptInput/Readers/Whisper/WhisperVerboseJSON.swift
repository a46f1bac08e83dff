import CallModel
import Diagnostics
import JSONText

/// Whisper's `verbose_json`: segments, and words within them or beside them.
///
/// Reads what OpenAI's service writes (words in one list beside the segments, without confidences),
/// what `whisper` and `faster-whisper` write (words within segments, with `probability`), and what
/// WhisperX makes of it (`score`, `speaker`, words without times). Where a segment has no words, its
/// time is spread over its text.
struct WhisperVerboseJSON: JSONTranscriptReader {
  let format = "whisper-verbose-json"

  let shapes = [
    JSONShape("segments[]", "segments[].start", "segments[].end", "segments[].text"),
    JSONShape("words[]", "words[].word", "words[].start", "words[].end"),
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    var segments: [WhisperSegment] = []
    for (turn, node) in try root.elements(of: "segments").enumerated() {
      segments.append(try WhisperSegment(node, turn: turn))
    }
    var loose: [TranscriptDraft.Word] = []
    if segments.allSatisfy({ $0.words.isEmpty }) { loose = try looseWords(in: root) }

    var draft = TranscriptDraft()
    if loose.isEmpty {
      draft.words = segments.flatMap { $0.words.isEmpty ? $0.spreadText : $0.words }
    } else if segments.isEmpty {
      loose.sort { $0.startMs < $1.startMs }
      _ = TranscriptDraft.numberTurns(of: &loose, from: 0)
      draft.words = loose
    } else {
      draft.words = Self.placed(loose, in: segments)
    }
    return draft.transcript(
      format: format, language: try root["language"].languageTag(), speakers: speakers)
  }

  /// The words beside the segments.
  private func looseWords(in root: JSONNode) throws(InputError) -> [TranscriptDraft.Word] {
    try WhisperWords.read(try root.elements(of: "words"), fromMs: 0, toMs: nil)
  }

  /// Words with the turn and the confidence of the segment in which their middle lies, or that ended
  /// last before it.
  private static func placed(
    _ words: [TranscriptDraft.Word], in segments: [WhisperSegment]
  ) -> [TranscriptDraft.Word] {
    let segments = segments.sorted { $0.startMs < $1.startMs }
    let starts = segments.map(\.startMs)
    return words.map { word in
      let middleMs = (word.startMs + word.endMs) / 2
      let after = Self.firstIndex(in: starts, after: middleMs)
      let segment = segments[max(0, after - 1)]
      var word = word
      word.turn = segment.turn
      word.speakerLabel = word.speakerLabel ?? segment.label
      word.confidence = word.confidence ?? segment.confidence
      return word
    }
  }

  /// The first index of the ascending `times` whose time is later than `ms`; binary search.
  private static func firstIndex(in times: [Int], after ms: Int) -> Int {
    var range = 0..<times.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = times[middle] > ms ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}

/// One segment of a Whisper file: a turn.
struct WhisperSegment {
  let turn: Int
  let startMs: Int
  let endMs: Int
  /// What is said, where it has no words.
  private let text: String
  let label: String?
  /// The geometric mean of its tokens' probabilities, from `avg_logprob`.
  let confidence: Confidence?
  /// Its words, where the file has them.
  let words: [TranscriptDraft.Word]

  init(_ node: JSONNode, turn: Int) throws(InputError) {
    self.turn = turn
    let span = try node.span("start", "end", in: .seconds)
    startMs = span.startMs
    endMs = span.endMs
    let text = try node.required("text")
    let label = try node["speaker"]?.label()
    let confidence = try node["avg_logprob"]?.confidenceOfLogarithm()
    let words = try WhisperWords.read(
      try node.elements(of: "words"), fromMs: startMs, toMs: endMs)
    self.words = words.map { word in
      var word = word
      word.turn = turn
      word.speakerLabel = word.speakerLabel ?? label
      word.confidence = word.confidence ?? confidence
      return word
    }
    self.text = words.isEmpty ? try text.string() : ""
    self.label = label
    self.confidence = confidence
  }

  /// The text's words, spread over the time of the segment.
  var spreadText: [TranscriptDraft.Word] {
    let texts = text.split(whereSeparator: \.isWhitespace).map(String.init)
    return TranscriptDraft.interpolated(texts, fromMs: startMs, toMs: endMs).map { word in
      var word = word
      word.turn = turn
      word.speakerLabel = label
      word.confidence = confidence
      return word
    }
  }
}
