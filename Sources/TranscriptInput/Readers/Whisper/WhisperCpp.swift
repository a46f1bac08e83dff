import CallModel
import Diagnostics
import JSONText

/// What whisper.cpp writes with `-oj` (segments) and `-ojf` (their tokens, too). Tokens that begin
/// with a space begin a word; those in brackets, such as `[_BEG_]`, are no speech.
///
/// With `-di` it says for each segment which channel is the louder: that is the channel.
struct WhisperCpp: JSONTranscriptReader {
  let format = "whisper.cpp"

  let shapes = ["offsets", "timestamps"].map {
    JSONShape("transcription[]", "transcription[].text", "transcription[].\($0)")
  }

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    var draft = TranscriptDraft()
    for (number, segment) in try root.required("transcription").elements().enumerated() {
      let span = try Self.span(of: segment)
      let speaker = try segment["speaker"]?.label()
      let turn = TranscriptDraft.Turn(
        span: span, channel: speaker.flatMap { ["0": 0, "1": 1][$0] },
        number: number)
      let words = try Self.words(try segment.elements(of: "tokens"))
      if words.isEmpty {
        draft.spread(try segment.required("text").wordTexts(), over: turn)
      } else {
        draft.add(words, of: turn)
      }
    }
    let language = try (root["result"]?["language"]).languageTag()
    return draft.transcript(format: format, language: language, speakers: speakers)
  }

  /// The words of a segment, as sure as their least sure token.
  private static func words(_ tokens: [JSONNode]) throws(InputError) -> [TranscriptDraft.Word] {
    var words: [TranscriptDraft.Word] = []
    for token in tokens {
      let written = try token.required("text").string()
      let text = written.withoutBlanksAround
      guard !text.isEmpty, !(text.hasPrefix("[_") && text.hasSuffix("]")) else { continue }
      let span = try span(of: token)
      let confidence = try token["p"]?.confidence()
      if written.beginsWithBlank || words.isEmpty {
        var word = TranscriptDraft.Word(text, span)
        word.confidence = confidence
        words.append(word)
      } else {
        let last = words.count - 1
        words[last].text += text
        words[last].span = TimeSpan(
          startMs: words[last].startMs, endMs: max(words[last].endMs, span.endMs))
        words[last].confidence = [words[last].confidence, confidence].compactMap(\.self).min()
      }
    }
    return words
  }

  /// The times of a segment or a token: in milliseconds, else as captions write them.
  private static func span(of node: JSONNode) throws(InputError) -> TimeSpan {
    let read = { (key: String) throws(InputError) -> Int in
      if let offset = node["offsets"]?[key] { return try offset.milliseconds() }
      let written = try node.required("timestamps").required(key)
      guard let ms = CueTime.milliseconds(Substring(try written.string())) else {
        throw written.error("is not a time such as `00:00:01,000`")
      }
      return ms
    }
    let startMs = try read("from")
    return try (node["offsets"] ?? node).span(fromMs: startMs, toMs: try read("to"))
  }
}
