import Foundation
import KeywordSearch
import Metering
import PhoneticIndex
import Pronunciation
import Synchronization

/// Looks for keywords in all of an index, on several threads, and says what it took.
struct TimedSearch {
  private let folder: String
  private let keywords: [Keyword]
  private let least: Float
  private let threadCount: Int

  /// `FOLDER KEYWORDS DICTIONARY SOUNDS COUNT LEAST-SCORE THREADS`; `SOUNDS` 0 takes keywords of any length,
  /// pairs of the list's words where it has too few.
  init(_ arguments: [String]) throws {
    guard arguments.count == 7, let sounds = Int(arguments[3]), let count = Int(arguments[4]),
      let least = Float(arguments[5]), let threads = Int(arguments[6])
    else { throw IndexSearch.UsageError() }
    folder = arguments[0]
    self.least = least
    threadCount = threads
    let lexicon = try BenchKeywords(list: arguments[1], dictionary: arguments[2])
    keywords = try lexicon.keywords(count: count, sounds: sounds)
  }

  func run() throws {
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = least
    let opening = Meter()
    let index = try PhoneticIndex(directory: folder, creatingIfMissing: false)
    let ids = index.ids
    let opened = opening.seconds
    let meter = Meter()
    let search = EntrySearch(keywords: keywords, settings: settings)
    let next = Atomic(0)
    let totals = Mutex((frames: 0, found: 0, failed: 0))
    DispatchQueue.concurrentPerform(iterations: threadCount) { _ in
      var scratch = EntrySearch.Scratch()
      var own = (frames: 0, found: 0, failed: 0)
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < ids.count else { break }
        guard let entry = try? index.entry(ids[place]) else {
          own.failed += 1
          continue
        }
        own.frames += entry.frameCount
        own.found += search.search(entry, using: &scratch).candidates.reduce(0) { $0 + $1.count }
      }
      totals.withLock {
        $0 = ($0.frames + own.frames, $0.found + own.found, $0.failed + own.failed)
      }
    }
    let seconds = meter.seconds
    let processor = meter.processorSeconds
    let sum = totals.withLock { $0 }
    let hours = Double(sum.frames) / 180_000
    let variants = keywords.reduce(0) { $0 + $1.variants.count }
    print(
      [
        "\(keywords.count)", "\(variants)", "\(least)", "\(threadCount)",
        String(format: "%.1f", hours), "\(ids.count)", "\(sum.found)", "\(sum.failed)",
        String(format: "%.3f", opened), String(format: "%.3f", seconds),
        String(format: "%.3f", processor),
        String(format: "%.4f", processor * 1000 / hours / Double(keywords.count)),
        "\(Int(Meter.peakMegabytes))",
      ].joined(separator: "\t"))
    guard sum.failed == 0 else { throw IndexSearch.UsageError() }
  }
}
