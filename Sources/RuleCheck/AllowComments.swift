import Diagnostics
import RuleSyntax

/// The comments `# allow: NAME reason` of a file: which warnings they silence, and where.
///
/// Such a comment counts for the declaration that it stands in or behind, or else for the next one.
struct AllowComments {
  private var allowed: [(code: DiagnosticCode, span: ByteSpan)] = []
  /// What is wrong with the comments themselves.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ tree: RuleFile) {
    var reporter = Reporter(path: tree.source.path)
    for comment in tree.tokens.comments {
      let text = tree.source.text(in: comment.span).dropFirst().drop(while: \.isWhitespace)
      guard text.hasPrefix("allow:") else { continue }
      let words = text.dropFirst("allow:".count)
        .split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard let code = Self.code(words.first, at: comment.span, of: tree, &reporter) else {
        continue
      }
      let reason = words.count > 1 ? words[1].filter { !$0.isWhitespace } : ""
      guard !reason.isEmpty else {
        reporter.add(
          .badAllow, "`allow: \(code.name)` gives no reason", at: comment.span,
          help: "say why behind the name, for those who read the file later")
        continue
      }
      guard let item = Self.item(of: comment, in: tree) else { continue }
      allowed.append((code, item.span.joined(to: comment.span)))
    }
    diagnostics = reporter.diagnostics
  }

  /// The declaration that the comment stands in, or behind on the same line, or else the next one.
  private static func item(of comment: Token, in tree: RuleFile) -> Item? {
    let start = comment.span.start
    let next = tree.items.first { $0.span.end > start }
    if let next, next.span.start < start { return next }
    let line = tree.source.line(ofByte: start)
    let previous = tree.items.last { $0.span.end <= start }
    return previous.flatMap { tree.source.line(ofByte: $0.span.end) == line ? $0 : nil } ?? next
  }

  /// The warning that a comment names.
  private static func code(
    _ name: Substring?, at span: ByteSpan, of tree: RuleFile, _ reporter: inout Reporter
  ) -> DiagnosticCode? {
    let name = name ?? ""
    if let code = DiagnosticCode(name: name), code.severity == .warning { return code }
    let warnings = DiagnosticCode.allCases.filter { $0.severity == .warning }.map(\.name)
    let isError = DiagnosticCode(name: name) != nil
    let nearest = reporter.suggestions.nearest(to: String(name), among: warnings)
    reporter.add(
      .badAllow,
      isError ? "`\(name)` is an error and cannot be allowed" : "no warning is called `\(name)`",
      at: span,
      help: nearest.map { "did you mean `\($0)`?" },
      fix: nearest.flatMap { nearest in place(of: name, in: span, of: tree).map { ($0, nearest) } })
    return nil
  }

  /// Where in a comment `name` stands.
  private static func place(
    of name: Substring, in comment: ByteSpan, of tree: RuleFile
  ) -> ByteSpan? {
    let text = Array(tree.source.bytes[comment.range])
    guard !name.isEmpty, let place = text.firstRange(of: Array(name.utf8)) else { return nil }
    return ByteSpan(
      start: comment.start + place.lowerBound, end: comment.start + place.upperBound)
  }

  /// `diagnostics` without the warnings that are allowed where they stand.
  func filtered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !allowed.isEmpty else { return diagnostics }
    return diagnostics.filter { diagnostic in
      !allowed.contains {
        $0.code == diagnostic.code && $0.span.contains(diagnostic.primary.span.bytes)
      }
    }
  }
}
