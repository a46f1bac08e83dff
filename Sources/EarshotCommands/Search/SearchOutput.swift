import CallModel
import Diagnostics
import Foundation
import Pipeline

/// The findings of a search, in one of its formats.
struct SearchOutput {
  /// What is shown, in order.
  let findings: [Finding]
  private let report: SearchReport
  private let hasSeveralPhrases: Bool
  private let timeZone: TimeZone

  init(
    report: SearchReport, order: FindingOrder, limit: Int?, hasSeveralPhrases: Bool,
    timeZone: TimeZone
  ) {
    var findings = report.findings
    if order == .surest {
      // Equally sure ones stay in the order of the calls.
      findings = findings.enumerated()
        .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
        .map(\.element)
    }
    self.findings = limit.map { Array(findings.prefix($0)) } ?? findings
    self.report = report
    self.hasSeveralPhrases = hasSeveralPhrases
    self.timeZone = timeZone
  }

  /// Prints the findings.
  func print(_ format: TableFormat, terminal: Terminal) throws {
    switch format {
    case .text: lines(width: terminal.width).forEach { Terminal.printLine($0) }
    case .json:
      Terminal.printLine(
        try MachineReadable.text(of: SearchReportJSON(report, findings: findings)))
    case .csv: csvLines().forEach { Terminal.printLine($0) }
    }
  }

  /// A row for each finding; a call is named in its first.
  func lines(width: Int) -> [String] {
    guard !findings.isEmpty else { return [] }
    var columns: [TextTable.Column] = [
      .init(title: "call", widest: 20), .init(title: "when", isFixed: true),
      .init(title: "campaign", widest: 14),
      .init(title: "at", isRightAligned: true), .init(title: "who"),
      .init(title: "sure", isRightAligned: true), .init(title: "source"),
    ]
    if hasSeveralPhrases { columns.append(.init(title: "phrase", widest: 26)) }
    columns.append(.init(title: "words"))
    var table = TextTable(columns: columns)
    var previous: String?
    for finding in findings {
      let head =
        finding.call.id == previous
        ? ["", "", ""]
        : [
          finding.call.id.undisturbing, started(finding.call),
          CallText.campaign(finding.call) ?? "–",
        ]
      previous = finding.call.id
      table.append(
        head + [
          PlainText.clock(ms: finding.span.startMs), who(finding),
          PlainText.confidence(finding.confidence), sources(finding),
        ] + (hasSeveralPhrases ? [finding.term.pattern] : []) + [words(finding)])
    }
    return table.lines(width: width)
  }

  private func started(_ call: Call) -> String {
    CallText.started(call, timeZone: timeZone, withYear: true) ?? "–"
  }

  private func who(_ finding: Finding) -> String {
    finding.speaker == .unknown ? "–" : finding.speaker.rawValue
  }

  /// `heard`, `read`, or `both`.
  private func sources(_ finding: Finding) -> String {
    switch (finding.heard, finding.read) {
    case (_?, _?): "both"
    case (_, _?): "read"
    default: "heard"
    }
  }

  /// The words around it with what was found in brackets; without a transcript what was listened for.
  private func words(_ finding: Finding) -> String {
    guard let context = finding.context else { return "[\(finding.text)]" }
    var found = finding.read != nil ? context.words : finding.text
    // What is only heard stands where the transcript has other words, or none.
    if finding.read == nil, !context.words.isEmpty { found += "; transcript: \(context.words)" }
    let punctuation = String(found.reversed().prefix { ".,;:!?".contains($0) }.reversed())
    return [context.before, "[\(found.dropLast(punctuation.count))]\(punctuation)", context.after]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// RFC 4180, with a line of names.
  func csvLines() -> [String] {
    let head = [
      "call", "started", "campaign", "phrase", "start_s", "end_s", "speaker", "confidence", "heard",
      "read", "text", "before", "after", "recording",
    ]
    return [CSVText.line(head)]
      + findings.map { finding in
        CSVText.line([
          finding.call.id, CallText.startedISO(finding.call) ?? "",
          CallText.campaign(finding.call) ?? "", finding.term.pattern,
          seconds(finding.span.startMs), seconds(finding.span.endMs), finding.speaker.rawValue,
          fraction(finding.confidence), finding.heard.map(fraction) ?? "",
          finding.read.map(fraction) ?? "", finding.text, finding.context?.before ?? "",
          finding.context?.after ?? "", finding.call.recordingPath ?? "",
        ])
      }
  }

  private func seconds(_ ms: Int) -> String { String(format: "%.2f", Double(ms) / 1000) }

  private func fraction(_ confidence: Confidence) -> String {
    String(format: "%.3f", confidence.fraction)
  }
}
