import Foundation
import TestSupport
import Testing

@Suite("Broken transcripts") struct E2EBrokenTranscriptTests {
  @Test("a broken transcript is told with its place, and the call is booked without it")
  func broken() throws {
    let scratch = try TemporaryFolder()
    let files = [
      ("cut", #"{"results": {"channels": [{"#, "not whole JSON"),
      (
        "backwards", #"{"segments": [{"start": 9, "end": 1, "text": "a"}]}"#,
        "at segments[0].end: time runs backwards"
      ),
      (
        "confidence",
        #"{"audio_url": "", "words": [{"text": "a", "start": 0, "end": 1, "confidence": -3}]}"#,
        "at words[0].confidence: -3.0 is not a confidence"
      ),
      (
        "address",
        #"{"vcon": "0.4.0", "parties": [], "analysis": [{"type": "transcript", "url": "https://example.com/t"}]}"#,
        "nothing is fetched unless it is allowed"
      ),
      ("nothing", #"{"hello": 1}"#, "fits no format of transcript"),
    ]
    var calls = "id,transcript\n"
    for (name, text, _) in files {
      _ = try scratch.write(text, to: "\(name).json")
      calls += "\(name),\(name).json\n"
    }
    _ = try scratch.write("Agent: a credit card\n", to: "good.txt")
    calls += "good,good.txt\n"
    let rules = try scratch.write(
      "language 1\nrule \"r\" when mentions \"credit card\" then tag \"t\"\n", to: "r/a.rules")
    try FileManager.default.createDirectory(
      atPath: scratch.path("calls"), withIntermediateDirectories: true)
    let run = try ProgramRun.earshot([
      "run", scratch.path("calls"), "--calls", try scratch.write(calls, to: "calls.csv"),
      "--rules", rules, "--store", scratch.path("store.db"),
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    for (name, _, reason) in files {
      let lines = run.errorLines.filter { $0.contains("\(name).json") }
      #expect(lines.count == 1 && lines[0].contains(reason), "\(name): \(lines)")
    }
    #expect(run.output.contains("6 calls booked"))
    let verdicts = try StoreDump.rows(
      scratch.path("store.db"), "SELECT call_id, verdict FROM rule_verdicts")
    #expect(verdicts.contains("good|yes"))
    #expect(verdicts.count { $0.hasSuffix("|unknown") } == files.count)
  }

  @Test("of a term that is said without end the first hits count, and the run says so")
  func endless() throws {
    let scratch = try TemporaryFolder()
    let words = String(repeating: "Caller: again\nAgent: no\n", count: 10_003)
    _ = try scratch.write(words, to: "long.txt")
    let rules = try scratch.write(
      "language 1\nrule \"r\" when mentions \"again\" at least 9000 times then tag \"t\"\n",
      to: "r/a.rules")
    try FileManager.default.createDirectory(
      atPath: scratch.path("calls"), withIntermediateDirectories: true)
    let run = try ProgramRun.earshot([
      "run", scratch.path("calls"), "--calls",
      try scratch.write("id,transcript\nc-1,long.txt\n", to: "calls.csv"), "--rules", rules,
      "--store", scratch.path("store.db"),
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains("`again` is said 10003 times; the first 10000 count"))
    let hits = try StoreDump.rows(scratch.path("store.db"), "SELECT count(*) FROM hits")
    #expect(hits == ["10000"])
    #expect(
      try StoreDump.rows(scratch.path("store.db"), "SELECT verdict FROM rule_verdicts") == ["yes"])
  }

  @Test("a named transcript that is not there makes the call fail")
  func missing() throws {
    let scratch = try TemporaryFolder()
    let rules = try scratch.write(
      "language 1\nrule \"r\" when mentions \"credit card\" then tag \"t\"\n", to: "r/a.rules")
    try FileManager.default.createDirectory(
      atPath: scratch.path("calls"), withIntermediateDirectories: true)
    let run = try ProgramRun.earshot([
      "run", scratch.path("calls"), "--calls",
      try scratch.write("id,transcript\nc-1,none.json\n", to: "calls.csv"), "--rules", rules,
      "--store", scratch.path("store.db"),
    ])
    #expect(run.exitCode == 3)
    #expect(run.errors.contains("there is no such file"))
  }
}
