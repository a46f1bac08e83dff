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

  @Test("what lies at an allowed host is fetched, checked, heard and read; from others nothing is")
  func fetched() throws {
    let scratch = try TemporaryFolder()
    let sound = try Data(
      contentsOf: Places.repository.appending(path: "audio-fixtures/calls/theatre-tickets.wav"))
    let words = "Caller: my credit card please"
    let server = try SecureServer([
      "a.wav": Array(sound), "a.txt": Array(words.utf8), "changed.wav": Array(sound.dropLast(2)),
    ])
    let hash =
      "sha512-"
      + Data(try sha512(of: sound)).base64EncodedString().replacing("+", with: "-")
      .replacing("/", with: "_").replacing("=", with: "")
    func web(_ path: String) -> String {
      #""url":"\#(server.address(path))","content_hash":"\#(hash)""#
    }
    let text =
      #"{"type":"transcript","dialog":0,"url":"\#(server.address("a.txt"))"}"#
    try scratch.write(vCon(recording(web("a.wav")), text), to: "in/good.vcon")
    try scratch.write(vCon(recording(web("changed.wav"))), to: "in/changed.vcon")
    try scratch.write(
      vCon(recording(#""filename":"x.wav""#), text.replacing("a.txt", with: "gone")),
      to: "in/wordless.vcon")
    try sound.write(to: URL(filePath: scratch.path("in/x.wav")))
    try scratch.write(
      vCon(recording(#""url":"https://127.0.0.1:\#(server.port)/a.wav""#)), to: "in/other.vcon")
    let rules = try scratch.write(self.rules, to: "r/a.rules")
    let arguments = [
      "run", scratch.path("in"), "--rules", rules, "--channels", "caller,agent", "--store",
      scratch.path("store.db"),
    ]
    let permission = [
      "--allow-fetch", "localhost:\(server.port)", "--fetch-ca", server.authority,
    ]
    let run = try ProgramRun.earshot(
      arguments + permission, environment: SecureServer.withoutProxy)
    #expect(run.exitCode == 3, "\(run.errors)")
    for (place, reason) in [
      ("changed.vcon, at dialog[0].content_hash", "is the hash of something else"),
      ("wordless.vcon, at analysis[0].url", "the server answers 404"),
      ("other.vcon, at dialog[0].url", "`127.0.0.1:\(server.port)` is not among the hosts"),
    ] {
      let lines = run.errorLines.filter { $0.contains(place) }
      #expect(lines.count == 1 && lines[0].contains(reason), "\(place): \(run.errors)")
    }
    let store = scratch.path("store.db")
    #expect(
      try StoreDump.rows(store, "SELECT call_id, duration_ms > 1000 FROM recordings ORDER BY 1")
        == ["good|1", "wordless|1"])
    #expect(try StoreDump.rows(store, "SELECT call_id FROM transcripts") == ["good"])
    let sources = "SELECT DISTINCT source FROM call_hits WHERE call_id = 'good' ORDER BY 1"
    #expect(try StoreDump.rows(store, sources) == ["audio", "transcript"])

    // Without leave nothing is asked for, and what was booked stays.
    let asked = server.requests.count
    let before = try StoreDump.rows(store, "SELECT call_id, source FROM call_hits ORDER BY 1, 2")
    let again = try ProgramRun.earshot(arguments)
    #expect(again.errors.contains("nothing is fetched unless it is allowed"))
    #expect(server.requests.count == asked)
    #expect(
      try StoreDump.rows(store, "SELECT call_id, source FROM call_hits ORDER BY 1, 2") == before)
    let strange = try ProgramRun.earshot(
      arguments + ["--allow-fetch", "localhost:\(server.port)"],
      environment: SecureServer.withoutProxy)
    #expect(
      strange.errors.contains("(name the certificate of a private authority with --fetch-ca)"))
  }

  private func sha512(of data: Data) throws -> [UInt8] {
    let scratch = try TemporaryFolder()
    try data.write(to: URL(filePath: scratch.path("x")))
    let printed = try ChildProcess("openssl", ["dgst", "-sha512", "-binary", scratch.path("x")])
      .wait().output
    return Array(printed)
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
      ("web.vcon, at dialog[0].url", "nothing is fetched unless it is allowed"),
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
