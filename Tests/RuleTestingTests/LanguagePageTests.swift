import CallModel
import Diagnostics
import Foundation
import RuleCheck
import RuleEngine
import RuleTesting
import Testing

/// The examples of docs/rule-language.md.
///
/// A block says what it is behind its backticks: `rules` (declarations, whose tests must pass),
/// `condition`, or `conditions`, one to a line, or several with two spaces or more between.
@Suite("Examples of the reference")
struct LanguagePageTests {
  /// One block.
  struct Block: Sendable, CustomTestStringConvertible {
    let line: Int
    let kind: String
    let text: String

    var testDescription: String { "line \(line)" }

    /// What the block says, as rule files. What it speaks of and does not declare is put before it.
    var files: [String] {
      switch kind {
      case "rules": [text]
      case "condition": [Self.rule(when: text)]
      default:
        text.split(separator: "\n")
          .flatMap { $0.split(separator: "#")[0].split(separator: /\ {2,}/) }
          .map { Self.rule(when: String($0)) }
      }
    }

    private static func rule(when condition: String) -> String {
      "rule \"example\"\nwhen\n  \(condition)\nthen tag \"example\"\n"
    }
  }

  static let blocks: [Block] = {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/rule-language.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    var blocks: [Block] = []
    var open: (line: Int, kind: String, lines: [Substring])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let block = open {
        open?.lines.append(line)
        guard line == "```" else { continue }
        blocks.append(
          Block(
            line: block.line, kind: block.kind,
            text: block.lines.map { $0 + "\n" }.joined()))
        open = nil
      } else if line.hasPrefix("```") {
        open = (index + 1, String(line.dropFirst(3)), [])
      }
    }
    return blocks
  }()

  /// What examples speak of: a word that shows it, what would declare it, and a declaration.
  private static let context = [
    ("card_words", "terms card_words", "terms card_words = \"credit card\", \"debit card\"\n"),
    ("more_words", "terms more_words", "terms more_words = \"bank card\"\n"),
    ("in staff", "list staff", "list staff = +12125550100\n"),
    (
      "\"card sale\"", "rule \"card sale\"",
      """
      rule "card sale" when mentions "credit card" by caller
      then conversion value $100 tag "sale", "card"

      """
    ),
    ("\"appointment\"", "rule \"appointment\"", Self.appointment),
  ]
  private static let appointment =
    "rule \"appointment\" when mentions \"book an appointment\" then tag \"appointment\"\n"

  /// Files that examples include or read.
  private static let others = [
    "shared/words.rules": """
    language 1
    terms card_words = "credit card", "debit card"
    list staff = +12125550100

    """,
    "words/brands.txt": "visa\nmastercard\n",
  ]

  private static func file(_ example: String) -> String {
    if example.hasPrefix("language") { return example }
    let needed = context.filter { example.contains($0.0) && !example.contains($0.1) }
    return "language 1\ntimezone \"America/New_York\"\ncurrency USD\n"
      + needed.map(\.2).joined() + example
  }

  @Test("the page has examples, and each says what it is")
  func kinds() {
    #expect(Self.blocks.count >= 15)
    for block in Self.blocks {
      #expect(
        ["rules", "condition", "conditions"].contains(block.kind),
        "line \(block.line): say what it is behind the backticks")
    }
  }

  @Test("each example is right, and its tests pass", arguments: blocks)
  func holds(block: Block) throws {
    for example in block.files {
      let source = SourceFile(path: "a.rules", text: Self.file(example))
      let options = CheckOptions(
        clipSHA256: { _ in String(repeating: "0", count: 64) },
        readFile: { path, _ throws(InputError) in
          guard let text = Self.others[path] else {
            throw InputError(path: path, reason: "there is no such file")
          }
          return Array(text.utf8)
        })
      let result = checkRules([CheckedFile(name: "a.rules", source: source)], options: options)
      let ruleset = try #require(
        result.ruleset, "line \(block.line) of the page: \(example)\n\(result.text())")
      let tester = try RuleTester(plan: RulePlan(ruleset))
      for test in RuleTest.tests(in: ruleset) {
        let failed = tester.run(test).expectations.flatMap(\.failures)
        #expect(failed.isEmpty, "line \(block.line) of the page: \(test.name)")
      }
    }
  }
}
