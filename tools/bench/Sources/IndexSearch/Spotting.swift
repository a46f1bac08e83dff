import CallModel
import Foundation
import KeywordSearch
import PhoneticIndex

/// Writes the hits of the keyword benchmark, from entries or from all that the network said.
struct Spotting {
  private let arguments: [String]

  /// The search found something else in an entry than the decoder.
  private struct Difference: Error {
    let condition: String
    let call: Int
  }

  /// `FOLDER CONDITION KEYWORDS DICTIONARY LEAST-SCORE entries|scores OUT`
  init(_ arguments: [String]) throws {
    guard arguments.count == 7 else { throw IndexSearch.UsageError() }
    self.arguments = arguments
  }

  func run() throws {
    let (folder, condition) = (arguments[0], arguments[1])
    let keywords = try BenchKeywords(list: arguments[2], dictionary: arguments[3]).all()
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = Float(arguments[4]) ?? -3.5
    let index = try PhoneticIndex(
      directory: "\(folder)/\(condition).index", creatingIfMissing: false)
    let rows = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(condition).scores"))
    let search = EntrySearch(keywords: keywords, settings: settings)
    var start = 0
    var lines = ""
    for (call, id) in index.ids.enumerated() {
      guard let entry = try index.entry(id) else { continue }
      let result: KeywordDecoder.Result
      if arguments[5] == "entries" {
        result = search.search(entry)
        // What the search skips, it must be right to skip: on real sound, too.
        var decoder = KeywordDecoder(keywords: keywords, settings: settings)
        decoder.append(entry.scores(in: 0..<entry.frameCount))
        guard decoder.finish() == result else { throw Difference(condition: condition, call: call) }
      } else {
        let count = entry.frameCount * PhoneScores.rowLength * MemoryLayout<Float>.size
        let values = rows[start..<start + count].withUnsafeBytes {
          Array($0.bindMemory(to: Float.self))
        }
        start += count
        var decoder = KeywordDecoder(keywords: keywords, settings: settings)
        if let scores = PhoneScores(values: values) { decoder.append(scores) }
        result = decoder.finish()
      }
      for (keyword, candidates) in zip(keywords, result.candidates) {
        for candidate in candidates {
          lines +=
            "call\(call + 1)\t\(keyword.text)\t\(Double(candidate.span.startMs) / 1000)\t\(Double(candidate.span.endMs) / 1000)\t\(candidate.score)\n"
        }
      }
    }
    try lines.write(toFile: arguments[6], atomically: true, encoding: .utf8)
  }
}
