import Diagnostics
import Foundation
import RuleCheck
import RuleSyntax
import TestSupport
import Testing

@Suite("Anything at all as a ruleset")
struct AnyRulesTests {
  @Test("files made of the pieces of others are checked without a trap, and rendered")
  func soup() throws {
    var random = SeededGenerator(seed: 7)
    let files = try GoldenDiagnosticsTests.names.flatMap { name -> [CheckedFile] in
      let path = GoldenDiagnosticsTests.folder.appendingPathComponent(name).path
      let isFolder = FileManager.default.fileExists(atPath: path)
      return try RuleFolder.read(paths: [isFolder ? path : path + ".rules"])
    }
    let pieces = files.flatMap { file -> [String] in
      let tree = parse(file.source).tree
      return tree.tokens.all.map { file.source.text(in: $0.span) }.filter { !$0.hasPrefix("#") }
    }
    for file in files {
      let tokens = parse(file.source).tree.tokens.all.map { file.source.text(in: $0.span) }
      for _ in 0..<4 {
        var changed = tokens
        for _ in 0..<Int.random(in: 1...4, using: &random) where !changed.isEmpty {
          let index = Int.random(in: 0..<changed.count, using: &random)
          changed[index] = pieces.randomElement(using: &random) ?? ""
        }
        let source = SourceFile(path: "x", text: changed.joined(separator: " "))
        let result = checkRules([CheckedFile(name: "x", source: source)])
        let errors = result.diagnostics.filter { $0.severity == .error }
        #expect(errors.isEmpty == (result.ruleset != nil))
        #expect(!result.text().isEmpty && !result.json().isEmpty)
      }
    }
  }
}

extension AnyRulesTests {
  @Test("a long chain of conditions is refused, and takes the checker nowhere deep")
  func chain() {
    let links = (0..<20_000).map { "condition c\($0) = c\($0 + 1) and c\($0 + 2)\n" }
    let source = SourceFile(path: "x", text: "language 1\n" + links.joined())
    let result = checkRules([CheckedFile(name: "x", source: source)])
    #expect(result.diagnostics.contains { $0.code == .limitExceeded })
  }
}

@Suite("The catalogue of messages")
struct CatalogueTests {
  @Test("names are unique, and find their code")
  func names() {
    for code in DiagnosticCode.allCases { #expect(DiagnosticCode(name: code.name) == code) }
    #expect(DiagnosticCode(name: "no_such_name") == nil)
  }
}
