import Foundation
import TestSupport
import Testing

@Suite("vCons as calls") struct E2EVConTests {
  private let rules = """
    language 1
    rule "card" when mentions "credit card" then conversion "card"
    rule "number" when caller.number = +12025550199 then tag "known"
    """

  private func vCon(_ dialog: String, _ analysis: String = "") -> String {
    #"{"vcon":"0.4.0","uuid":"u","parties":[{"tel":"+12025550199","role":"caller"},{"tel":"+12025550100","name":"Ann","role":"agent"}],"dialog":[\#(dialog)],"analysis":[\#(analysis)]}"#
  }

  private func recording(_ more: String) -> String {
    #"{"type":"recording","start":"2026-10-03T18:22:00Z","duration":65.2,"parties":[0,1],\#(more)}"#
  }

  @Test("an embedded recording is heard like the file that it was, and cut for explain")
  func embedded() throws {
    let scratch = try TemporaryFolder()
    let sound = try Data(
      contentsOf: Places.repository.appending(path: "audio-fixtures/calls/theatre-tickets.wav"))
    try scratch.write(
      vCon(recording(#""encoding":"base64url","body":"\#(sound.base64EncodedString())""#)),
      to: "in/a.vcon")
    try FileManager.default.createDirectory(
      atPath: scratch.path("plain"), withIntermediateDirectories: true)
    try sound.write(to: URL(filePath: scratch.path("plain/a.wav")))
    let folder = try scratch.write(rules, to: "r/a.rules")
    for (paths, store) in [("in", "vcon.db"), ("plain", "plain.db")] {
      let run = try ProgramRun.earshot([
        "run", scratch.path(paths), "--rules", folder, "--channels", "caller,agent", "--store",
        scratch.path(store),
      ])
      #expect(run.exitCode == 0, "\(run.errors)")
    }
    let hits = "SELECT * FROM hits ORDER BY 1, 2, 3, 4"
    let found = try StoreDump.rows(scratch.path("vcon.db"), hits)
    #expect(!found.isEmpty)
    #expect(found == (try StoreDump.rows(scratch.path("plain.db"), hits)))
    let digest = "SELECT sha256, duration_ms, channel_count FROM recordings"
    #expect(
      try StoreDump.rows(scratch.path("vcon.db"), digest)
        == StoreDump.rows(scratch.path("plain.db"), digest))
    let again = try ProgramRun.earshot([
      "run", scratch.path("in"), "--rules", folder, "--store", scratch.path("vcon.db"),
    ])
    #expect(again.exitCode == 0)
    #expect(again.output.contains("known"))
    let explained = try ProgramRun.earshot([
      "explain", "a", "--rules", folder, "--store", scratch.path("vcon.db"), "--clip",
      scratch.path("clips"),
    ])
    #expect(explained.exitCode == 0, "\(explained.errors)")
    #expect(
      try !FileManager.default.contentsOfDirectory(atPath: scratch.path("clips")).isEmpty)
  }

  @Test("what a vCon cannot give is told with its place, and the others are booked")
  func faults() throws {
    let scratch = try TemporaryFolder()
    let words = #"{"type":"transcript","dialog":0,"body":"Caller: my credit card please"}"#
    try scratch.write(
      vCon(recording(#""url":"https://example.com/a.wav""#), words), to: "in/web.vcon")
    try scratch.write(vCon("", words), to: "in/words.vcon.json")
    try scratch.write(
      vCon(recording(#""encoding":"base64url","body":"a$c""#)), to: "in/sign.vcon")
    try scratch.write(
      vCon(recording(#""encoding":"base64url","body":"YWJjZGVm""#)), to: "in/noise.vcon")
    try scratch.write(
      vCon(recording(#""filename":"/etc/passwd""#)), to: "in/path.vcon")
    let run = try ProgramRun.earshot([
      "run", scratch.path("in"), "--rules", try scratch.write(rules, to: "r/a.rules"), "--store",
      scratch.path("store.db"),
    ])
    #expect(run.exitCode == 3)
    for (file, reason) in [
      ("web.vcon, at dialog[0].url", "nothing is ever fetched"),
      ("sign.vcon, at dialog[0].body", "is not base64url"),
      ("noise.vcon", "not a recording"),
      ("path.vcon, at dialog[0].filename", "names a file elsewhere"),
    ] {
      let lines = run.errorLines.filter { $0.contains(file) }
      #expect(lines.count == 1 && lines[0].contains(reason), "\(file): \(lines)")
    }
    let verdicts = try StoreDump.rows(
      scratch.path("store.db"),
      "SELECT call_id, verdict FROM rule_verdicts WHERE verdict = 'yes' ORDER BY 1")
    #expect(verdicts == ["web|yes", "web|yes", "words|yes", "words|yes"])
  }
}
