import Diagnostics

/// Collects what is to be said about one file.
struct Reporter {
  let path: String
  private(set) var diagnostics: [Diagnostic] = []

  init(path: String) { self.path = path }

  /// Records a message about the bytes `span`, with further places in the same file, and what has to
  /// stand where so that it is mended.
  mutating func add(
    _ code: DiagnosticCode, _ summary: String, at span: ByteSpan, _ label: String = "",
    and secondary: [(ByteSpan, String)] = [], help: String? = nil, notes: [String] = [],
    fix: (span: ByteSpan, text: String)? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        code, summary, at: mark(span, label), and: secondary.map { mark($0.0, $0.1) }, help: help,
        notes: notes,
        fix: fix.map { Diagnostic.Edit(SourceSpan(path: path, bytes: $0.span), $0.text) }))
  }

  func mark(_ span: ByteSpan, _ text: String) -> Diagnostic.Label {
    Diagnostic.Label(SourceSpan(path: path, bytes: span), text)
  }
}
