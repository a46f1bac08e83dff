import Foundation
import TestSupport
import Testing

@Suite("Commands for rule files") struct E2ERuleFilesTests {
  static let untidy = "language 1\nrule \"a\" when mentions \"card\" then tag \"x\"  # why\n"
  static let tidy = """
    language 1

    rule "a"
    when mentions "card"
    then tag "x"  # why

    """

  @Test(
    "check names a brand that no dictionary has, until a dictionary or `sounds like` says how it is said"
  )
  func guessedSounds() throws {
    let scratch = try TemporaryFolder()
    let brand = "language 1\nrule \"a\" when mentions \"qwikline\" then tag \"x\"\n"
    let path = try scratch.write(brand, to: "a.rules")
    let check = ["rules", "check", path, "--deny", "warnings"]
    let told = try ProgramRun.earshot(check)
    #expect(told.exitCode == 3)
    #expect(
      told.output.contains("warning[W115] how `qwikline` is said is guessed"), "\(told.output)")
    let dictionary = try scratch.write("QWIKLINE K W IH K L AY N\n", to: "brands.dict")
    #expect(try ProgramRun.earshot(check + ["--dictionary", dictionary]).exitCode == 0)
    let missing = try ProgramRun.earshot(check + ["--dictionary", scratch.path("none.dict")])
    #expect(missing.exitCode == 1 && missing.errors.contains("none.dict"), "\(missing.errors)")
    try scratch.write(
      """
      language 1
      terms brands = "qwikline" sounds like "quick line"
      rule "a" when mentions any of brands then tag "x"
      """, to: "a.rules")
    #expect(try ProgramRun.earshot(check).exitCode == 0)
  }

  @Test("fmt prints a single file in the style")
  func printed() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.write(Self.untidy, to: "a.rules")
    let run = try ProgramRun.earshot(["rules", "fmt", path])
    #expect(run.output == Self.tidy && run.exitCode == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.untidy)
  }

  @Test("fmt --check names what would change, --diff shows it, --write changes it")
  func rewritten() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.write(Self.untidy, to: "rules/a.rules")
    try scratch.write(Self.tidy, to: "rules/b.rules")
    let folder = scratch.path("rules")
    let checked = try ProgramRun.earshot(["rules", "fmt", folder, "--check"])
    #expect(checked.exitCode == 3 && checked.outputLines == [path])
    #expect(checked.errorLines == ["1 of 2 files would be formatted"])
    let shown = try ProgramRun.earshot(["rules", "fmt", folder, "--diff"])
    #expect(shown.exitCode == 0)
    #expect(shown.outputLines.contains("+then tag \"x\"  # why"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.untidy)
    let written = try ProgramRun.earshot(["rules", "fmt", folder, "--write"])
    #expect(written.exitCode == 0 && written.outputLines == [path])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.tidy)
    #expect(try ProgramRun.earshot(["rules", "fmt", folder, "--check"]).exitCode == 0)
  }

  @Test("fmt leaves a broken file alone, says why, and does the others")
  func broken() throws {
    let scratch = try TemporaryFolder()
    let broken = try scratch.write("language 1\nrule \"a\" wehn b", to: "rules/a.rules")
    let path = try scratch.write(Self.untidy, to: "rules/b.rules")
    let run = try ProgramRun.earshot(["rules", "fmt", scratch.path("rules"), "--write"])
    #expect(run.exitCode == 1 && run.errors.contains("error[E001]"))
    #expect(try String(contentsOfFile: broken, encoding: .utf8) == "language 1\nrule \"a\" wehn b")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.tidy)
  }

  @Test("fmt of several files asks what to do with them")
  func several() throws {
    let run = try ProgramRun.earshot(["rules", "fmt", "rules"])
    #expect(run.exitCode == 2 && run.errors.contains("--check, --diff or --write"))
  }

  @Test("fields and limits are listed for people and for programs")
  func reference() throws {
    let fields = try ProgramRun.earshot(["rules", "fields"])
    #expect(
      fields.outputLines.contains { $0.contains("call.duration") && $0.contains("0s or more") })
    let limits = try ProgramRun.earshot(["rules", "limits"])
    #expect(limits.outputLines.contains { $0.contains("500,000") })
    for command in ["fields", "limits"] {
      let run = try ProgramRun.earshot(["rules", command, "--format", "json"])
      let list = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
      #expect((list?.count ?? 0) > 10)
    }
  }

  @Test("help has a page for a code and for its name, and says what is meant by a slip")
  func help() throws {
    let page = try ProgramRun.earshot(["rules", "help", "E031"])
    #expect(page.exitCode == 0)
    #expect(page.output.hasPrefix("E031 type_mismatch: an error\n"))
    #expect(page.output.contains("help: add a unit, for example `30s` or `30m`"))
    #expect(try ProgramRun.earshot(["rules", "help", "type_mismatch"]).output == page.output)
    let slip = try ProgramRun.earshot(["rules", "help", "type_missmatch"])
    #expect(slip.exitCode == 2 && slip.errors.contains("did you mean `type_mismatch`?"))
    let all = try ProgramRun.earshot(["rules", "help"])
    #expect(all.outputLines.contains { $0.contains("W120") && $0.contains("unused_name") })
  }

  @Test("ast and from-json give back the file in the style")
  func json() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.write(Self.untidy, to: "a.rules")
    let ast = try ProgramRun.earshot(["rules", "ast", path, "--json"])
    #expect(ast.exitCode == 0)
    let json = try scratch.write(ast.output, to: "a.json")
    let back = try ProgramRun.earshot(["rules", "from-json", json])
    #expect(back.output == Self.tidy && back.exitCode == 0)
    try scratch.write(ast.output.replacing("\"phrase\"", with: "\"frase\""), to: "a.json")
    let wrong = try ProgramRun.earshot(["rules", "from-json", json])
    #expect(wrong.exitCode == 1 && wrong.output.isEmpty)
    #expect(wrong.errors.hasPrefix("\(json), at items[0].when.target.kind: `frase` is none of"))
    let broken = try scratch.write("language 1\nrule", to: "b.rules")
    let refused = try ProgramRun.earshot(["rules", "ast", broken, "--json"])
    #expect(refused.exitCode == 1 && refused.errors.contains("error[E001]"))
  }

  @Test("fix shows what it would mend, and mends it")
  func fix() throws {
    let scratch = try TemporaryFolder()
    let wrong =
      "language 1\nrule \"a\" when call.durration > 30s and call.ring_time > 5 then stop\n"
    let path = try scratch.write(wrong, to: "a.rules")
    let shown = try ProgramRun.earshot(["rules", "fix", path])
    #expect(shown.exitCode == 0 && shown.output.contains("+rule \"a\" when call.duration > 30s"))
    #expect(shown.errorLines.first?.hasPrefix("1 message mended, ") == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == wrong)
    #expect(try ProgramRun.earshot(["rules", "fix", path, "--check"]).exitCode == 3)
    #expect(try ProgramRun.earshot(["rules", "fix", path, "--write"]).outputLines == [path])
    let mended = try String(contentsOfFile: path, encoding: .utf8)
    #expect(mended == wrong.replacing("durration", with: "duration"))
  }

  @Test("fix leaves bytes alone that are not UTF-8")
  func fixLatin1() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.write("", to: "a.rules")
    // As a comment in French, in Latin-1.
    let start =
      Array("language 1\n# r".utf8) + [0xE9] + Array("serv".utf8) + [0xE9] + Array("\n".utf8)
    let wrong = start + Array("rule \"a\" when call.durration > 30s then tag \"t\"\n".utf8)
    try Data(wrong).write(to: URL(fileURLWithPath: path))
    #expect(try ProgramRun.earshot(["rules", "fix", path, "--write"]).outputLines == [path])
    let mended = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(
      Array(mended) == start + Array("rule \"a\" when call.duration > 30s then tag \"t\"\n".utf8))
  }

  @Test("upgrade has nothing to do in language 1, and refuses language 2 by name")
  func upgrade() throws {
    let scratch = try TemporaryFolder()
    let run = try ProgramRun.earshot(["rules", "upgrade", "rules", "--write"])
    #expect(run.exitCode == 0 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("nothing to upgrade: "))
    let newer = try scratch.write("language 2\n", to: "a.rules")
    let refused = try ProgramRun.earshot(["rules", "upgrade", newer])
    #expect(refused.exitCode == 1)
    #expect(refused.errors.hasPrefix("\(newer):1: language 2 is newer than"))
  }

  @Test("show says what a rule looks for, needs, reads and costs")
  func show() throws {
    let run = try ProgramRun.earshot(["rules", "show", "card_sale"])
    #expect(run.exitCode == 0)
    #expect(run.outputLines.first?.hasPrefix("\"card sale\"  id card_sale") == true)
    for part in ["\"credit card\"", "who speaks", "call.duration", "searches in sound"] {
      #expect(run.output.contains(part), "\(part)")
    }
    let json = try ProgramRun.earshot(["rules", "show", "card sale", "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["terms"] as? [Any])?.count == 2)
    let unknown = try ProgramRun.earshot(["rules", "show", "card sail"])
    #expect(unknown.exitCode == 1 && unknown.errors.contains("did you mean `card sale`?"))
  }
}
