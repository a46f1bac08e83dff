import CallModel
import Diagnostics
import JSONText

/// What Amazon Transcribe writes: one item a word, times and confidences as numbers in quotes,
/// punctuation as items of its own without times.
///
/// Who speaks stands, by age of the file, on the item, in `audio_segments`, or in `speaker_labels`.
/// Turns are the segments of whichever of the two is there, else stretches between pauses.
struct AWSTranscribe: JSONTranscriptReader {
  let format = "aws-transcribe"

  let shapes = [
    JSONShape(
      "results", "results.items[]", "results.items[].alternatives[]", "results.items[].type"),
    JSONShape(
      "results", "results.channel_labels", "results.channel_labels.channels[]",
      "results.channel_labels.channels[].items[]"),
  ]

  func read(_ root: JSONNode, speakers: SpeakerLabels) throws(InputError) -> Transcript {
    let results = try root.required("results")
    let segments = try AWSSegments(results)
    var draft = TranscriptDraft()
    var nextTurn = segments.count
    for list in try itemLists(in: results) {
      var (words, hasTurns) = try self.words(in: list, segments: segments)
      if !hasTurns {
        words.sort { $0.startMs < $1.startMs }
        nextTurn = TranscriptDraft.numberTurns(of: &words, from: nextTurn)
      }
      draft.words += words
    }
    return draft.transcript(
      format: format, language: try results["language_code"].languageTag(), speakers: speakers)
  }

  /// The items of each channel, where channels were told apart, else all.
  private func itemLists(
    in results: JSONNode
  ) throws(InputError) -> [(items: [JSONNode], channelLabel: String?)] {
    var lists: [(items: [JSONNode], channelLabel: String?)] = []
    for channel in try results["channel_labels"]?.elements(of: "channels") ?? [] {
      let label = try channel["channel_label"]?.string()
      lists.append((try channel.elements(of: "items"), label))
    }
    if lists.contains(where: { !$0.items.isEmpty }) { return lists }
    return [(try results.elements(of: "items"), nil)]
  }

  private func words(
    in list: (items: [JSONNode], channelLabel: String?), segments: AWSSegments
  ) throws(InputError) -> (words: [TranscriptDraft.Word], hasTurns: Bool) {
    var words: [TranscriptDraft.Word] = []
    var hasTurns = !list.items.isEmpty
    for item in list.items {
      guard let best = try item.required("alternatives").elements().first else { continue }
      let text = try best.required("content").wordText()
      guard try item["type"]?.string() != "punctuation" else {
        if !words.isEmpty { words[words.count - 1].text += text }
        continue
      }
      var word = TranscriptDraft.Word(text, try item.span("start_time", "end_time", in: .seconds))
      word.confidence = try best["confidence"]?.confidence()
      let segment = try segments.segment(of: item, word)
      hasTurns = hasTurns && segment != nil
      word.turn = segment?.number ?? 0
      word.speakerLabel = try item["speaker_label"]?.label() ?? segment?.speaker
      let channel = try item["channel_label"]?.string() ?? list.channelLabel ?? segment?.channel
      word.channel = channel.flatMap(Self.channel(of:))
      if !text.isEmpty { words.append(word) }
    }
    return (words, hasTurns)
  }

  /// 1 for `ch_1`; `nil` for a label of another kind.
  private static func channel(of label: String) -> Int? {
    guard label.hasPrefix("ch_"), let number = Int(label.dropFirst(3)) else { return nil }
    return (0...254).contains(number) ? number : nil
  }
}
