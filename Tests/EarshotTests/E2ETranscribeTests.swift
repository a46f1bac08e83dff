import Foundation
import TestSupport
import Testing

@Suite("Transcribing") struct E2ETranscribeTests {
  private let scratch: TemporaryFolder

  /// Copies a call of the fixtures, without any transcript.
  init() throws {
    scratch = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: scratch.path("calls"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Places.repository.appending(path: "audio-fixtures/calls/theatre-tickets.wav"),
      to: URL(filePath: scratch.path("calls/theatre.wav")))
  }

  private func transcribe(
    _ recogniser: String?, _ options: [String] = [], environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun.earshot(
      ["transcribe", scratch.path("calls")] + (recogniser.map { ["--recogniser", $0] } ?? [])
        + options, environment: environment)
  }

  private struct Report: Decodable {
    struct Recording: Decodable {
      let status: String
      let transcript: String?
      let words: Int?
      let reason: String?
    }
    let recordings: [Recording]
  }

  @Test(
    "what pocketsphinx recognises is kept, booked by a run, and searched for when recording and transcript are gone"
  )
  func realRecogniser() throws {
    let run = try transcribe(
      "tools/recognisers/pocketsphinx {input} {output}", ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(report.recordings.map(\.status) == ["transcribed"])
    #expect(try #require(report.recordings.first?.words) > 10)
    let again = try transcribe("tools/recognisers/pocketsphinx {input} {output}")
    #expect(again.output == "  0 recordings transcribed · 1 were done\n")

    let booked = try ProgramRun.earshot([
      "run", scratch.path("calls"), "--rules", "rules/card-sale.rules", "--channels",
      "caller,agent", "--store", scratch.path("store.db"),
    ])
    #expect(booked.exitCode == 0, "\(booked.errors)")
    let words = try StoreDump.rows(
      scratch.path("store.db"), "SELECT format FROM transcripts")
    #expect(words == ["wtf"])
    try FileManager.default.removeItem(atPath: scratch.path("calls"))
    let found = try ProgramRun.earshot([
      "search", "sixty four dollars", "--store", scratch.path("store.db"), "--format", "csv",
    ])
    let header = try #require(found.outputLines.first).split(separator: ",")
    let row = try #require(found.outputLines.dropFirst().first)
      .split(separator: ",", omittingEmptySubsequences: false)
    let read = try #require(header.firstIndex(of: "read"))
    #expect(try #require(Double(row[read])) > 0.5, "\(found.output)")
  }

  @Test("a command that cannot be used is refused before a recording is opened")
  func refused() throws {
    let none = try transcribe(nil)
    #expect(none.exitCode == 2)
    #expect(none.errors.contains("no recogniser: give --recogniser"))
    let missing = try transcribe("nobody-hears {input}")
    #expect(missing.exitCode == 1)
    #expect(
      missing.errors
        == "--recogniser: there is no program `nobody-hears` (install it, or write its whole path)\n"
    )
    let fromEnvironment = try transcribe(nil, environment: ["EARSHOT_RECOGNISER": "sh -c"])
    #expect(fromEnvironment.exitCode == 1)
    #expect(fromEnvironment.errors.hasPrefix("EARSHOT_RECOGNISER: `sh -c` has no place"))
    #expect(try transcribe("sh {input}", ["--timeout", "soon"]).exitCode == 2)
  }

  @Test("a recording for which the calls file names a transcript is passed over")
  func named() throws {
    try scratch.write("Agent: hello\n", to: "elsewhere/words.txt")
    let calls = try scratch.write(
      "id,recording,transcript\nc-1,calls/theatre.wav,elsewhere/words.txt\nc-2,calls/other.wav,\n",
      to: "calls.csv")
    try scratch.write(#"{"vcon":"0.4.0"}"#, to: "calls/a.vcon")
    let run = try transcribe("false {input}", ["--calls", calls])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output == "  0 recordings transcribed · 1 had a transcript from elsewhere\n")
    let wrong = try transcribe(
      "false {input}", ["--calls", try scratch.write("name\nx\n", to: "wrong.csv")])
    #expect(wrong.exitCode == 1)
  }

  @Test("a failure is told in a line, with exit code 3")
  func failure() throws {
    let run = try transcribe("sh -c 'echo no model >&2; exit 9' {input}", ["--retries", "0"])
    #expect(run.exitCode == 3)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains("channel 0: the recogniser ended with exit code 9: no model (try"))
    #expect(run.output == "  0 recordings transcribed · 1 failed\n")
  }

  @Test(
    "whatever stops it, no recogniser goes on and nothing is written", arguments: [SIGINT, SIGTERM])
  func stopped(by signal: Int32) throws {
    let program = try ProgramRun.start([
      "transcribe", scratch.path("calls"), "--recogniser",
      "sh -c 'echo $$ > \"$0\"; sleep 1000' \(scratch.path("process")) {input}",
    ])
    var process: pid_t?
    for _ in 0..<600 where process == nil {
      Thread.sleep(forTimeInterval: 0.05)
      let text = try? String(contentsOfFile: scratch.path("process"), encoding: .utf8)
      process = text.flatMap { pid_t($0.trimmingCharacters(in: .newlines)) }
    }
    program.send(signal)
    let run = ProgramRun(finishing: program)
    #expect(run.exitCode == 130, "\(run.errors)")
    #expect(run.output.contains("stopped before the end"))
    #expect(kill(try #require(process), 0) == -1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path("calls")) == ["theatre.wav"])
  }
}
