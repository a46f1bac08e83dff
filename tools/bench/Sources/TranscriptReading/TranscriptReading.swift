import CallModel
import Foundation
import KeywordSearch
import Metering
import PhraseMatch
import Pronunciation
import SoundAlike
import TranscriptInput

/// Reads transcripts, and reads them and looks for phrases in them, as they are written and by their sound.
///
///     TranscriptReading ROUNDS PHRASES MODEL-FOLDER FILE…
///
/// PHRASES is a file with a phrase on each line. Prints the words, then the seconds of processor time, each in the best round,
/// that reading takes, reading and matching what is written, and reading and matching that and what sounds like it; then
/// the hits as written and by sound.
@main
enum TranscriptReading {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 3, let rounds = Int(arguments[0]), rounds > 0 else {
      print("usage: TranscriptReading ROUNDS PHRASES MODEL-FOLDER FILE…")
      return
    }
    let paths = arguments[3...]
    let terms = try lines(of: arguments[1]).map { Term($0) }
    let matcher = try PhraseMatcher(terms: terms)
    let shares = try CompetingWords(modelFolder: arguments[2])
    let alike = SoundAlikeMatcher(
      terms: terms, lexicon: try Lexicon(modelFolder: arguments[2])
    ) { shares.logShare(of: $0) }
    var (words, hits, resembling) = (0, 0, 0)
    let reading = try best(of: rounds) {
      words = 0
      for path in paths { words += try TranscriptFile.read(path: path).words.count }
    }
    let matching = try best(of: rounds) {
      hits = 0
      for path in paths { hits += matcher.matches(in: try TranscriptFile.read(path: path)).count }
    }
    let matchingAll = try best(of: rounds) {
      resembling = 0
      for path in paths {
        let transcript = try TranscriptFile.read(path: path)
        let written = matcher.matches(in: transcript)
        resembling += alike.hits(in: transcript, besides: written).count
      }
    }
    print(words, reading, matching, matchingAll, hits, resembling)
  }

  /// The seconds of processor time that `body` takes in the best of several rounds.
  private static func best(of rounds: Int, _ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<rounds {
      let meter = Meter()
      try body()
      best = min(best, meter.processorSeconds)
    }
    return best
  }

  private static func lines(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }
}
