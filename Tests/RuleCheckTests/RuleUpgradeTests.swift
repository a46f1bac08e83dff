import Diagnostics
import RuleCheck
import RuleSyntax
import Testing

@Suite("Upgrading rule files")
struct RuleUpgradeTests {
  private func source(_ text: String) -> SourceFile { SourceFile(path: "a.rules", text: text) }

  @Test("files of the current version stay as they are, errors and all")
  func current() throws {
    for text in ["language 1\n", "# head\nlanguage 1\nrule \"a\" when then"] {
      #expect(try RuleUpgrade.standard.upgraded(source(text)) == source(text))
    }
  }

  @Test(
    "versions that are not read are refused by name and place",
    arguments: [
      ("# head\nlanguage 2\n", "a.rules:2: language 2 is newer than", "install a newer earshot"),
      ("language 0\n", "a.rules:1: language 0 is older than", "write `language 1`"),
      ("rule \"a\" when b then stop", "a.rules: this is no rule file", "`language 1`"),
      (
        "language 1\n" + String(repeating: "#", count: 1_000_000),
        "a.rules: longer than 1000000 bytes", "several files"
      ),
    ])
  func refused(text: String, reason: String, advice: String) {
    let error = #expect(throws: InputError.self) {
      try RuleUpgrade.standard.upgraded(source(text))
    }
    #expect(error?.description.hasPrefix(reason) == true, "\(error?.description ?? "")")
    #expect(error?.advice?.contains(advice) == true)
  }

  @Test("files of older versions go from version to version, and keep everything else")
  func steps() throws {
    let upgrade = RuleUpgrade(
      to: 3,
      steps: [
        1: { file in Self.replacing("spoken", with: "heard", in: file) },
        2: { file in Self.replacing("heard", with: "counted", in: file) },
      ])
    let text = "language 1  # the first\nrule \"a\" when spoken b > 2 then stop\n"
    let upgraded = try upgrade.upgraded(source(text))
    #expect(
      upgraded == source("language 3  # the first\nrule \"a\" when counted b > 2 then stop\n"))
    #expect(throws: InputError.self) { try upgrade.upgraded(source("language 4")) }
  }

  private static func replacing(
    _ word: String, with other: String, in file: RuleFile
  ) -> [Diagnostic.Edit] {
    file.tokens.all.filter { file.source.text(in: $0.span) == word }.map { token in
      Diagnostic.Edit(SourceSpan(path: file.source.path, bytes: token.span), other)
    }
  }
}
