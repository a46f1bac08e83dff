import EarshotCommands
import Testing

@Suite("Differences between texts")
struct UnifiedDiffTests {
  private func diff(_ before: String, _ after: String) -> [String] {
    UnifiedDiff(path: "a.rules", before: before, after: after).lines()
  }

  @Test("nothing is shown where nothing changed")
  func same() {
    #expect(diff("", "").isEmpty)
    #expect(diff("a\nb\n", "a\nb\n").isEmpty)
  }

  @Test("changed lines stand among three lines that stayed")
  func hunk() {
    let before = (1...9).map { "line \($0)\n" }.joined()
    #expect(
      diff(before, before.replacing("line 5", with: "new 5")) == [
        "--- a.rules", "+++ a.rules", "@@ -2,7 +2,7 @@", " line 2", " line 3", " line 4", "-line 5",
        "+new 5", " line 6", " line 7", " line 8",
      ])
  }

  @Test("changes far from each other are hunks of their own, near ones are one")
  func hunks() {
    let lines = (1...30).map { "\($0)\n" }
    func headings(_ changed: [Int]) -> [String] {
      var after = lines
      for line in changed { after[line - 1] = "x\n" }
      return diff(lines.joined(), after.joined()).filter { $0.hasPrefix("@@") }
    }
    #expect(headings([5, 11]) == ["@@ -2,13 +2,13 @@"])
    #expect(headings([5, 13]) == ["@@ -2,7 +2,7 @@", "@@ -10,7 +10,7 @@"])
  }

  @Test("a missing line feed at the end is told")
  func noLineFeed() {
    #expect(
      diff("a", "a\n") == [
        "--- a.rules", "+++ a.rules", "@@ -1,1 +1,1 @@", "-a", "\\ No newline at end of file", "+a",
      ])
    #expect(diff("", "a\n") == ["--- a.rules", "+++ a.rules", "@@ -0,0 +1,1 @@", "+a"])
  }

  @Test("letters that only look alike differ")
  func composed() {
    #expect(diff("e\u{301}\n", "\u{E9}\n").count == 5)
    #expect(diff("a\r\n", "a\n").count == 5)
  }

  @Test("texts that have no line in common are shown in time")
  func large() {
    let before = (0..<20_000).map { "\($0)\r\n" }.joined()
    let after = before.replacing("\r\n", with: "\n")
    #expect(diff(before, after).count == 40_003)
  }
}
