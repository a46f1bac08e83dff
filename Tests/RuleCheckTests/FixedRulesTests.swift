import CallModel
import Diagnostics
import Foundation
import RuleCheck
import TestSupport
import Testing

@Suite("Mending rules")
struct FixedRulesTests {
  private func fixed(_ text: String) -> (text: String, result: FixedRules) {
    let source = SourceFile(path: "test.rules", text: testHeader + text)
    let result = FixedRules([CheckedFile(name: "test.rules", source: source)])
    let after = result.files.first?.after
    let whole = after.map { $0.text(in: $0.wholeSpan) } ?? ""
    return (String(whole.dropFirst(testHeader.count)), result)
  }

  @Test(
    "a condition with a slip that leaves no choice is mended",
    arguments: [
      ("call.durration > 30s", "call.duration > 30s"),
      ("call.direction is inbund", "call.direction is inbound"),
      ("call.direction = inbound", "call.direction is inbound"),
      (
        "call.direction is known and call.direction != inbound",
        "call.direction is known and call.direction is not inbound"
      ),
      ("call.id = \"x\" and call.weekday is monday", "call.id = \"x\" and call.weekday is mon"),
      ("call.direction = \"inbound\"", "call.direction is inbound"),
      ("call.weekday in mon..friday", "call.weekday in mon..fri"),
      ("call.duration => 30s", "call.duration >= 30s"),
      ("call.answered is true", "call.answered"),
      ("campaign.name is spring", "campaign.name = \"spring\""),
      ("campaign.name is not known", "campaign.name is missing"),
      ("campaign.id = 7", "campaign.id = \"7\""),
      ("caller.number = \"+12125550100\"", "caller.number = +12125550100"),
      ("caller.number in +12125550100", "caller.number in (+12125550100)"),
      ("call.started = 2026-03-02", "call.started in 2026-03-02..2026-03-02"),
      ("call.answered && call.voicemail", "call.answered and call.voicemail"),
      ("mentons \"card\"", "mentions \"card\""),
      ("mentions \"card\" caller", "mentions \"card\" by caller"),
      ("mentions \"card\" by callr", "mentions \"card\" by caller"),
      ("mentions \"card\" confidence 0.9", "mentions \"card\" confidence >= 0.9"),
      ("mentions \"card\" confidence >= 85%", "mentions \"card\" confidence >= 0.85"),
      (
        "mentions any of (\"card\" confidence >= 0.9)", "mentions any of (\"card\" confidence  0.9)"
      ),
      ("mentions “credit card”", "mentions \"credit card\""),
      ("mentions any of card_word", "mentions any of card_words"),
      ("matched \"othr\"", "matched \"other\""),
    ])
  func conditions(wrong: String, right: String) {
    let before =
      "terms card_words = \"card\", \"visa\"\nrule \"other\" when mentions any of card_words then tag \"o\"\n"
    let (text, result) = fixed("\(before)rule \"r\" when \(wrong) then tag \"t\"")
    #expect(text == "\(before)rule \"r\" when \(right) then tag \"t\"")
    #expect(!result.rest.hasErrors, "\(result.rest.text())")
    #expect(!result.fixed.isEmpty)
  }

  @Test("several slips are mended, those too that show only when others are gone")
  func several() {
    let (text, result) = fixed(
      """
      # allow: unusedname for later
      terms cards = "card"
      rule "r" wehn call.durration > 5m and mentions any of crads conversion $5 type sale
      """)
    #expect(
      text == """
        # allow: unused_name for later
        terms cards = "card"
        rule "r" when call.duration > 5m and mentions any of cards then conversion value $5 type sale
        """)
    #expect(result.fixed.count == 6)
    #expect(!result.rest.hasErrors)
  }

  @Test(
    "where somebody must decide, nothing is done",
    arguments: [
      "call.duration > 30", "call.answered and call.voicemail or call.answered",
      "caller.number not in (+12125550100)", "mentions \"a b\" near \"c d\"", "call.color is known",
      "mentions \"card\" confidence >= 7", "mentions \"card",
    ])
  func undecided(condition: String) {
    let (text, result) = fixed("rule \"r\" when \(condition) then tag \"t\"")
    #expect(text == "rule \"r\" when \(condition) then tag \"t\"")
    #expect(result.fixed.isEmpty && result.rest.hasErrors)
  }

  @Test(
    "a name that no text can say is not suggested",
    arguments: ["keen on a quote\u{1D}", "keen on a quote\u{202E}"])
  func unspeakable(name: String) {
    let rule = "rule \"\(name)\" when call.answered then tag \"t\"\n"
    for asking in [
      "test \"t\" { expect \"keen on a quote\" matched }",
      "rule \"r\" when matched \"keen on a quote\" then tag \"u\"",
    ] {
      let (text, result) = fixed(rule + asking)
      #expect(text == rule + asking)
      #expect(result.fixed.isEmpty)
    }
  }

  @Test("the header is mended too")
  func header() {
    let source = SourceFile(
      path: "a.rules",
      text: "langauge 1\ncurrency usd\ntimezone \"Asia/Soul\"\ndefault confidence 1\n")
    let result = FixedRules([CheckedFile(name: "a.rules", source: source)])
    let after = result.files.first?.after
    #expect(
      after.map { $0.text(in: $0.wholeSpan) }
        == "language 1\ncurrency USD\ntimezone \"Asia/Seoul\"\ndefault confidence 1.0\n")
  }

  @Test("what has nothing to mend stays as it is, to the byte")
  func untouched() throws {
    for name in ["E012-mixed-and-or", "W101-always-true", "E060-nesting"] {
      let files = try RuleFolder.read(
        paths: [GoldenDiagnosticsTests.folder.appendingPathComponent(name + ".rules").path])
      let result = FixedRules(files, options: GoldenDiagnosticsTests.options)
      #expect(result.files.allSatisfy { $0.before == $0.after })
    }
  }

  @Test("nothing is put behind a text that is not closed, where it would become part of it")
  func openText() {
    let text = "terms t = \"card\", \"visa,\n\"amex\" sounds like \"am ex\"\n"
    let (after, result) = fixed(text)
    #expect(after == text)
    #expect(result.rest.diagnostics.allSatisfy { $0.fix == nil })
  }

  @Test("anything at all is mended without a trap, and ends")
  func soup() {
    var random = SeededGenerator(seed: 11)
    let files = GoldenDiagnosticsTests.names.flatMap { name -> [CheckedFile] in
      (try? RuleFolder.read(
        paths: [GoldenDiagnosticsTests.folder.appendingPathComponent(name + ".rules").path])) ?? []
    }
    for file in files {
      var bytes = file.source.bytes
      let index = Int.random(in: 0..<bytes.count, using: &random)
      bytes.removeSubrange(index..<min(index + 2, bytes.count))
      let changed = CheckedFile(name: "x", source: SourceFile(path: "x", bytes: bytes))
      let result = FixedRules([changed], options: GoldenDiagnosticsTests.options)
      #expect(result.files.count == 1)
    }
  }
}
