import CallModel
import Diagnostics
import RuleCheck
import RuleSyntax
import Synchronization
import Testing

@Suite("Mentions, typed")
struct MentionTypingTests {
  @Test("a bare mention means once or more, by anyone, anywhere, in either source")
  func defaults() throws {
    let found = try mention("mentions \"credit card\"")
    #expect(found.target == .any([use("credit card", 800)]))
    #expect(found.speaker == nil)
    #expect(found.source == .either)
    #expect(found.window == .wholeCall)
    #expect(found.count == .atLeastOnce)
  }

  @Test(
    "who speaks may stand behind or before the phrase",
    arguments: [
      ("mentions \"a b\" by caller", Speaker.caller), ("mentions \"a b\" by agent", .agent),
      ("mentions \"a b\" by anyone", nil), ("mentions caller:\"a b\"", .caller),
      ("mentions (agent:any of (\"a b\"))", .agent),
    ])
  func speakers(condition: String, speaker: Speaker?) throws {
    #expect(try mention(condition).speaker == speaker)
  }

  @Test("the mention's confidence goes before the term's, the term's before the file's")
  func confidence() throws {
    let before = """
      terms cards = "credit card", "visa" confidence 0.95
      """
    let own = try mention("mentions any of cards", before: before)
    #expect(own.target == .any([use("credit card", 800), use("visa", 950)]))
    let both = try mention("mentions any of cards confidence >= 0.6", before: before)
    #expect(both.target == .any([use("credit card", 600), use("visa", 600)]))
    let given = CheckOptions(defaultConfidence: Confidence(thousandths: 250))
    let fallback = try mention("mentions any of cards", before: before, options: given)
    #expect(fallback.target == .any([use("credit card", 250), use("visa", 950)]))
  }

  @Test("the header sets confidence and source for the file")
  func headerDefaults() throws {
    let text = """
      language 1
      default confidence 0.72
      default source transcript
      rule "r" when mentions "a b" and mentions "c d" in both then tag "t"
      """
    let source = SourceFile(path: "x", text: text)
    let result = checkRules([CheckedFile(name: "x", source: source)])
    guard case .all(let operands, _)? = result.ruleset?.rules.first?.when,
      case .mention(let first) = operands[0], case .mention(let second) = operands[1]
    else { throw WrongShape(description: result.text()) }
    #expect(first.target.uses.first?.minimumConfidence == Confidence(thousandths: 720))
    #expect(first.source == .transcript)
    #expect(second.source == .both)
  }

  @Test("sets within sets are laid out, and of a term written twice the lower limit counts")
  func termSets() throws {
    let before = """
      terms outer = "visa" confidence 0.9, inner, "amex" sounds like "am ex"
      terms inner = "visa" confidence 0.7, "credit card"
      """
    let found = try mention("mentions any of (outer, \"credit card\")", before: before)
    #expect(
      found.target
        == .any([
          use("visa", 700), use("credit card", 800),
          TermUse(
            Term("amex", soundsLike: "am ex"), minimumConfidence: Confidence(thousandths: 800)),
        ]))
  }

  @Test("a recorded clip is a term by its path as written and by what it holds")
  func recordedClips() throws {
    let options = CheckOptions(clipSHA256: { "digest of \($0)" })
    let before =
      "terms slogan = recorded \"clips/a.wav\" confidence 0.7, \"call us\", more\n"
      + "terms more = recorded \"/b.wav\", recorded \"clips/a.wav\" confidence 0.9"
    let found = try mention("mentions any of slogan", before: before, options: options)
    let first = Term(recorded: "clips/a.wav", sha256: "digest of clips/a.wav")
    let second = Term(recorded: "/b.wav", sha256: "digest of /b.wav")
    #expect(
      found.target
        == .any([
          TermUse(first, minimumConfidence: Confidence(thousandths: 700)), use("call us", 800),
          TermUse(second, minimumConfidence: Confidence(thousandths: 800)),
        ]))
    let alone = try mention("mentions caller:recorded \"clips/a.wav\"", options: options)
    #expect(
      alone.target == .any([TermUse(first, minimumConfidence: Confidence(thousandths: 800))]))
    #expect(alone.speaker == .caller)
  }

  @Test("clips lie where their paths lead from the folder of the rule file")
  func clipPaths() throws {
    let text =
      testHeader + """
        rule "a" when mentions any of (recorded "a.wav", recorded "../b.wav", recorded "/c.wav")
        then tag "t"
        """
    let files = ["rules/one/x.rules", "two.rules"].map { path in
      CheckedFile(
        name: path,
        source: SourceFile(
          path: path, text: text.replacing("\"a\"", with: "\"\(path)\"")))
    }
    let result = checkRules(files, options: CheckOptions(clipSHA256: { "digest of \($0)" }))
    let ruleset = try #require(result.ruleset, Comment(rawValue: result.text()))
    #expect(
      ruleset.clipPaths == [
        Term(recorded: "a.wav", sha256: "digest of rules/one/a.wav"): "rules/one/a.wav",
        Term(recorded: "../b.wav", sha256: "digest of rules/one/../b.wav"): "rules/one/../b.wav",
        Term(recorded: "/c.wav", sha256: "digest of /c.wav"): "/c.wav",
        Term(recorded: "a.wav", sha256: "digest of a.wav"): "a.wav",
        Term(recorded: "../b.wav", sha256: "digest of ../b.wav"): "../b.wav",
      ])
  }

  @Test("each clip is read once for a file, and none that has no name")
  func clipReads() throws {
    let reads = Mutex<[String]>([])
    let options = CheckOptions(clipSHA256: { path in
      reads.withLock { $0.append(path) }
      return "same"
    })
    let written = (0..<3).map { "mentions recorded \"\($0 % 2).wav\"" }.joined(separator: " and ")
    _ = try expression(written, options: options)
    #expect(reads.withLock(\.self) == ["0.wav", "1.wav"])
    let result = check(
      "rule \"r\" when mentions recorded \"\" then tag \"t\"", options: options)
    #expect(result.diagnostics.map(\.code) == [.unreadableClip])
    #expect(reads.withLock(\.count) == 2)
  }

  @Test("without a way to read clips a rule that names one is refused")
  func noClips() {
    #expect(codes("mentions recorded \"a.wav\"") == [.unreadableClip])
  }

  @Test("all of and at least N of ask for several terms")
  func several() throws {
    let uses = [use("name", 800), use("address", 800)]
    #expect(try mention("mentions all of (\"name\", \"address\")").target == .all(uses))
    #expect(
      try mention("mentions at least 2 of (\"name\", \"address\")").target == .atLeast(2, uses))
  }

  @Test(
    "windows are in milliseconds from the answer",
    arguments: [
      ("within first 5m", MentionWindow.fromStart(startMs: 0, endMs: 300_000)),
      ("within last 1m30s", .last(durationMs: 90_000)),
      ("from 30s", .fromStart(startMs: 30_000, endMs: nil)),
      ("from 30s to 2m", .fromStart(startMs: 30_000, endMs: 120_000)),
    ])
  func windows(written: String, window: MentionWindow) throws {
    #expect(try mention("mentions \"a b\" \(written)").window == window)
  }

  @Test(
    "counts have a lowest and a highest number",
    arguments: [
      ("at least 2 times", 2, nil), ("at most 2 times", 0, 2), ("exactly 3 times", 3, 3),
      ("at least 2 times at most 4 times", 2, 4), ("at most 4 times at least 2 times", 2, 4),
      ("exactly 0 times", 0, 0),
    ] as [(String, Int, Int?)])
  func counts(written: String, minimum: Int, maximum: Int?) throws {
    let count = try mention("mentions \"a b\" \(written)").count
    #expect(count == MentionCount(minimum: minimum, maximum: maximum))
  }

  @Test(
    "the same thing is not said twice",
    arguments: [
      "by caller by agent", "in audio in transcript", "within first 1m from 2m",
      "confidence >= 0.5 confidence >= 0.6", "at least 1 times at least 2 times",
      "exactly 2 times at most 4 times", "within first 1m within last 1m",
    ])
  func twice(qualifiers: String) {
    #expect(codes("mentions \"a b\" \(qualifiers)") == [.duplicateQualifier])
  }

  @Test("relations are about what stands on the left, in brackets about what stands there")
  func relations() throws {
    let row = try mention(
      "mentions \"a b\" near \"c d\" within 5 words not after any of (\"e f\", \"g h\") within 9s")
    #expect(row.target == .any([use("a b", 800)]))
    #expect(row.relations.map(\.kind) == [.near(.words(5)), .after(.duration(ms: 9_000))])
    #expect(row.relations.map(\.isNegated) == [false, true])
    #expect(
      row.relations.map(\.other.uses) == [[use("c d", 800)], [use("e f", 800), use("g h", 800)]])
    let nested = try mention("mentions \"a b\" inside (\"c d\" outside \"e f\")")
    #expect(nested.relations.map(\.kind) == [.inside])
    #expect(nested.relations.first?.other.relations.map(\.kind) == [.overlapping])
    #expect(nested.relations.first?.other.relations.map(\.isNegated) == [true])
    let written = try mention("mentions (\"a b\" before \"c d\" within 1s) near \"e f\" within 2s")
    #expect(
      written.relations.map(\.kind) == [.before(.duration(ms: 1_000)), .near(.duration(ms: 2_000))])
  }

  @Test(
    "one person says both sides, unless something says who speaks",
    arguments: [
      ("\"a b\" near \"c d\" within 1s", nil, nil, true),
      ("\"a b\" near \"c d\" within 1s by caller", .caller, .caller, false),
      ("\"a b\" near \"c d\" within 1s by anyone", nil, nil, false),
      ("caller:\"a b\" near \"c d\" within 1s", .caller, nil, false),
      ("\"a b\" near agent:\"c d\" within 1s", nil, .agent, false),
      ("anyone:\"a b\" near \"c d\" within 1s", nil, nil, false),
    ] as [(String, Speaker?, Speaker?, Bool)])
  func sides(written: String, left: Speaker?, right: Speaker?, isByOne: Bool) throws {
    let mention = try mention("mentions \(written)")
    #expect(mention.speaker == left)
    #expect(mention.relations.map(\.other.speaker) == [right])
    #expect(mention.relations.map(\.isByOneSpeaker) == [isByOne])
  }

  @Test("the confidence of a mention and of its file is for both sides")
  func relatedConfidence() throws {
    let own = try mention("mentions \"a b\" near \"c d\" within 1s confidence >= 0.6")
    #expect(own.relations.map(\.other.uses) == [[use("c d", 600)]])
    let set = try mention(
      "mentions \"a b\" near any of words within 1s", before: "terms words = \"c d\" confidence 0.7"
    )
    #expect(set.relations.map(\.other.uses) == [[use("c d", 700)]])
  }

  private func use(_ pattern: String, _ thousandths: Int) -> TermUse {
    TermUse(Term(pattern), minimumConfidence: Confidence(thousandths: thousandths))
  }
}
