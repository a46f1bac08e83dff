import ContentHash
import Diagnostics
import ExampleSearch
import PhoneticIndex
import Pronunciation
import TestSupport

/// Made-up phone scores, the same from the same seed.
struct RandomFrames {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Rows of multiples of a quarter, some columns of a row equally good, so that there are ties.
  mutating func values(frameCount: Int) -> [Float] {
    (0..<frameCount).flatMap { _ in
      let row = (0..<PhoneScores.rowLength).map { _ in
        -Float(Int.random(in: 0...40, using: &generator)) / 4
      }
      let best = row.max() ?? 0
      return row.map { $0 - best }
    }
  }

  /// The same as scores.
  mutating func scores(frameCount: Int) -> PhoneScores {
    Self.scores(values(frameCount: frameCount))
  }

  /// Clear speech: each of `phones` for two frames with a blank behind it, `gap` blanks before all and
  /// behind all.
  static func spoken(_ phones: [Phone], gap: Int = 10) -> [Float] {
    let blank = PhoneFold.blankColumn
    let silence = [Int](repeating: blank, count: gap)
    let columns =
      silence + phones.flatMap { [Int($0.rawValue), Int($0.rawValue), blank] } + silence
    return columns.flatMap { best in
      (0..<PhoneScores.rowLength).map { $0 == best ? 0 : Float(-9) }
    }
  }

  static func scores(_ values: [Float]) -> PhoneScores {
    guard let scores = PhoneScores(values: values) else { preconditionFailure("rows are whole") }
    return scores
  }

  /// The rows as the entry of a recording's only channel.
  static func entry(_ values: [Float]) -> IndexEntry {
    var encoder = EntryEncoder()
    encoder.append(scores(values))
    let digest = SHA256Digest(ofUTF8: "made up")
    return encoder.finish(
      header: IndexEntry.Header(
        recording: digest, channel: 0, model: ModelIdentity(name: "made up", digest: digest)))
  }

  /// An example that was heard as `values`.
  static func example(_ values: [Float]) throws(InputError) -> RecordedExample {
    try RecordedExample(
      path: "clip.wav", digest: SHA256Digest(ofUTF8: "clip"), channels: [entry(values)])
  }
}
