import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("Mentions that have a name")
struct NamedMentionTests {
  @Test(
    "spoken counts what the named mention finds",
    arguments: [
      (">= 2", 2, nil), ("> 2", 3, nil), ("<= 2", 0, 2), ("< 2", 0, 1), ("= 2", 2, 2),
    ] as [(String, Int, Int?)])
  func counts(written: String, minimum: Int, maximum: Int?) throws {
    let expression = try expression(
      "mentions any of (\"a b\", \"c d\") by caller within first 1m as offer"
        + " and spoken offer \(written)")
    guard case .all(let operands, _) = expression, case .mention(let named) = operands[0],
      case .mention(let counted) = operands[1]
    else {
      Issue.record("\(expression)")
      return
    }
    #expect(counted.count == MentionCount(minimum: minimum, maximum: maximum))
    #expect(counted.target == named.target)
    #expect(counted.speaker == .caller)
    #expect(counted.window == named.window)
  }

  @Test("spoken != is the denial of spoken =")
  func notEqual() throws {
    let written = try expression("mentions \"a b\" as x and spoken x != 2")
    guard case .all(let operands, _) = written, case .not(.mention(let counted), _) = operands[1]
    else {
      Issue.record("\(written)")
      return
    }
    #expect(counted.count == MentionCount(minimum: 2, maximum: 2))
  }

  @Test("of terms that are counted one by one, spoken counts all hits together")
  func countsTogether() throws {
    let written = try expression(
      "mentions all of (\"a b\", \"c d\") at least 2 times as both_said and spoken both_said >= 5")
    guard case .all(let operands, _) = written, case .mention(let counted) = operands[1],
      case .any(let uses) = counted.target
    else {
      Issue.record("\(written)")
      return
    }
    #expect(uses.map(\.term.pattern) == ["a b", "c d"])
    #expect(counted.count == MentionCount(minimum: 5, maximum: nil))
  }

  @Test("a rule knows the names that its conditions give, and a condition its own")
  func scopes() throws {
    #expect(
      codes(
        "offered and spoken offer >= 2",
        before: "condition offered = mentions \"a b\" as offer and spoken offer < 9") == [])
    #expect(
      codes("spoken offer >= 2 and mentions \"a b\" as offer", before: "") == [])
    #expect(
      codes(
        "often and mentions \"a b\" as offer", before: "condition often = spoken offer >= 2")
        == [.unknownName])
    #expect(
      check(
        "rule \"r\" when mentions \"a b\" as x then tag \"t\"\n"
          + "rule \"s\" when mentions \"c d\" as x and spoken x > 1 then tag \"u\""
      ).diagnostics.isEmpty)
  }

  @Test("two mentions of one rule cannot have one name")
  func duplicates() {
    #expect(
      codes("mentions \"a b\" as x and mentions \"c d\" as x") == [.duplicateName])
    #expect(
      codes("c and mentions \"c d\" as x", before: "condition c = mentions \"a b\" as x")
        == [.duplicateName])
  }

  @Test("near what another mention finds, in its window and by its speaker, whoever says this")
  func anchored() throws {
    let written = try expression(
      "mentions \"a b\" by agent in transcript within first 1m as offer"
        + " and mentions \"c d\" by caller within 10s of offer")
    guard case .all(let operands, _) = written, case .mention(let mention) = operands[1],
      let relation = mention.relations.first
    else {
      Issue.record("\(written)")
      return
    }
    #expect(mention.window == .wholeCall)
    #expect(relation.kind == .near(.duration(ms: 10_000)))
    #expect(!relation.isByOneSpeaker)
    #expect(relation.other.speaker == .agent)
    #expect(relation.other.source == .transcript)
    #expect(relation.other.window == .fromStart(startMs: 0, endMs: 60_000))
  }

  @Test("around the answer and before the end are windows")
  func fixedAnchors() throws {
    #expect(
      try mention("mentions \"a b\" within 30s of answer").window
        == .fromStart(startMs: -30_000, endMs: 30_000))
    #expect(
      try mention("mentions \"a b\" within 30s of end").window == .last(durationMs: 30_000))
  }

  @Test(
    "a moment of the call and a mention of one name are told apart by the author",
    arguments: ["answer", "end"])
  func momentByTwoNames(name: String) {
    #expect(
      codes("mentions \"a b\" as \(name) and mentions \"c d\" within 10s of \(name)")
        == [.duplicateName])
    #expect(
      codes(
        "c and mentions \"c d\" within 10s of \(name)",
        before: "condition c = mentions \"a b\" as \(name)") == [.duplicateName])
    // Asked for in other ways, or not at all, nothing is in doubt.
    #expect(codes("mentions \"a b\" as \(name) and spoken \(name) >= 2") == [])
  }

  @Test("mentions that lead to each other are a cycle, and a long row of them too much")
  func cycles() {
    #expect(codes("mentions \"a b\" within 5s of x as x") == [.cycle])
    #expect(
      Set(codes("mentions \"a b\" within 5s of y as x and mentions \"c d\" within 5s of x as y"))
        == [.cycle])
    let row = (0..<2_000).map { "mentions \"a b\" within 5s of x\($0 + 1) as x\($0)" }
    #expect(
      codes(row.joined(separator: " and ") + " and mentions \"a b\" as x2000")
        .allSatisfy { $0 == .limitExceeded })
  }
}
