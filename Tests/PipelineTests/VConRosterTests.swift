import CallModel
import Diagnostics
import Pipeline
import TestSupport
import Testing
import WebFetch

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

  @Test("a vCon that cannot be read is told of, too, where another has taken its recording")
  func brokenBesideTaken() throws {
    try temporary.write("{", to: "a.vcon")
    try temporary.write("x", to: "a.wav")
    try write(#"{"type":"recording","filename":"a.wav"}"#, to: "b.vcon")
    let roster = try roster()
    #expect(roster.calls.map(\.id) == ["b", "a"])
    #expect(roster.rejections.mapValues(\.path) == [1: path("a.vcon")])
  }

  @Test("what lies at a web address is the call's where it may be fetched, and told where not")
  func fetching() throws {
    let web = #"{"type":"recording","url":"https://media.example.com/a.wav"}"#
    try write(
      web, to: "a.vcon",
      analysis: #"{"type":"transcript","url":"https://other.example.com/a.json"}"#)
    let nothing = try roster()
    #expect(nothing.calls.map(\.recordingPath) == [nil])
    #expect(
      nothing.notes[0]?.remarks.map(\.location)
        == [.jsonPath("dialog[0].url"), .jsonPath("analysis[0].url")])
    let permission = try FetchPermission(hosts: ["media.example.com"], from: "--allow-fetch")
    let some = try CallRoster(paths: [temporary.path], described: [], fetching: permission)
    #expect(some.calls.map(\.recordingPath) == [path("a.vcon")])
    #expect(some.calls.map(\.transcriptPath) == [nil])
    #expect(
      some.notes[0]?.remarks.map(\.description) == [
        "\(path("a.vcon")), at analysis[0].url: cannot be fetched: `other.example.com` is not among "
          + "the hosts that may be asked (--allow-fetch other.example.com allows it)"
      ])
    let all = try FetchPermission(
      hosts: ["media.example.com", "other.example.com"], from: "--allow-fetch")
    let roster = try CallRoster(paths: [temporary.path], described: [], fetching: all)
    #expect(roster.calls.map(\.transcriptPath) == [path("a.vcon")])
    #expect(roster.notes[0]?.remarks.isEmpty == true)
    try write(#"{"type":"recording","url":"http://media.example.com/a.wav"}"#, to: "a.vcon")
    let plain = try CallRoster(paths: [temporary.path], described: [], fetching: all)
    #expect(plain.calls.map(\.recordingPath) == [nil])
    #expect(
      plain.notes[0]?.remarks.map(\.reason)
        == ["the address is no https address, and only those are fetched"])
  }

  @Test("JSON that is named itself is a vCon by its content, and no vCon in a folder")
  func json() throws {
    try write(embedded, to: "a.json")
    #expect(try roster().calls.isEmpty)
    #expect(try CallRoster(paths: [path("a.json")], described: []).calls.map(\.id) == ["a"])
  }

  @Test(
    "whatever vCons say, no call shares a name or a recording, and none leads out of the folder")
  func damaged() throws {
    var random = SeededGenerator(seed: 11)
    let recordings = ["x.wav", "y.wav", "a.wav"]
    for name in recordings { try temporary.write("x", to: name) }
    let names = recordings + ["gone.wav", "../x.wav", "/etc/passwd", "", "..", "a.vcon", "b.vcon"]
    var rejected = 0
    for _ in 0..<300 {
      for vCon in ["a.vcon", "b.vcon", "c.vcon.json"] {
        let dialogs = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          switch Int.random(in: 0...4, using: &random) {
          case 0: embedded
          case 1: #"{"type":"recording","url":"https://example.com/x.wav"}"#
          default:
            #"{"type":"recording","filename":"\#(names.randomElement(using: &random) ?? "")"}"#
          }
        }
        try write(dialogs.joined(separator: ","), to: vCon, analysis: words)
      }
      let roster = try roster()
      let taken = roster.calls.indices.filter { roster.rejections[$0] == nil }
        .map { roster.calls[$0] }
      rejected += roster.rejections.count
      #expect(Set(taken.map(\.id)).count == taken.count)
      let heard = taken.compactMap(\.recordingPath)
      #expect(Set(heard).count == heard.count)
      #expect(
        heard.allSatisfy { path in
          path.hasPrefix(temporary.path + "/")
            && !path.dropFirst(temporary.path.count + 1).contains("/")
        })
      // Each recording that is there is a call of its own, or the recording of one.
      for name in recordings {
        let stem = String(name.dropLast(4))
        #expect(
          roster.calls.contains { $0.recordingPath == path(name) || $0.id == stem },
          "\(name) is lost")
      }
      #expect(Set(roster.calls.map(\.id)).isSuperset(of: ["a", "b", "c"]))
    }
    #expect(rejected > 30, "too few were turned away to show anything")
  }

  @Test("a vCon and a recording elsewhere with one name are both turned away")
  func nameClash() throws {
    try write(embedded, to: "x/a.vcon")
    try temporary.write("x", to: "y/a.wav")
    let roster = try CallRoster(paths: [path("x"), path("y")], described: [])
    #expect(roster.rejections.count == 2)
  }
}
