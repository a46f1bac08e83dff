import Diagnostics

/// Collects what is to be said about one file, and about what it uses of others.
struct Reporter {
  let path: String
  /// Where other files lie, whose places messages may name.
  private let layout: SourceLayout
  private(set) var diagnostics: [Diagnostic] = []
  /// Words that may be meant, for what is to be said.
  var suggestions = Suggestions()

  init(path: String, layout: SourceLayout = SourceLayout(behind: .max / 2)) {
    self.path = path
    self.layout = layout
  }

  /// Records a message about the bytes `span`, with further places, and what has to
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
        fix: fix.map { Diagnostic.Edit(place(of: $0.span), $0.text) }))
  }

  func mark(_ span: ByteSpan, _ text: String) -> Diagnostic.Label {
    Diagnostic.Label(place(of: span), text)
  }

  private func place(of span: ByteSpan) -> SourceSpan {
    layout.place(of: span) ?? SourceSpan(path: path, bytes: span)
  }
}
