import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// The event that a file calls `name`; `nil`, reported, where nothing is called so.
  mutating func event(_ name: Name) -> CallEventKind? {
    if let kind = CallEventKind(rawValue: name.text) { return kind }
    let words = CallEventKind.allCases.map(\.rawValue)
    reporter.add(
      .unknownName, "nothing called `\(name.text)` happens in calls", at: name.span,
      help: Spelling.nearest(to: name.text, among: words).map { "did you mean `\($0)`?" }
        ?? "it is one of " + words.map { "`\($0)`" }.joined(separator: ", "))
    return nil
  }

  /// `event hold` as something that is found.
  mutating func finding(event name: Name, at span: ByteSpan) -> Finding? {
    event(name).map { event in
      Finding(
        terms: [
          CheckedTerm(
            term: Term(event: event), confidence: .certain, span: span, unsearchable: [],
            isTranscriptOnly: false, slots: [], alwaysHeld: [])
        ],
        prefix: nil)
    }
  }
}
