import Acoustics
import CallModel
import Foundation
import KeywordSearch
import Metering
import PhoneticIndex
import Pronunciation
import Synchronization

/// Looks for one keyword in all of an index as the program does, both looks, and says what it took.
struct WholeSearch {
  private let folder: String
  private let keyword: Keyword
  private let confidence: Confidence
  private let threadCount: Int
  private let words: CompetingWords
  private let isBounded: Bool

  /// `FOLDER KEYWORD DICTIONARY CONFIDENCE THREADS bounded|plain`; `plain` judges all that the first look finds.
  init(_ arguments: [String]) throws {
    guard arguments.count == 6, let confidence = Double(arguments[3]),
      let threads = Int(arguments[4])
    else { throw IndexSearch.UsageError() }
    folder = arguments[0]
    self.confidence = Confidence(confidence)
    threadCount = threads
    isBounded = arguments[5] == "bounded"
    let model = try ModelLocation.directory(environment: ProcessInfo.processInfo.environment)
    keyword = try Keyword(
      arguments[1], lexicon: Lexicon(modelFolder: model, extraDictionaries: [arguments[2]]))
    words = try CompetingWords(modelFolder: model)
  }

  func run() throws {
    let index = try PhoneticIndex(directory: folder, creatingIfMissing: false)
    let ids = index.ids
    let meter = Meter()
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = ConfidenceScale.leastScore(reaching: confidence)
    let secondLook = SecondLook(keywords: [keyword], among: words)
    let search = EntrySearch(
      keywords: [keyword], settings: settings,
      leastScores: isBounded ? secondLook.leastScores(reaching: confidence) : [])
    let judged = isBounded ? confidence : Confidence(thousandths: 0)
    let next = Atomic(0)
    let totals = Mutex((frames: 0, candidates: 0, found: 0, failed: 0))
    DispatchQueue.concurrentPerform(iterations: threadCount) { _ in
      var scratch = EntrySearch.Scratch()
      var secondLook = secondLook
      var own = (frames: 0, candidates: 0, found: 0, failed: 0)
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < ids.count else { break }
        guard let entry = try? index.entry(ids[place]) else {
          own.failed += 1
          continue
        }
        let result = search.search(entry, using: &scratch)
        let findings = secondLook.judge(result, in: entry, reaching: judged)
        own.frames += entry.frameCount
        own.candidates += result.candidates[0].count
        own.found += findings[0].count { $0.confidence >= confidence }
      }
      totals.withLock {
        $0 = (
          $0.frames + own.frames, $0.candidates + own.candidates, $0.found + own.found,
          $0.failed + own.failed
        )
      }
    }
    let sum = totals.withLock { $0 }
    print(
      [
        keyword.text, "\(keyword.phoneCount)", "\(confidence.fraction)", "\(threadCount)",
        String(format: "%.1f", Double(sum.frames) / 180_000), "\(ids.count)",
        isBounded ? "bounded" : "plain", "\(sum.candidates)", "\(sum.found)", "\(sum.failed)",
        String(format: "%.3f", meter.seconds), String(format: "%.3f", meter.processorSeconds),
        "\(Int(Meter.peakMegabytes))",
      ].joined(separator: "\t"))
    guard sum.failed == 0 else { throw IndexSearch.UsageError() }
  }
}
