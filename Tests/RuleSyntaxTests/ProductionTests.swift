import Diagnostics
import RuleSyntax
import Testing

/// Each production of the grammar with texts that it takes, and texts that it refuses together with
/// the place that is marked.
struct Production: Sendable, CustomTestStringConvertible {
  let name: String
  let frame: Frame
  let accepts: [String]
  let refuses: [(text: String, code: DiagnosticCode, marked: String)]

  init(
    _ name: String, in frame: Frame, accepts: [String],
    refuses: [(String, DiagnosticCode, String)]
  ) {
    self.name = name
    self.frame = frame
    self.accepts = accepts
    self.refuses = refuses.map { (text: $0.0, code: $0.1, marked: $0.2) }
  }

  var testDescription: String { name }

  /// What stands around the text to make it a file.
  enum Frame: Sendable {
    case file, header, item, attribute, condition, outcome, testLine

    func around(_ text: String) -> String {
      switch self {
      case .file: text
      case .header: "language 1\n\(text)\nconstant end = 1"
      case .item: "language 1\n\(text)\nconstant end = 1"
      case .attribute: "language 1\nrule \"r\"\n\(text)\nwhen call.answered then tag \"t\""
      case .condition: "language 1\nrule \"r\" when\n\(text)\nthen tag \"t\""
      case .outcome: "language 1\nrule \"r\" when call.answered then\n\(text)\nconstant end = 1"
      case .testLine: "language 1\ntest \"t\" {\n\(text)\nexpect nothing\n}\nconstant end = 1"
      }
    }
  }
}

@Suite("Productions of the grammar")
struct ProductionTests {
  @Test("each takes what it should", arguments: Production.all)
  func accepts(production: Production) {
    #expect(!production.accepts.isEmpty)
    for text in production.accepts {
      let parsed = parse(SourceFile(path: "x", text: production.frame.around(text)))
      #expect(parsed.diagnostics.isEmpty, "\(text)")
    }
  }

  @Test("each refuses what it should, and marks where", arguments: Production.all)
  func refuses(production: Production) {
    #expect(!production.refuses.isEmpty)
    for (text, code, marked) in production.refuses {
      let source = SourceFile(path: "x", text: production.frame.around(text))
      let found = parse(source).diagnostics
      #expect(found.first?.code == code, "\(text)")
      #expect(found.first.map { source.text(in: $0.primary.span.bytes) } == marked, "\(text)")
    }
  }

  @Test("one error does not hide the rest of the file", arguments: Production.all)
  func goesOn(production: Production) {
    guard production.frame != .file, production.frame != .header else { return }
    for refused in production.refuses {
      let text =
        production.frame.around(refused.text)
        + "\nrule \"last\" when call.answered then score 5 as points\nconstant late = %"
      let parsed = parse(SourceFile(path: "x", text: text))
      #expect(parsed.diagnostics.count >= 2, "\(refused.text)")
      #expect(
        parsed.tree.items.contains { item in
          if case .rule(let rule) = item.kind { rule.name.value == "last" } else { false }
        }, "\(refused.text)")
    }
  }
}
