import Diagnostics
import RuleCheck

/// A page about a code, for people.
struct CodePageText {
  let page: CodePage
  let usesColor: Bool

  /// The whole page.
  var text: String {
    let code = page.code
    return """
      \(code.rawValue) \(code.name): \(code.severity == .error ? "an error" : "a warning")

      \(Self.wrapped(code.explanation))

      For example:

      \(Self.indented(page.wrong))
      The checker says:

      \(Self.indented(messages))
      Mended:

      \(Self.indented(page.right))
      """ + (code.severity == .warning ? Self.silencing(code) : "")
  }

  private var messages: String {
    let result = page.messages()
    let renderer = DiagnosticRenderer(files: result.sources, usesColor: usesColor)
    return result.diagnostics.filter { $0.code == page.code }.prefix(1)
      .map { renderer.text($0) }.joined()
  }

  private static func silencing(_ code: DiagnosticCode) -> String {
    """

    Where it is meant as it is, say so above it:

      # allow: \(code.name) and the reason

    """
  }

  /// `text` in lines of at most 80 cells.
  private static func wrapped(_ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let longer = lines[lines.count - 1].isEmpty ? "\(word)" : lines[lines.count - 1] + " \(word)"
      if DisplayWidth.cells(of: longer) <= 80 {
        lines[lines.count - 1] = longer
      } else {
        lines.append("\(word)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
  }
}

/// A page about a code, for programs.
struct CodePageJSON: Encodable {
  let code: String
  let name: String
  let severity: String
  let explanation: String
  let wrong: String
  let right: String

  init(_ page: CodePage) {
    code = page.code.rawValue
    name = page.code.name
    severity = page.code.severity.rawValue
    explanation = page.code.explanation
    wrong = page.wrong
    right = page.right
  }
}
