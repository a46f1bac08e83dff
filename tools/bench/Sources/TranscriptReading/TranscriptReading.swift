import CallModel
import Foundation
import PhraseMatch
import TranscriptInput

/// Reads transcripts, and reads them and looks for phrases in them.
///
///     TranscriptReading ROUNDS PHRASES FILE…
///
/// PHRASES is a file with a phrase on each line, or `-` for none. Prints the words, the seconds of
/// processor time that reading takes in the best round, those of reading and matching, and the hits.
@main
enum TranscriptReading {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 2, let rounds = Int(arguments[0]), rounds > 0 else {
      print("usage: TranscriptReading ROUNDS PHRASES FILE…")
      return
    }
    let paths = arguments[2...]
    let phrases = arguments[1] == "-" ? [] : try lines(of: arguments[1])
    let matcher = try PhraseMatcher(terms: phrases.map { Term($0) })
    var words = 0
    var hits = 0
    let reading = try best(of: rounds) {
      words = 0
      for path in paths { words += try TranscriptFile.read(path: path).words.count }
    }
    let matching = try best(of: phrases.isEmpty ? 0 : rounds) {
      hits = 0
      for path in paths { hits += matcher.matches(in: try TranscriptFile.read(path: path)).count }
    }
    print(words, reading, matching, hits)
  }

  /// The seconds of processor time that `body` takes in the best of several rounds.
  private static func best(of rounds: Int, _ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = clock()
      try body()
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    return best
  }

  private static func lines(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }
}
