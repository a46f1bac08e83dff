import CallModel
import Foundation
import Metering
import PhraseMatch
import Pronunciation
import SoundAlike

/// How right and how complete matching by sound is, beside exact matching, and what it costs.
///
///     SoundAlikeReport hits MODEL-FOLDER PHRASES FILE…
///     SoundAlikeReport list MODEL-FOLDER PHRASES FILE…
///     SoundAlikeReport time MODEL-FOLDER PHRASES FILE…
///     SoundAlikeReport found MODEL-FOLDER PHRASES TRANSCRIPT…
///
/// Each FILE is one of `tools/bench/alike/make.py`. `hits` prints a line for each: its name, the words, how often
/// phrases were said, the hits by sound, and for exact hits, for hits by sound alone and for both the share
/// that is right and the share that is found. `list` prints the hits by sound: whether right, how sure, what is written
/// and what it is taken for. `time` prints the words of all files, the seconds of processor time that it takes
/// to make ready both matchers, to match exactly, and by sound for the first time and again, and the hits by sound.
/// `found` reads transcripts of any kind instead and prints each hit: the transcript, the phrase, the seconds where it
/// begins and ends, `written` or `sounding`, and what stands there.
@main
enum SoundAlikeReport {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 3 else {
      print("usage: SoundAlikeReport hits|list|time|found MODEL-FOLDER PHRASES FILE…")
      return
    }
    let terms = try String(contentsOfFile: arguments[2], encoding: .utf8).split(separator: "\n")
      .map { Term(String($0)) }
    let lexicon = try Lexicon(modelFolder: arguments[1])
    let shares = try WordShares.read(modelFolder: arguments[1])
    let makeReady = Meter()
    let exact = try PhraseMatcher(terms: terms)
    let exactSeconds = makeReady.processorSeconds
    let alike = SoundAlikeMatcher(terms: terms, lexicon: lexicon) { shares[$0] }
    let alikeSeconds = makeReady.processorSeconds - exactSeconds
    let report = MatchingReport(exact: exact, alike: alike)
    switch arguments[0] {
    case "hits": for path in arguments[3...] { try report.showShares(at: path) }
    case "list": for path in arguments[3...] { try report.list(at: path) }
    case "found": for path in arguments[3...] { try report.listAll(in: path) }
    default:
      try report.showTimes(
        at: arguments[3...], makingReady: [exactSeconds, alikeSeconds])
    }
  }
}
