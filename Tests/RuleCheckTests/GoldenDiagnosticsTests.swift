import CallModel
import Diagnostics
import Foundation
import RuleCheck
import RuleSyntax
import TestSupport
import Testing

/// Whole messages as people read them: every `.rules` file of the folder `Golden`, and every
/// subfolder as one ruleset, has its messages in a `.txt` of the same name.
@Suite("Messages of the checker")
struct GoldenDiagnosticsTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  /// `E031-duration-vs-number` and the like.
  static let names: [String] = {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return entries.filter { !$0.hasSuffix(".txt") }.map { $0.replacing(".rules", with: "") }
      .sorted()
  }()

  /// How the files of a golden ruleset are checked: what they name lies in the ruleset's folder.
  static func options(_ name: String) -> CheckOptions {
    let root = folder.appendingPathComponent(name).path
    return CheckOptions(
      today: options.today, phonemeCount: options.phonemeCount, guessedWords: options.guessedWords,
      clipSHA256: options.clipSHA256,
      readFile: { path, _ throws(InputError) in
        try RuleFolder.content(
          ofFileAt: root + "/" + path.dropFirst("rules/".count), within: root)
      })
  }

  static let options = CheckOptions(
    today: CalendarDate(year: 2026, month: 6, day: 1),
    phonemeCount: { term in term.pattern == "no" ? 2 : nil },
    guessedWords: { term in
      let words = (term.soundsLike ?? term.pattern).split(separator: " ").map(String.init)
      return words.filter(["qwikline", "zyrka"].contains)
    },
    clipSHA256: { path throws(InputError) in
      guard path == "rules/clips/slogan.wav" else {
        throw InputError(path: path, couldNotBe: "opened", errno: ENOENT)
      }
      return String(repeating: "0", count: 64)
    })

  /// What has changed since older rules, which the files of E080 are about.
  static let changes = ["counted_sale", "card_sale_한국", "old_sale"].map {
    UncountedChange(ruleID: $0, baseRevision: $0 == "old_sale" ? 1 : 3)
  }

  static func check(_ name: String) throws -> CheckResult {
    let path = folder.appendingPathComponent(name)
    let isFolder = FileManager.default.fileExists(atPath: path.path)
    let files = try RuleFolder.read(paths: [isFolder ? path.path : path.path + ".rules"])
    let shown = files.map { file in
      CheckedFile(
        name: file.name,
        source: SourceFile(path: "rules/\(file.name)", bytes: file.source.bytes))
    }
    return checkRules(shown, options: options(name)).adding(changes)
  }

  @Test("each message is rendered as its golden file says", arguments: names)
  func rendered(name: String) throws {
    GoldenFile("\(name).txt").expect(try Self.check(name).text())
  }

  @Test("each file that is named by a code has a message of that code", arguments: names)
  func namedByCode(name: String) throws {
    guard let code = DiagnosticCode(rawValue: String(name.prefix(4))) else { return }
    #expect(try Self.check(name).diagnostics.contains { $0.code == code })
  }

  @Test("each code has a golden file", arguments: DiagnosticCode.allCases)
  func everyCode(code: DiagnosticCode) {
    #expect(Self.names.contains { $0.hasPrefix(code.rawValue + "-") })
  }

  @Test("places for programs are in bytes, UTF-16, lines and columns")
  func json() throws {
    GoldenFile("E031-hangul.json.txt").expect(try Self.check("E031-hangul").json())
  }

  @Test("a change that mends something has its text and its place for programs")
  func jsonOfFix() throws {
    GoldenFile("E021-unknown-field.json.txt").expect(try Self.check("E021-unknown-field").json())
  }

  @Test("SARIF has each code once, levels, places as lines and UTF-16 columns, and changes")
  func sarif() throws {
    GoldenFile("E012-mixed-and-or.sarif.txt").expect(
      try Self.check("E012-mixed-and-or").sarif(toolVersion: "1.2.3"))
    GoldenFile("E031-hangul.sarif.txt").expect(
      try Self.check("E031-hangul").sarif(toolVersion: "1.2.3"))
    GoldenFile("E021-unknown-field.sarif.txt").expect(
      try Self.check("E021-unknown-field").sarif(toolVersion: "1.2.3"))
  }

  @Test("colour changes nothing but the colour")
  func color() throws {
    let result = try Self.check("E012-mixed-and-or")
    let coloured = result.text(usesColor: true)
    #expect(coloured.contains("\u{1B}[1;31merror[E012]\u{1B}[0m"))
    let plain = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.replacing(/\ +$/, with: "") }.joined(separator: "\n")
    #expect(plain == result.text())
  }
}
