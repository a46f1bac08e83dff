import AudioInput
import CallModel
import Diagnostics
import Foundation
import KeywordSearch
import Pipeline

/// What `earshot spot` says about the recordings, in one of its formats.
struct SpotOutput {
  let format: SpotFormat
  /// What each keyword stands for, in the order of the keywords.
  let terms: [Term]
  /// Who is on which channel, as the user says.
  let speakers: ChannelMap
  /// Text and JSON leave out what is less sure.
  let minConfidence: Confidence

  /// Prints the results in their order; failures go to standard error.
  ///
  /// - Returns: how many recordings failed.
  func print(_ results: [Result<HeardRecording, InputError>]) throws -> Int {
    var reports: [SpotReportJSON] = []
    var failureCount = 0
    for result in results {
      do throws(InputError) {
        let heard = try result.get()
        switch format {
        case .text: try textLines(heard, isOneOfMany: results.count > 1).forEach(Terminal.printLine)
        case .tsv: tsvLines(heard).forEach(Terminal.printLine)
        case .json: reports.append(SpotReportJSON(heard.info, hits: try hits(heard)))
        }
      } catch {
        failureCount += 1
        Terminal.writeError("  \(error)\n")
      }
    }
    if format == .json { Terminal.printLine(try MachineReadable.text(of: reports)) }
    return failureCount
  }

  private func hits(_ heard: HeardRecording) throws(InputError) -> [Hit] {
    heard.hits(
      terms: terms, speakers: try speakers.speakers(for: heard.info), reaching: minConfidence)
  }

  /// `  caller  0:08.2–0:08.9  credit card  .97`, surest first.
  private func textLines(
    _ heard: HeardRecording, isOneOfMany: Bool
  ) throws(InputError) -> [String] {
    let hits = try hits(heard).sorted {
      ($1.confidence, $0.span.startMs) < ($0.confidence, $1.span.startMs)
    }
    let head = isOneOfMany ? [heard.info.path] : []
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

  /// `recording⇥channel⇥keyword⇥start s⇥end s⇥score`, in order of channel, keyword and time.
  private func tsvLines(_ heard: HeardRecording) -> [String] {
    heard.channels.enumerated().flatMap { channel, found in
      zip(terms, found.candidates).flatMap { term, candidates in
        candidates.map { candidate in
          [
            heard.info.path, String(channel), term.pattern, seconds(candidate.span.startMs),
            seconds(candidate.span.endMs),
            String(format: "%.4f", locale: nil, Double(candidate.score)),
          ].joined(separator: "\t")
        }
      }
    }
  }

  private func seconds(_ ms: Int) -> String { String(format: "%.2f", Double(ms) / 1000) }
}
