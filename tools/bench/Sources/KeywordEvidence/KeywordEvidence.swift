import Acoustics
import CallModel
import Foundation
import Hearing
import KeywordSearch
import PhoneticIndex
import Pronunciation

/// Prints what the second look sees in every candidate of recordings, one a line, separated by tabs: the
/// recording's path, the keyword, start and end in milliseconds, the finding's points, and the measures
/// of the evidence.
///
///     KeywordEvidence KEYWORDS.txt [--dictionary FILE]… RECORDING…
///
/// It searches the first channel of each recording, in what an index would keep of it, or in the file of such an
/// entry (`.entry`). What was not worth a second look has no measures.
@main
enum KeywordEvidence {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    guard let list = arguments.popFirst(),
      let text = try? String(contentsOfFile: list, encoding: .utf8)
    else { fail("usage: KeywordEvidence KEYWORDS.txt [--dictionary FILE]… RECORDING…") }
    var dictionaries: [String] = []
    while arguments.first == "--dictionary" {
      arguments.removeFirst()
      if let path = arguments.popFirst() { dictionaries.append(path) }
    }
    do {
      let model = try ModelLocation.directory(environment: ProcessInfo.processInfo.environment)
      let lexicon = try Lexicon(modelFolder: model, extraDictionaries: dictionaries)
      var keywords: [Keyword] = []
      for line in text.split(separator: "\n") {
        keywords.append(try Keyword(String(line), lexicon: lexicon))
      }
      try print(
        keywords, in: Array(arguments), heardBy: Hearing(modelFolder: model),
        words: CompetingWords(modelFolder: model))
    } catch {
      fail("\(error)")
    }
  }

  private static func print(
    _ keywords: [Keyword], in recordings: [String], heardBy hearing: Hearing, words: CompetingWords
  ) throws {
    let search = EntrySearch(keywords: keywords)
    var scratch = EntrySearch.Scratch()
    var secondLook = SecondLook(keywords: keywords, among: words)
    Swift.print(
      (["recording", "keyword", "start", "end", "points"] + Evidence.names)
        .joined(separator: "\t"))
    for path in recordings {
      let entry =
        path.hasSuffix(".entry")
        ? try IndexEntry(bytes: Array(Data(contentsOf: URL(filePath: path))), path: path)
        : try hearing.entry(of: path)
      let result = search.search(entry, using: &scratch)
      let clock = ContinuousClock()
      var findings: [[Finding]] = []
      let took = clock.measure { findings = secondLook.judge(result, in: entry) }
      var seen = findings.map { [Evidence?](repeating: nil, count: $0.count) }
      for place in secondLook.evidence(for: result, in: entry) {
        seen[place.keyword][place.candidate] = place.evidence
      }
      var count = 0
      for (index, found) in findings.enumerated() {
        for (finding, evidence) in zip(found, seen[index]) {
          let span = finding.candidate.span
          let measures = evidence?.values.map { String($0) } ?? []
          if evidence != nil { count += 1 }
          Swift.print(
            ([path, keywords[index].text, "\(span.startMs)", "\(span.endMs)", "\(finding.points)"]
              + measures).joined(separator: "\t"))
        }
      }
      let line = "\(path): \(count) second looks in \(took) for \(entry.frameCount / 50) s\n"
      FileHandle.standardError.write(Data(line.utf8))
    }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
