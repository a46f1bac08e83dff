import CallModel
import Diagnostics
import Pipeline
import TestSupport
import Testing

@Suite("Which calls a batch has where vCons are among its files") struct VConRosterTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private func path(_ name: String) -> String { temporary.path(name) }

  private func write(_ dialog: String, to name: String, analysis: String = "") throws {
    try temporary.write(
      #"{"vcon":"0.4.0","parties":[{"tel":"+12025550199","role":"caller"},{"role":"agent"}],"dialog":[\#(dialog)],"analysis":[\#(analysis)]}"#,
      to: name)
  }

  private let embedded =
    #"{"type":"recording","start":"2026-10-03T18:22:00Z","parties":[1,0],"encoding":"base64url","body":"YWJj"}"#
  private let words = #"{"type":"transcript","dialog":0,"body":"Agent: hello"}"#

  private func roster(_ described: [Call] = []) throws -> CallRoster {
    try CallRoster(paths: [temporary.path], described: described)
  }

  @Test("a vCon is a call that is named after it and has what the vCon tells")
  func alone() throws {
    try write(embedded, to: "2026/c.vcon", analysis: words)
    let roster = try roster()
    let call = try #require(roster.calls.first)
    #expect(roster.calls.count == 1)
    #expect(call.id == "2026/c")
    #expect(call.facts["call.id"] == .text("2026/c"))
    #expect(call.facts["caller.number"] == PhoneNumber("+12025550199").map { .phone($0) })
    #expect(call.recordingPath == path("2026/c.vcon"))
    #expect(call.transcriptPath == path("2026/c.vcon"))
    #expect(roster.notes[0]?.likelySpeakers == [.agent, .caller])
    #expect(roster.recordingFiles.isEmpty)
  }

  @Test(
    "a recording that a vCon names, or that is called like it, is the vCon's and no second call")
  func besides() throws {
    for name in ["rec-1.wav", "b.wav", "other.wav"] { try temporary.write("x", to: name) }
    try write(#"{"type":"recording","filename":"rec-1.wav"}"#, to: "a.vcon.json")
    try write("", to: "b.vcon", analysis: words)
    let roster = try roster()
    #expect(roster.calls.map(\.id) == ["a", "b", "other"])
    #expect(
      roster.calls.map(\.recordingPath) == [path("rec-1.wav"), path("b.wav"), path("other.wav")])
    #expect(roster.calls.map(\.transcriptPath) == [nil, path("b.vcon"), nil])
    #expect(roster.rejections.isEmpty)
    #expect(roster.recordingFiles.count == 3)
  }

  @Test("where the calls file names the vCon or its recording, the calls file speaks")
  func calls() throws {
    for name in ["rec-1.wav", "b.wav"] { try temporary.write("x", to: name) }
    try write(#"{"type":"recording","filename":"rec-1.wav"}"#, to: "a.vcon")
    try write("", to: "b.vcon", analysis: words)
    try write("", to: "c.vcon", analysis: words)
    let described = [
      Call(id: "1", recordingPath: path("rec-1.wav"), facts: CallFacts()),
      Call(id: "2", recordingPath: path("b.wav"), facts: CallFacts()),
      Call(id: "3", recordingPath: nil, transcriptPath: path("c.vcon"), facts: CallFacts()),
    ]
    #expect(try roster(described).calls == described)
  }

  @Test("two vCons with one recording: the second is turned away")
  func oneRecording() throws {
    try temporary.write("x", to: "rec-1.wav")
    for name in ["a.vcon", "b.vcon"] {
      try write(#"{"type":"recording","filename":"rec-1.wav"}"#, to: name)
    }
    let roster = try roster()
    #expect(roster.calls.map(\.id) == ["a", "b"])
    #expect(
      roster.rejections.mapValues(\.reason)
        == [1: "its recording is also that of the call `a`"])
  }

  @Test(
    "a vCon that cannot be read is a call that fails; beside a recording it is a bad transcript")
  func broken() throws {
    try temporary.write("{", to: "a.vcon")
    try temporary.write("{", to: "b.vcon")
    try temporary.write("x", to: "b.wav")
    let roster = try roster()
    #expect(roster.calls.map(\.id) == ["a", "b"])
    #expect(roster.rejections.mapValues(\.path) == [0: path("a.vcon")])
    #expect(roster.calls.map(\.recordingPath) == [nil, path("b.wav")])
  }

  @Test("JSON that is named itself is a vCon by its content, and no vCon in a folder")
  func json() throws {
    try write(embedded, to: "a.json")
    #expect(try roster().calls.isEmpty)
    #expect(try CallRoster(paths: [path("a.json")], described: []).calls.map(\.id) == ["a"])
  }

  @Test("a vCon and a recording elsewhere with one name are both turned away")
  func nameClash() throws {
    try write(embedded, to: "x/a.vcon")
    try temporary.write("x", to: "y/a.wav")
    let roster = try CallRoster(paths: [path("x"), path("y")], described: [])
    #expect(roster.rejections.count == 2)
  }
}
