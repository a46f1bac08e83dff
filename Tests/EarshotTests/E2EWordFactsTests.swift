import Foundation
import TestSupport
import Testing

@Suite("What transcripts tell of calls") struct E2EWordFactsTests {
  /// Deepgram's JSON: forty words in twenty seconds, on the first of two channels.
  private func transcript(_ language: String) -> String {
    let words = (0..<40).map { index in
      let start = Double(index) / 2
      return #"{"word":"\#(index == 0 ? "menu" : "a")","start":\#(start),"end":\#(start + 0.5)}"#
    }.joined(separator: ",")
    return
      #"{"results":{"channels":[{"detected_language":"\#(language)","alternatives":[{"words":[\#(words)]}]},{"alternatives":[{"words":[]}]}]}}"#
  }

  @Test("the transcript's language and rate count where the calls file says nothing, also later")
  func languageAndRate() throws {
    let scratch = try TemporaryFolder()
    for (name, language) in [("en", "en"), ("fr", "fr"), ("file", "fr")] {
      try scratch.write(transcript(language), to: "\(name).json")
    }
    let calls = try scratch.write(
      """
      id,transcript,language,channels,caller.talk_time
      en,en.json,,"caller,agent",20
      fr,fr.json,,"caller,agent",20
      file,file.json,en,"caller,agent",

      """, to: "calls.csv")
    let rules = """
      language 1
      rule "english" when mentions "menu" in language en then tag "t"
      rule "french" when call.language = "fr" then tag "t"
      rule "fast" when caller.words_per_minute = 120 then tag "t"

      """
    try FileManager.default.createDirectory(
      atPath: scratch.path("in"), withIntermediateDirectories: true)
    let run = try ProgramRun.earshot([
      "run", scratch.path("in"), "--calls", calls, "--rules",
      try scratch.write(rules, to: "r/a.rules"), "--store", scratch.path("store.db"),
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    let query = "SELECT call_id, rule_id, verdict FROM rule_verdicts ORDER BY 1, 2"
    let verdicts = try StoreDump.rows(scratch.path("store.db"), query)
    #expect(verdicts.count == 9)
    #expect(verdicts.filter { $0.hasSuffix("|yes") }.count == 6, "\(verdicts)")
    // The file is gone, and what it said goes on to count.
    try FileManager.default.removeItem(atPath: scratch.path("fr.json"))
    let kept = try scratch.write(
      "id,language,channels,caller.talk_time\nfr,,\"caller,agent\",20\n", to: "kept.csv")
    let again = try ProgramRun.earshot([
      "run", scratch.path("in"), "--calls", kept, "--rules", scratch.path("r"), "--store",
      scratch.path("store.db"),
    ])
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(try StoreDump.rows(scratch.path("store.db"), query) == verdicts)
    let explained = try ProgramRun.earshot([
      "explain", "fr", "fast", "--rules", scratch.path("r"), "--store", scratch.path("store.db"),
    ])
    #expect(explained.output.contains("caller.words_per_minute"), "\(explained.output)")
  }
}
