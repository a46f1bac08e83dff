import Acoustics
import AudioInput
import ContentHash
import Foundation
import KeywordSearch
import PhoneticIndex
import Pronunciation

/// Builds, searches and measures phonetic indexes.
///
///     IndexSearch listen FOLDER CONDITION WAV...
///     IndexSearch repeat FROM TO HOURS
///     IndexSearch time FOLDER KEYWORDS DICTIONARY SOUNDS COUNT LEAST-SCORE THREADS
///     IndexSearch whole FOLDER KEYWORD DICTIONARY CONFIDENCE THREADS bounded|plain
///     IndexSearch spot FOLDER CONDITION KEYWORDS DICTIONARY LEAST-SCORE entries|scores OUT
///
/// `listen` runs the network over recordings and keeps the scores, in FOLDER/CONDITION.scores, and their
/// entries, in FOLDER/CONDITION.index. `repeat` adds the entries of the indexes in FROM to the index TO under
/// new names until it has so many channel-hours. `time` looks for the first COUNT keywords of as many
/// sounds as are asked for, the first look alone; `whole` looks for one keyword with both looks. `spot`
/// writes hits for the keyword benchmark's scorer.
@main struct IndexSearch {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "listen": try listen(arguments[1], arguments[2], Array(arguments[3...]))
    case "repeat": try multiply(arguments[1], arguments[2], hours: Double(arguments[3]) ?? 0)
    case "time": try TimedSearch(Array(arguments[1...])).run()
    case "whole": try WholeSearch(Array(arguments[1...])).run()
    case "spot": try Spotting(Array(arguments[1...])).run()
    default: throw UsageError()
    }
  }

  struct UsageError: Error {}

  static let model = try? AcousticModel(
    directory: ModelLocation.directory(environment: ProcessInfo.processInfo.environment))

  private static func listen(_ folder: String, _ condition: String, _ paths: [String]) throws {
    guard let model, let scorer = PhoneScorer(model: model) else { throw UsageError() }
    let identity = ModelIdentity(name: "bench", digest: SHA256Digest(ofUTF8: "bench"))
    let index = try PhoneticIndex(directory: "\(folder)/\(condition).index")
    var rows = Data()
    for path in paths {
      var reader = try SpeechReader(path: path)
      var stream = Optional(PosteriorStream(model: model))
      var encoder = EntryEncoder()
      let take = { (posteriors: Posteriors) in
        let scores = scorer.scores(of: posteriors)
        encoder.append(scores)
        scores.values.withUnsafeBytes { rows.append(contentsOf: $0) }
      }
      while let block = try reader.nextBlock() {
        if let posteriors = stream?.append(block.channels[0]) { take(posteriors) }
      }
      if let rest = stream.take() { take(rest.finish()) }
      let recording = try SHA256Digest(ofFileAt: path)
      let entry = encoder.finish(
        header: .init(recording: recording, channel: 0, model: identity))
      try index.append(entry)
      print("\(condition)\t\(entry.frameCount)\t\(entry.byteCount)")
    }
    try rows.write(to: URL(fileURLWithPath: "\(folder)/\(condition).scores"))
  }

  private static func multiply(_ from: String, _ to: String, hours: Double) throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: from).sorted()
      .filter { $0.hasSuffix(".index") }
    var entries: [IndexEntry] = []
    for folder in folders {
      let index = try PhoneticIndex(directory: from + "/" + folder, creatingIfMissing: false)
      for id in index.ids { if let entry = try index.entry(id) { entries.append(entry) } }
    }
    let index = try PhoneticIndex(directory: to)
    var frames = 0
    var batch: [IndexEntry] = []
    while Double(frames) < hours * 180_000 {
      for entry in entries {
        batch.append(
          entry.renamed(
            recording: SHA256Digest(ofUTF8: "\(index.count + batch.count)")))
        frames += entry.frameCount
      }
      if batch.count > 500 {
        try index.append(contentsOf: batch)
        batch = []
      }
    }
    try index.append(contentsOf: batch)
    print("\(index.count)\t\(Double(frames) / 180_000)")
  }
}
