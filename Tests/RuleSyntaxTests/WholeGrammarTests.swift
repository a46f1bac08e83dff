import Diagnostics
import Foundation
import RuleSyntax
import TestSupport
import Testing

@Suite("A file with every construct of the language")
struct WholeGrammarTests {
  static func file() throws -> SourceFile {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/whole-grammar.rules")
    return SourceFile(path: "whole-grammar.rules", bytes: Array(try Data(contentsOf: url)))
  }

  @Test("reads without a message")
  func reads() throws {
    let parsed = parse(try Self.file())
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.items.count == 19)
  }

  @Test("gives the tree of its golden file")
  func tree() throws {
    let source = try Self.file()
    GoldenFile("whole-grammar.tree.txt")
      .expect(TreeText(source: source).text(of: parse(source).tree))
  }

  @Test("has every span of its tree on the borders of tokens, inside its item")
  func spansOnTokens() throws {
    let tree = parse(try Self.file()).tree
    let starts = Set(tree.tokens.all.map(\.span.start))
    let ends = Set(tree.tokens.all.map(\.span.end))
    for item in tree.items {
      for span in spans(in: item) {
        #expect(starts.contains(span.start) && ends.contains(span.end))
        #expect(item.span.contains(span))
      }
    }
  }

  @Test("has tokens that make up the file, and finds those of a node")
  func tokens() throws {
    let source = try Self.file()
    let tree = parse(source).tree
    let joined = tree.tokens.all.map { source.text(in: $0.span) }.joined()
    #expect(Array(joined.utf8) == source.bytes)
    for item in tree.items {
      let range = tree.tokens.range(of: item.span)
      #expect(tree.tokens.all[range].first?.span.start == item.span.start)
      #expect(tree.tokens.all[range].last?.span.end == item.span.end)
    }
    #expect(tree.tokens.comments.count == 1)
  }

  @Test("reads the same with other line ends, a byte order mark, and composed or not")
  func spellings() throws {
    let source = try Self.file()
    let text = source.text(in: source.wholeSpan)
    let plain = Self.withoutSpans(parse(source))
    let crlf = text.replacing("\n", with: "\r\n")
    for other in [crlf, "\u{FEFF}" + text, text.decomposedStringWithCanonicalMapping] {
      #expect(Self.withoutSpans(parse(SourceFile(path: "x", text: other))) == plain)
    }
    let oneLine = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: " ")
    #expect(Self.withoutSpans(parse(SourceFile(path: "x", text: oneLine))) == plain)
  }

  /// The tree as text without the words that nodes cover.
  private static func withoutSpans(_ parsed: ParsedFile) -> [String] {
    TreeText(source: parsed.tree.source).text(of: parsed.tree).split(separator: "\n")
      .map { String($0.prefix { $0 != "‹" }) } + parsed.diagnostics.map(\.summary)
  }
}
