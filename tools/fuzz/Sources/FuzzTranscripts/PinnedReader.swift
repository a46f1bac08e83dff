import Claims
import Foundation
import TranscriptInput

/// The reader that a run is about, named by `EARSHOT_FUZZ_READER`; without it, all of them.
struct PinnedReader {
  static let shared = PinnedReader()

  private let format: String?

  private init() {
    format = ProcessInfo.processInfo.environment["EARSHOT_FUZZ_READER"]
    if let format { claim(TranscriptFile.formats.contains(format), "`\(format)` is a reader") }
  }

  /// Whether `bytes` are for this reader: it is the one that recognises them.
  func takes(_ bytes: [UInt8]) -> Bool {
    guard let format else { return true }
    return (try? TranscriptFile.format(of: bytes, path: "call")) == format
  }
}
