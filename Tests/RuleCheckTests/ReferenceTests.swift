import CallModel
import Diagnostics
import Foundation
import RuleCheck
import TestSupport
import Testing

@Suite("Pages about codes")
struct CodePageTests {
  @Test("each code has one page, in the order of the codes", arguments: DiagnosticCode.allCases)
  func complete(code: DiagnosticCode) {
    #expect(CodePage.all.count { $0.code == code } == 1, "write a page for it: CodePage+….swift")
    #expect(CodePage(of: code)?.code == code)
  }

  @Test(
    "the wrong example draws the code, and nothing else that stops a run", arguments: CodePage.all)
  func wrong(page: CodePage) {
    let result = page.messages()
    #expect(result.diagnostics.contains { $0.code == page.code }, "\(result.text())")
    let others = result.diagnostics.filter { $0.code != page.code && $0.severity == .error }
    #expect(others.isEmpty, "\(result.text())")
  }

  @Test("the mended example does not, and has no error", arguments: CodePage.all)
  func right(page: CodePage) {
    let result = CodePage.check(page.right)
    #expect(!result.diagnostics.contains { $0.code == page.code }, "\(result.text())")
    #expect(!result.hasErrors, "\(result.text())")
  }

  @Test("docs/diagnostics.md has every page")
  func documented() {
    for (severity, name) in [(Diagnostic.Severity.error, "errors"), (.warning, "warnings")] {
      let codes = DiagnosticCode.allCases.filter { $0.severity == severity }
      let pages = codes.compactMap { CodePage(of: $0) }
      DocumentSection(name, in: "docs/diagnostics.md").expect(
        pages.map(Self.markdown).joined(separator: "\n"))
    }
  }

  private static func markdown(_ page: CodePage) -> String {
    let result = page.messages()
    let renderer = DiagnosticRenderer(files: result.sources)
    let message = result.diagnostics.first { $0.code == page.code }.map { renderer.text($0) } ?? ""
    return """
      ### \(page.code.rawValue) \(page.code.name)

      \(page.code.explanation)

      ```
      \(message)```

      Mended:

      ```
      \(page.right)```

      """
  }
}

@Suite("Tables of the reference", .serialized)
struct ReferenceTableTests {
  @Test("docs/rule-language.md has every field as the checker knows it")
  func fields() {
    let rows = FieldSchema.standard.fields.map { field in
      "| `\(field.path)` | \(field.type.title) | \(field.range) | \(field.presence) | \(field.summary) |\n"
    }
    let head = "| Field | Type | Values | Known | What it is |\n|---|---|---|---|---|\n"
    DocumentSection("fields", in: "docs/rule-language.md").expect(head + rows.joined())
  }

  @Test("docs/rule-language.md has every limit")
  func limits() {
    let rows = Limit.all.map { "| \(Self.grouped($0.value)) | \($0.summary) |\n" }
    DocumentSection("limits", in: "docs/rule-language.md").expect(
      "| At most | Of |\n|---:|---|\n" + rows.joined())
  }

  @Test("docs/rule-language.md lists every code with its name")
  func codes() {
    let rows = DiagnosticCode.allCases.map { code in
      "| [\(code.rawValue)](diagnostics.md#\(code.rawValue.lowercased())-\(code.name)) | `\(code.name)` |\n"
    }
    DocumentSection("codes", in: "docs/rule-language.md").expect(
      "| Code | Name |\n|---|---|\n" + rows.joined())
  }

  @Test(
    "no limit is left out of the table",
    arguments: ["RuleSyntax/Limits.swift", "TermPattern/PhraseLimits.swift"])
  func complete(path: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/\(path)")
    let source = try String(contentsOf: url, encoding: .utf8)
    let values = source.matches(of: /public static let \w+ = ([0-9_]+)/)
      .compactMap { Int($0.output.1.replacing("_", with: "")) }
    #expect(!values.isEmpty)
    for value in values { #expect(Limit.all.contains { $0.value == value }, "\(value)") }
  }

  @Test("names of limits are unique")
  func names() {
    #expect(Set(Limit.all.map(\.name)).count == Limit.all.count)
  }

  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.map { index in
      index > 0 && (digits.count - index).isMultiple(of: 3)
        ? ",\(digits[index])" : "\(digits[index])"
    }.joined()
  }
}
