import Diagnostics
import RuleCheck
import RuleEngine
import TestSupport
import Testing

@Suite("Rules that are spread over files") struct IncludedRulesTests {
  private func plan(_ files: [String: String], given: [String]) throws -> RulePlan {
    let result = checkRules(
      given.map { name in
        CheckedFile(name: name, source: SourceFile(path: "rules/" + name, text: files[name] ?? ""))
      },
      options: CheckOptions(readFile: { path, _ throws(InputError) in
        guard let text = files[String(path.dropFirst("rules/".count))] else {
          throw InputError(path: path, reason: "there is no such file")
        }
        return Array(text.utf8)
      }))
    return RulePlan(try #require(result.ruleset, "\(result.text())"))
  }

  @Test("they mean what they mean in one file", arguments: 1...150)
  func same(seed: UInt64) throws {
    let program = SplitProgram(seed: seed)
    let whole = try plan(["main.rules": program.whole], given: ["main.rules"])
    let spread = try plan(program.files, given: ["main.rules"])
    #expect(spread.canonicalText == whole.canonicalText)
    let folder = program.files.keys.filter { $0.hasSuffix(".rules") }.sorted()
    #expect(try plan(program.files, given: folder).canonicalText == whole.canonicalText)
  }

  @Test("the programs of that test use everything")
  func worthIt() {
    let all = (UInt64(1)...150).map { SplitProgram(seed: $0) }
    for word in [
      "include \"../", "include \"sub/", "extend terms", "extend list", "from \"", "any of t",
    ] {
      let count = all.count { $0.files.values.contains { $0.contains(word) } }
      #expect(count > 20, "\(word): \(count)")
    }
  }
}
