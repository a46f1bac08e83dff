import ContentHash
import PhoneticIndex
import Pronunciation
import TestSupport

/// Made-up entries, the same from the same seed.
enum SampleEntries {
  static let model = ModelIdentity(name: "made up", digest: SHA256Digest(ofUTF8: "model"))

  static func header(
    _ name: String, channel: Int = 0, model: ModelIdentity = model
  )
    -> IndexEntry.Header
  {
    IndexEntry.Header(
      recording: SHA256Digest(ofUTF8: name), channel: channel, model: model, speech: [2..<9])
  }

  /// Frames as the network writes them: most of them blank, some with a few phones that fit.
  static func scores(frameCount: Int, seed: UInt64) -> PhoneScores {
    var generator = SeededGenerator(seed: seed)
    var values: [Float] = []
    for _ in 0..<frameCount {
      let isBlank = Int.random(in: 0..<2, using: &generator) == 0
      var row = (0..<PhoneScores.rowLength).map { _ in
        Float.random(in: isBlank ? -18 ... -7 : -12...0, using: &generator)
      }
      if isBlank { row[PhoneFold.blankColumn] = 0 }
      let best = row.max() ?? 0
      values += row.map { $0 - best }
    }
    return PhoneScores(values: values) ?? scores(frameCount: 0, seed: 0)
  }

  static func entry(
    _ name: String, frameCount: Int = 300, channel: Int = 0, model: ModelIdentity = model,
    seed: UInt64? = nil
  ) -> IndexEntry {
    var encoder = EntryEncoder()
    let seed = seed ?? UInt64(name.utf8.count * 7 + channel)
    encoder.append(scores(frameCount: frameCount, seed: seed))
    return encoder.finish(header: header(name, channel: channel, model: model))
  }
}
