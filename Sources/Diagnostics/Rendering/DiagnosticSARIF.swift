import FoundationEssentials

/// Writes diagnostics in SARIF 2.1.0, the form in which code hosts and editors take them from
/// checkers: one run, a rule for each code that occurs, and places as lines and UTF-16 columns.
public struct DiagnosticSARIF: Sendable {
  private let files: [String: SourceFile]
  private let toolVersion: String

  /// A writer that looks up places in `files`, for messages of the program of this version.
  public init(files: [SourceFile], toolVersion: String) {
    self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.toolVersion = toolVersion
  }

  /// The messages as JSON, keys in alphabetical order. Ends with a line feed.
  public func text(_ diagnostics: [Diagnostic]) -> String {
    let codes = Set(diagnostics.map(\.code)).sorted { $0.rawValue < $1.rawValue }
    let log = SARIFLog(
      runs: [
        SARIFLog.Run(
          tool: SARIFLog.Tool(
            driver: SARIFLog.Driver(version: toolVersion, rules: codes.map(SARIFLog.Rule.init))),
          results: diagnostics.map { result($0, codes: codes) })
      ])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and whole numbers always encode; nothing here can throw.
    guard let data = try? encoder.encode(log) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private func result(_ diagnostic: Diagnostic, codes: [DiagnosticCode]) -> SARIFLog.Result {
    let remarks = [diagnostic.help].compactMap(\.self) + diagnostic.notes
    return SARIFLog.Result(
      ruleId: diagnostic.code.rawValue,
      ruleIndex: codes.firstIndex(of: diagnostic.code) ?? 0,
      level: diagnostic.severity.rawValue,
      message: SARIFLog.Message(
        text: ([diagnostic.summary] + remarks).joined(separator: "\n")),
      locations: [location(diagnostic.primary)],
      relatedLocations: diagnostic.secondary.isEmpty
        ? nil : diagnostic.secondary.enumerated().map { location($1, id: $0) },
      fixes: diagnostic.fix.flatMap { fix($0, help: diagnostic.help) }.map { [$0] })
  }

  /// The change that mends it; `nil` in a file that is not there, which has no lines to change.
  private func fix(_ edit: Diagnostic.Edit, help: String?) -> SARIFLog.Fix? {
    guard let file = files[edit.span.path] else { return nil }
    return SARIFLog.Fix(
      description: help.map(SARIFLog.Message.init),
      artifactChanges: [
        SARIFLog.ArtifactChange(
          artifactLocation: SARIFLog.ArtifactLocation(path: edit.span.path),
          replacements: [
            SARIFLog.Replacement(
              deletedRegion: SARIFLog.Region(edit.span.bytes, in: file),
              insertedContent: SARIFLog.Content(text: edit.replacement))
          ])
      ])
  }

  private func location(_ label: Diagnostic.Label, id: Int? = nil) -> SARIFLog.Location {
    SARIFLog.Location(
      id: id, message: label.text.isEmpty ? nil : SARIFLog.Message(text: label.text),
      physicalLocation: SARIFLog.PhysicalLocation(
        artifactLocation: SARIFLog.ArtifactLocation(path: label.span.path),
        region: files[label.span.path].map { SARIFLog.Region(label.span.bytes, in: $0) }))
  }
}

extension SARIFLog.Region {
  init(_ span: ByteSpan, in file: SourceFile) {
    let span = file.clamped(span)
    startLine = file.line(ofByte: span.start)
    startColumn = file.utf16Column(ofByte: span.start)
    endLine = file.line(ofByte: span.end)
    endColumn = file.utf16Column(ofByte: span.end)
    byteOffset = span.start
    byteLength = span.length
  }
}

extension SARIFLog.Rule {
  init(_ code: DiagnosticCode) {
    id = code.rawValue
    name = code.name
    shortDescription = SARIFLog.Message(text: code.name.replacing("_", with: " "))
    fullDescription = SARIFLog.Message(text: code.explanation)
    help = SARIFLog.Message(text: code.explanation)
    defaultConfiguration = SARIFLog.Configuration(level: code.severity.rawValue)
  }
}
