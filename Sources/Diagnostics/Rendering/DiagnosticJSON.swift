import FoundationEssentials

/// Writes diagnostics for programs: one JSON object with every message, and every place as byte
/// offset, UTF-16 offset, line and column.
public struct DiagnosticJSON: Sendable {
  private let files: [String: SourceFile]

  /// A writer that looks up places in `files`.
  public init(files: [SourceFile]) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The messages as JSON, keys in alphabetical order; `fileCount` is how many files were looked
  /// at. Ends with a line feed.
  public func text(_ diagnostics: [Diagnostic], fileCount: Int) -> String {
    let summary = DiagnosticSummary(diagnostics, fileCount: fileCount)
    let report = Report(
      diagnostics: diagnostics.map(message), errors: summary.errorCount,
      warnings: summary.warningCount, files: fileCount)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and whole numbers always encode; nothing here can throw.
    guard let data = try? encoder.encode(report) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private func message(_ diagnostic: Diagnostic) -> Message {
    Message(
      code: diagnostic.code.rawValue, name: diagnostic.code.name,
      severity: diagnostic.severity.rawValue, summary: diagnostic.summary,
      primary: place(diagnostic.primary), secondary: diagnostic.secondary.map(place),
      help: diagnostic.help, notes: diagnostic.notes, fix: diagnostic.fix.map(change))
  }

  private func change(_ edit: Diagnostic.Edit) -> Change {
    let file = files[edit.span.path]
    return Change(
      file: edit.span.path, text: edit.replacement,
      start: file?.position(ofByte: edit.span.bytes.start),
      end: file?.position(ofByte: edit.span.bytes.end))
  }

  private func place(_ label: Diagnostic.Label) -> Place {
    let file = files[label.span.path]
    return Place(
      file: label.span.path, text: label.text,
      start: file?.position(ofByte: label.span.bytes.start),
      end: file?.position(ofByte: label.span.bytes.end))
  }

  private struct Report: Encodable {
    let diagnostics: [Message]
    let errors: Int
    let warnings: Int
    let files: Int
  }

  private struct Message: Encodable {
    let code: String
    let name: String
    let severity: String
    let summary: String
    let primary: Place
    let secondary: [Place]
    let help: String?
    let notes: [String]
    let fix: Change?
  }

  private struct Change: Encodable {
    let file: String
    let text: String
    let start: SourcePosition?
    let end: SourcePosition?
  }

  private struct Place: Encodable {
    let file: String
    let text: String
    let start: SourcePosition?
    let end: SourcePosition?
  }
}
