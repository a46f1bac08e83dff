import Diagnostics
import JSONText

/// How the protocol writes a message of the checker.
struct DiagnosticForm {
  let features: ClientFeatures

  /// The message; `range` says where a span is, `nil` for a file that is not read, and `uri` how the
  /// client calls a file.
  func json(
    _ diagnostic: Diagnostic, range: (SourceSpan) -> TextRange?, uri: (String) -> String
  ) -> JSONValue {
    let start = TextPosition(line: 0, character: 0)
    let nowhere = TextRange(start: start, end: start)
    let related = diagnostic.secondary.filter { !$0.text.isEmpty }
    let places = related.map { label in
      JSONValue.record(
        (
          "location",
          .record(
            ("uri", .string(uri(label.span.path))),
            ("range", (range(label.span) ?? nowhere).json))
        ),
        ("message", .string(label.text)))
    }
    return .record(
      ("range", (range(diagnostic.primary.span) ?? nowhere).json),
      ("severity", .int(diagnostic.severity == .error ? 1 : 2)),
      ("code", .string(diagnostic.code.rawValue)), ("source", "earshot"),
      ("message", .string(message(diagnostic))),
      ("tags", features.takesTags ? tag(diagnostic.code).map { .array([.int($0)]) } : nil),
      (
        "relatedInformation",
        features.takesRelatedPlaces && !places.isEmpty ? .array(places) : nil
      ),
      (
        "data",
        .record(("name", .string(diagnostic.code.name)), ("fixable", .flag(diagnostic.fix != nil)))
      ))
  }

  /// What is wrong, what the place is, what to do, and the rest, a line each.
  private func message(_ diagnostic: Diagnostic) -> String {
    var lines = [diagnostic.summary]
    let label = diagnostic.primary.text
    // A label often says again what was expected: marks below a line need it, a message does not.
    if !label.isEmpty, !diagnostic.summary.contains(label) { lines[0] += " (\(label))" }
    if let help = diagnostic.help { lines.append("help: " + help) }
    return (lines + diagnostic.notes.map { "note: " + $0 }).joined(separator: "\n")
  }

  /// 1 is what can be left out, 2 what has had its day.
  private func tag(_ code: DiagnosticCode) -> Int? {
    switch code {
    case .unusedName: 1
    case .expired: 2
    default: nil
    }
  }
}
