import Foundation
import TestSupport
import Testing

@Suite("Transcripts that do not fit their recording") struct E2ETranscriptFitTests {
  private let scratch: TemporaryFolder
  private let rules: String

  /// A call of the fixtures, 50 seconds long.
  init() throws {
    scratch = try TemporaryFolder()
    rules = try scratch.write(
      "language 1\nrule \"r\" when mentions \"credit card\" then tag \"t\"\n", to: "r/a.rules")
    try FileManager.default.createDirectory(
      atPath: scratch.path("calls"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Places.repository.appending(path: "audio-fixtures/calls/theatre-tickets.wav"),
      to: URL(filePath: scratch.path("calls/a.wav")))
  }

  private func run(_ transcript: String) throws -> ProgramRun {
    try scratch.write(transcript, to: "calls/a.json")
    return try ProgramRun.earshot([
      "run", scratch.path("calls"), "--rules", rules, "--channels", "caller,agent", "--store",
      scratch.path("store.db"),
    ])
  }

  private func formats() throws -> [String] {
    try StoreDump.rows(
      scratch.path("store.db"),
      "SELECT calls.call_id, coalesce(transcripts.format, 'none') FROM calls LEFT JOIN transcripts USING (call_id)"
    )
  }

  @Test(
    "words outside the recording are told with their number, and the call is booked without them")
  func outside() throws {
    let run = try run(
      #"{"segments":[{"start":1,"end":2,"text":"my credit card"},{"start":90,"end":91,"text":"please hold"}]}"#
    )
    #expect(run.exitCode == 0, "\(run.errors)")
    let told = run.errorLines.filter { $0.contains("a.json") }
    #expect(told.count == 1, "\(run.errors)")
    #expect(
      told[0].contains("2 of 5 words are said after the end of the recording, which is "), "\(told)"
    )
    #expect(told[0].hasSuffix("s long (is it the transcript of another call?)"), "\(told)")
    #expect(try formats() == ["a|none"])
    // What was heard in the sound counts.
    let verdicts = "SELECT verdict FROM rule_verdicts"
    #expect(try StoreDump.rows(scratch.path("store.db"), verdicts) == ["yes"])
  }

  @Test("the transcript of another call is taken, with a warning that its words lie in silences")
  func another() throws {
    // Words all the time on both channels: whoever spoke so, it was not in this recording.
    let words = { (channel: Int) in
      (0..<110).map { number in
        let start = Double(number) * 0.4 + Double(channel) * 0.2
        return #"{"word":"again","start":\#(start),"end":\#(start + 0.2)}"#
      }.joined(separator: ",")
    }
    let run = try run(
      #"{"results":{"channels":[{"alternatives":[{"words":[\#(words(0))]}]},{"alternatives":[{"words":[\#(words(1))]}]}]}}"#
    )
    #expect(run.exitCode == 0, "\(run.errors)")
    let told = run.errorLines.filter { $0.contains("a.json") }
    #expect(told.count == 1, "\(run.errors)")
    #expect(
      told[0].contains("of 220 words are said where nobody speaks, nearly as many as by chance"))
    #expect(try formats() == ["a|deepgram"])
  }

  @Test("a call's own transcript draws no warning")
  func own() throws {
    for ending in ["json", "wav"] {
      try FileManager.default.copyItem(
        at: Places.repository.appending(path: "audio-fixtures/calls/hotel-paused.\(ending)"),
        to: URL(filePath: scratch.path("own/hotel.\(ending)")).creatingFolder())
    }
    let run = try ProgramRun.earshot([
      "run", scratch.path("own"), "--rules", rules, "--channels", "caller,agent", "--store",
      scratch.path("store.db"),
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(!run.errors.contains("hotel.json"), "\(run.errors)")
  }
}

extension URL {
  /// The same place, in a folder that is there.
  fileprivate func creatingFolder() throws -> URL {
    try FileManager.default.createDirectory(
      at: deletingLastPathComponent(), withIntermediateDirectories: true)
    return self
  }
}
