import Diagnostics
import JSONText

/// The stretches of a file of Amazon Transcribe in which one speaks: `audio_segments`, which name
/// their items by number, or the older `speaker_labels`, which repeat their times.
struct AWSSegments {
  struct Segment {
    let number: Int
    let speaker: String?
    let channel: String?
  }

  /// How many segments there are.
  private(set) var count = 0
  private var byItem: [Int: Segment] = [:]
  private var byTimes: [Times: Segment] = [:]

  private struct Times: Hashable {
    let startMs: Int
    let endMs: Int
  }

  /// The segments in `results`; none is not an error.
  init(_ results: JSONNode) throws(InputError) {
    for segment in try results.elements(of: "audio_segments") {
      let entry = Segment(
        number: count, speaker: try segment["speaker_label"]?.label(),
        channel: try segment["channel_label"]?.string())
      for item in try segment.elements(of: "items") { byItem[try Self.itemNumber(item)] = entry }
      count += 1
    }
    guard let labels = results["speaker_labels"] else { return }
    for segment in try labels.elements(of: "segments") {
      let speaker = try segment["speaker_label"]?.label()
      for item in try segment.elements(of: "items") {
        let times = Times(
          startMs: try item.required("start_time").secondsAsMs(),
          endMs: try item.required("end_time").secondsAsMs())
        let label = try item["speaker_label"]?.label() ?? speaker
        byTimes[times] = Segment(number: count, speaker: label, channel: nil)
      }
      count += 1
    }
  }

  /// The segment that `item` belongs to, which is `word`.
  func segment(
    of item: JSONNode, _ word: TranscriptDraft.Word
  ) throws(InputError) -> Segment? {
    let labelled = byTimes[Times(startMs: word.startMs, endMs: word.endMs)]
    guard let id = item["id"], let segment = byItem[try Self.itemNumber(id)] else {
      return labelled
    }
    return Segment(
      number: segment.number, speaker: segment.speaker ?? labelled?.speaker,
      channel: segment.channel)
  }

  private static func itemNumber(_ node: JSONNode) throws(InputError) -> Int {
    guard let number = Int(exactly: try node.number()) else {
      throw node.error("is not the number of an item")
    }
    return number
  }
}
