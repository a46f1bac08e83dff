import CallModel
import Foundation
import Metering
import PhraseMatch
import SoundAlike
import TranscriptInput

/// What the two ways of matching find in calls.
struct MatchingReport {
  let exact: PhraseMatcher
  let alike: SoundAlikeMatcher

  /// Prints how much of what is found is right, and how much of what is said is found.
  func showShares(at path: String) throws {
    var (words, written, sounding, both) = (0, Tally(), Tally(), Tally())
    for call in try SaidAndHeard.calls(at: path) {
      words += call.heard.words.count
      let said = exact.matches(in: call.said)
      let found = exact.matches(in: call.heard)
      let resembling = alike.hits(in: call.heard, besides: found)
      written.add(found, in: call, said: said)
      sounding.add(resembling, in: call, said: said)
      both.add(found + resembling, in: call, said: said)
    }
    let shares = [written, sounding, both].flatMap { [$0.precision, $0.recall] }
    row([Self.name(path), words, written.saidCount, sounding.hitCount] + shares.map { $0 as Any })
  }

  /// Prints the hits by sound.
  func list(at path: String) throws {
    for call in try SaidAndHeard.calls(at: path) {
      let said = exact.matches(in: call.said)
      for hit in alike.hits(in: call.heard, besides: exact.matches(in: call.heard)) {
        var tally = Tally()
        tally.add([hit], in: call, said: said)
        row([
          Self.name(path), tally.precision == 1 ? "right" : "wrong", hit.confidence.fraction,
          hit.text, hit.resembles ?? "",
        ])
      }
    }
  }

  /// Prints the hits in a transcript, as written and by sound.
  func listAll(in path: String) throws {
    let transcript = try TranscriptFile.read(path: path)
    let written = exact.matches(in: transcript)
    let name = URL(filePath: path).lastPathComponent.prefix { $0 != "." }
    for hit in written + alike.hits(in: transcript, besides: written) {
      row([
        name, hit.term.pattern, Double(hit.span.startMs) / 1000, Double(hit.span.endMs) / 1000,
        hit.resembles == nil ? "written" : "sounding", hit.text,
      ])
    }
  }

  /// Prints what matching costs.
  func showTimes(at paths: some Sequence<String>, makingReady: [Double]) throws {
    let calls = try paths.flatMap { try SaidAndHeard.calls(at: $0) }.map(\.heard)
    var exactHits: [[Hit]] = []
    let exactSeconds = Self.best(of: 3) { exactHits = calls.map(exact.matches) }
    var count = 0
    func matchBySound() {
      count = 0
      for (call, hits) in zip(calls, exactHits) {
        count += alike.hits(in: call, besides: hits).count
      }
    }
    let first = Meter.processorSeconds(matchBySound)
    let again = Self.best(of: 3, matchBySound)
    let words = calls.reduce(0) { $0 + $1.words.count }
    row([words] + makingReady.map { $0 as Any } + [exactSeconds, first, again, count])
  }

  private static func best(of runs: Int, _ body: () -> Void) -> Double {
    (0..<runs).map { _ in Meter.processorSeconds(body) }.min() ?? 0
  }

  private static func name(_ path: String) -> String {
    URL(filePath: path).deletingPathExtension().lastPathComponent
  }

  /// Prints a row of a table of tab-separated values.
  private func row(_ cells: [Any]) { print(cells.map { "\($0)" }.joined(separator: "\t")) }
}
