import Diagnostics
import Foundation
import RuleCheck
import RuleSyntax
import Testing

/// The grammar by which editors colour rule files says of every word what the compiler says.
@Suite struct EditorGrammarTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../..").standardizedFileURL

  private static func grammar() throws -> TextMateGrammar {
    try TextMateGrammar(at: repository.appendingPathComponent("editors/rules.tmLanguage.json"))
  }

  @Test("every word of the language is coloured as one")
  func keywords() throws {
    let grammar = try Self.grammar()
    for keyword in Keyword.allCases {
      let scopes = grammar.scopes(of: "  \(keyword.rawValue) x")
      let scope = scopes[2].last ?? ""
      #expect(
        scope.hasPrefix("keyword") || scope.hasPrefix("storage") || scope.hasPrefix("constant"),
        "\(keyword.rawValue): \(scope)")
      // Within a longer word it is none.
      for line in ["  x\(keyword.rawValue)", "  \(keyword.rawValue)x", "  \(keyword.rawValue)카"] {
        #expect(grammar.scopes(of: line)[4].isEmpty, "\(line)")
      }
    }
  }

  @Test(
    "the shipped rules, and those of every page about a code, are coloured as the compiler reads them"
  )
  func shippedRules() throws {
    let grammar = try Self.grammar()
    let folder = Self.repository.appendingPathComponent("rules").path
    let shipped = try RuleFolder.read(paths: [folder]).map(\.source)
    let pages = CodePage.all.map { SourceFile(path: $0.code.rawValue, text: $0.right) }
    #expect(shipped.count >= 6)
    for source in shipped + pages {
      let lines = (1...source.lineCount).map {
        grammar.scopes(of: source.text(in: source.span(ofLine: $0)))
      }
      for token in parse(source).tree.tokens.all where token.kind != .endOfFile {
        let line = source.line(ofByte: token.span.start)
        let column = source.utf16Column(ofByte: token.span.start) - 1
        let scopes = lines[line - 1].indices.contains(column) ? lines[line - 1][column] : []
        let text = source.text(in: token.span)
        #expect(
          Self.fits(token.kind, text, scopes.first ?? ""),
          "\(source.path):\(line): `\(text)` is \(scopes)")
      }
    }
  }

  /// Whether the outermost scope is one for such a token.
  private static func fits(_ kind: Token.Kind, _ text: String, _ scope: String) -> Bool {
    switch kind {
    case .whitespace: !scope.hasPrefix("keyword")
    case .comment: scope.hasPrefix("comment")
    case .string: scope.hasPrefix("string")
    case .money: scope.hasPrefix("constant.numeric.money")
    case .duration: scope.hasPrefix("constant.numeric.duration")
    case .percent: scope.hasPrefix("constant.numeric.percent")
    case .decimal, .int: scope.hasPrefix("constant.numeric.number")
    case .phone: scope.hasPrefix("constant.numeric.phone")
    case .clock: scope.hasPrefix("constant.numeric.clock")
    case .date, .dateTime: scope.hasPrefix("constant.numeric.date")
    case .field: scope.hasPrefix("variable.other.member")
    case .name where Keyword(rawValue: text) != nil: !scope.isEmpty
    case .name: scope.isEmpty || ["live", "draft", "off", "deprecated"].contains(text)
    case .sign(let sign):
      [
        .comma, .colon, .openBracket, .closeBracket, .openSquare, .closeSquare, .openBrace,
        .closeBrace,
      ].contains(sign) ? scope.isEmpty : scope.hasPrefix("keyword.operator")
    case .malformed, .unreadable, .endOfFile: true
    }
  }
}
