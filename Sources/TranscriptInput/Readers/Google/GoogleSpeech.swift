import CallModel
import Diagnostics
import JSONText

/// What Google Cloud Speech-to-Text writes, in either version: results one after the other, each with
/// the words of its best alternative. A long operation wraps them in `response`.
///
/// Members whose value is zero are left out, so a word without a start begins where the one before it
/// ends. Where speakers are told apart, version 1 repeats all words in the last result, with tags.
struct GoogleSpeech: JSONTranscriptReader {
  let format: String
  let shapes: [JSONShape]
  private let keys: Keys

  private struct Keys {
    let start: [String]
    let end: [String]
    let resultEnd: [String]
    let speaker: [String]
  }

  /// Version 1: `startTime`, `speakerTag`.
  static let v1 = GoogleSpeech(
    "google-stt-v1",
    Keys(
      start: ["startTime", "start_time"], end: ["endTime", "end_time"],
      resultEnd: ["resultEndTime", "result_end_time"], speaker: ["speakerTag", "speaker_tag"]))

  /// Version 2: `startOffset`, `speakerLabel`.
  static let v2 = GoogleSpeech(
    "google-stt-v2",
    Keys(
      start: ["startOffset", "start_offset"], end: ["endOffset", "end_offset"],
      resultEnd: ["resultEndOffset", "result_end_offset"],
      speaker: ["speakerLabel", "speaker_label"]))

  private init(_ format: String, _ keys: Keys) {
    self.format = format
    self.keys = keys
    shapes = ["", "response."].flatMap { wrapper in
      let results = wrapper + "results[]"
      let best = results + ".alternatives[]"
      return keys.end.map { JSONShape(results, best, best + ".words[]", "\(best).words[].\($0)") }
        + keys.resultEnd.map { JSONShape(results, best, best + ".transcript", "\(results).\($0)") }
    }
  }

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    let results = try (root["response"] ?? root).required("results").elements()
    var draft = TranscriptDraft()
    var endMsOfChannel: [Int?: Int] = [:]
    var language: String?
    for (number, result) in results.enumerated() {
      if language == nil {
        language = try result.first(of: "languageCode", "language_code").languageTag()
      }
      let channel = try Self.channel(of: result)
      let startMs = endMsOfChannel[channel] ?? 0
      let endMs = try time(keys.resultEnd, of: result) ?? startMs
      var turn = TranscriptDraft.Turn(
        span: TimeSpan(startMs: startMs, endMs: endMs), channel: channel, number: number)
      if let best = try result.elements(of: "alternatives").first {
        turn.confidence = try Self.confidence(of: best)
        try add(best, of: turn, to: &draft)
      }
      endMsOfChannel[channel] = turn.span.endMs
    }
    Self.keepTagged(&draft)
    return draft.transcript(format: format, language: language, speakers: speakers)
  }

  private func add(
    _ best: JSONNode, of turn: TranscriptDraft.Turn, to draft: inout TranscriptDraft
  ) throws(InputError) {
    var words: [TranscriptDraft.Word] = []
    for node in try best.elements(of: "words") {
      let text = try node.required("word").wordText()
      let startMs = try time(keys.start, of: node) ?? words.last?.endMs ?? 0
      let endMs = try time(keys.end, of: node) ?? startMs
      var word = TranscriptDraft.Word(text, try node.span(fromMs: startMs, toMs: endMs))
      word.confidence = try Self.confidence(of: node)
      word.speakerLabel = try label(of: node)
      if !text.isEmpty { words.append(word) }
    }
    if words.isEmpty {
      draft.spread(try best["transcript"]?.wordTexts() ?? [], over: turn)
    } else {
      draft.add(words, of: turn)
    }
  }

  private func time(_ keys: [String], of node: JSONNode) throws(InputError) -> Int? {
    for key in keys {
      if let time = node[key] { return try time.googleTimeAsMs() }
    }
    return nil
  }

  /// Who speaks; tag 0 means that nobody was told apart.
  private func label(of node: JSONNode) throws(InputError) -> String? {
    for key in keys.speaker {
      if let label = try node[key]?.label(), label != "0" { return label }
    }
    return nil
  }

  /// How sure; 0 means that nothing is said of it.
  private static func confidence(of node: JSONNode) throws(InputError) -> Confidence? {
    let confidence = try node["confidence"]?.confidence()
    return confidence?.thousandths == 0 ? nil : confidence
  }

  /// The channel, counted from 0; the file counts from 1, and 0 means nothing.
  private static func channel(of result: JSONNode) throws(InputError) -> Int? {
    guard let tag = result.first(of: "channelTag", "channel_tag"), try tag.count() != 0 else {
      return nil
    }
    return try tag.channel(countedFrom: 1)
  }

  /// Keeps the words with tags alone where the last turn repeats all that was said before without
  /// any.
  private static func keepTagged(_ draft: inout TranscriptDraft) {
    guard let last = draft.words.map(\.turn).max() else { return }
    let tagged = draft.words.filter { $0.turn == last }
    let before = draft.words.filter { $0.turn != last }
    guard !before.isEmpty, tagged.count >= before.count,
      before.allSatisfy({ $0.speakerLabel == nil }),
      tagged.allSatisfy({ $0.speakerLabel != nil })
    else { return }
    draft.words = tagged
    draft.numberTurns()
  }
}
