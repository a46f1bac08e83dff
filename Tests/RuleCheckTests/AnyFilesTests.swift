import CallModel
import Diagnostics
import RuleCheck
import RuleSyntax
import TestSupport
import Testing

@Suite("Any files together") struct AnyFilesTests {
  private static let pieces = [
    "include \"b.rules\"", "include \"c.rules\"", "include \"a.rules\"", "include \"words.txt\"",
    "include \"none\"", "extend terms cards with \"amex\", 5", "extend list staff with \"x\", 5s",
    "extend terms staff with \"(\"", "terms cards = \"credit card\", \"no\"",
    "terms cards = cards, from", "terms words = from \"words.txt\"", "terms all = cards, words",
    "list staff = from \"words.txt\"", "list staff = +12125550100, $5", "constant price = ₩5",
    "condition late = not (call.started in 22:00..06:00) and caller.number in staff",
    "condition both = late and mentions any of all as said in audio",
    "table prices { \"no\" = $1 }",
    "group g picks highest value",
    "rule \"r\" in group g when both and not late and call.duration < 0s "
      + "then conversion value price + prices[said] note \"n\"",
    "rule \"s\" when spoken said > 2 and mentions any of words or matched \"r\" then tag \"t\"",
    "exclude \"e\" when late and mentions \"(a|b\"",
    "test \"t\" { caller 0:01 \"no\" expect \"r\" matched }",
    "# allow: unused_name why", "rule", "terms = \"",
  ]
  private static let headers = [
    "language 1", "language 1 currency KRW",
    "language 1 currency USD timezone \"Asia/Seoul\" speech en",
    "language 2", "",
  ]
  private static let lines = [
    "credit card", "(a|b", "\"no\" 5", "+12125550100", "5", "\"", "#", "예약", "",
  ]

  @Test(
    "they are checked to the end, and every message lies in the file that it names",
    arguments: 1...200)
  func soup(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func some(_ pieces: [String], _ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: "\n")
    }
    var texts = ["words.txt": some(Self.lines, 0...6)]
    for name in ["a.rules", "b.rules", "c.rules"] {
      texts[name] =
        (Self.headers.randomElement(using: &random) ?? "") + "\n" + some(Self.pieces, 0...8)
    }
    let sources = texts.mapValues { Array($0.utf8) }
    let given = ["a.rules", "b.rules", "c.rules"].filter { _ in Bool.random(using: &random) }
    func check() -> CheckResult {
      checkRules(
        given.map { name in
          CheckedFile(name: name, source: SourceFile(path: "r/" + name, bytes: sources[name] ?? []))
        },
        options: CheckOptions(
          phonemeCount: { $0.pattern == "no" ? 2 : nil },
          guessedWords: { $0.pattern == "no" ? ["no"] : [] },
          readFile: { path, _ throws(InputError) in
            guard let bytes = sources[String(path.dropFirst(2))] else {
              throw InputError(path: path, reason: "there is no such file")
            }
            return bytes
          }))
    }
    let result = check()
    #expect(result.diagnostics == check().diagnostics)
    let hasErrors = result.diagnostics.contains { $0.severity == .error }
    #expect((result.ruleset == nil) == hasErrors)
    let known = Dictionary(
      result.sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for diagnostic in result.diagnostics {
      let spans =
        [diagnostic.primary.span] + diagnostic.secondary.map(\.span)
        + [diagnostic.fix?.span].compactMap(\.self)
      for span in spans {
        #expect(
          known[span.path]?.wholeSpan.contains(span.bytes) == true,
          "\(diagnostic.summary): \(span)\n\(texts)")
      }
    }
    #expect(!result.text().isEmpty)
    for rule in result.ruleset?.rules ?? [] {
      #expect(result.ruleset?.text(at: rule.span).hasPrefix("rule") == true)
    }
  }
}
