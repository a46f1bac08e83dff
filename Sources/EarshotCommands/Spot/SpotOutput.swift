import AudioInput
import CallModel
import Diagnostics
import Foundation

/// What `earshot spot` says about the recordings, in one of its formats.
struct SpotOutput {
  let format: SpotFormat
  /// What was looked for.
  let terms: [Term]
  /// Who is on which channel, as the user says.
  let speakers: ChannelMap
  /// Text and JSON leave out what is less sure.
  let minConfidence: Confidence
  /// Tab-separated lines leave out what has a lower score.
  let minScore: Float

  /// Prints the results in their order; failures go to standard error.
  ///
  /// - Returns: how many recordings failed.
  func print(_ results: [Result<SpottedRecording, InputError>]) throws -> Int {
    var reports: [SpotReportJSON] = []
    var failureCount = 0
    for result in results {
      do throws(InputError) {
        let spotted = try result.get()
        switch format {
        case .text:
          try textLines(spotted, isOneOfMany: results.count > 1).forEach(Terminal.printLine)
        case .tsv: tsvLines(spotted).forEach(Terminal.printLine)
        case .json: reports.append(SpotReportJSON(spotted.info, hits: try hits(spotted)))
        }
      } catch {
        failureCount += 1
        Terminal.writeError("  \(error)\n")
      }
    }
    if format == .json { Terminal.printLine(try MachineReadable.text(of: reports)) }
    return failureCount
  }

  private func hits(_ spotted: SpottedRecording) throws(InputError) -> [Hit] {
    spotted.hits(
      terms: terms, speakers: try speakers.speakers(for: spotted.info), reaching: minConfidence)
  }

  /// `  caller  0:08.2–0:08.9  credit card  .97`, surest first.
  private func textLines(
    _ spotted: SpottedRecording, isOneOfMany: Bool
  ) throws(InputError) -> [String] {
    let hits = try hits(spotted).sorted {
      ($1.confidence, $0.span.startMs) < ($0.confidence, $1.span.startMs)
    }
    let head = isOneOfMany ? [spotted.info.path.undisturbing] : []
    guard !hits.isEmpty else {
      let limit = PlainText.confidence(minConfidence)
      return head + ["  nothing was heard with a confidence of \(limit) or more"]
    }
    var table = TextTable(columns: [
      .init(title: "who"), .init(title: "when"), .init(title: "what"),
      .init(title: "confidence", isRightAligned: true),
    ])
    for hit in hits {
      let when =
        PlainText.preciseClock(ms: hit.span.startMs) + "–"
        + PlainText.preciseClock(ms: hit.span.endMs)
      let who = hit.speaker == .unknown ? "channel \(hit.channel ?? 0)" : hit.speaker.rawValue
      table.append([who, when, hit.text, PlainText.confidence(hit.confidence)])
    }
    return head + table.lines(width: .max)
  }

  /// `recording⇥channel⇥keyword⇥start s⇥end s⇥score`, in order of channel, keyword and time. Names may hold tabs.
  private func tsvLines(_ spotted: SpottedRecording) -> [String] {
    spotted.channels.enumerated().flatMap { channel, found in
      zip(terms, found).flatMap { term, places in
        places.filter { $0.score >= minScore }.map { place in
          [
            spotted.info.path, String(channel), term.pattern, seconds(place.span.startMs),
            seconds(place.span.endMs), String(format: "%.4f", locale: nil, Double(place.score)),
          ].map(TabSeparated.cell).joined(separator: "\t")
        }
      }
    }
  }

  private func seconds(_ ms: Int) -> String { String(format: "%.2f", Double(ms) / 1000) }
}
