import Foundation
import TestSupport
import Testing

@Suite("Evidence outlives what it was found in") struct E2EEvidenceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("calls"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Places.repository.appendingPathComponent("audio-fixtures/calls/theatre-tickets.wav")
        .path, toPath: folder.path("calls/a.wav"))
  }

  private func run(_ rules: String, _ more: [String]) throws -> (run: ProgramRun, output: RunOutput)
  {
    try folder.write("language 1\n" + rules, to: "rules/a.rules")
    let run = try ProgramRun.earshot(
      ["run", "--rules", folder.path("rules"), "--store", folder.path("store.db")] + more
        + ["--format", "json"])
    return (run, try RunOutput(run))
  }

  private let sale = """
    rule "sale" when mentions "credit card" by caller then conversion "sale" value $100

    """
  private let thanks = """
    rule "thanks" when mentions "how can i help" then tag "helped"

    """

  @Test("only terms that are new are listened for, and the old ones keep their hits")
  func newTerms() throws {
    let calls = [folder.path("calls"), "--channels", "caller,agent"]
    _ = try run(sale, calls)
    let store = folder.path("store.db")
    let searches = "SELECT search_id, recorded_at FROM searches WHERE source = 'audio'"
    let before = try StoreDump.rows(store, searches)
    let second = try run(sale + thanks, calls).output
    #expect(second.calls.first?.conversions.map(\.name) == ["sale"])
    let terms = try StoreDump.rows(
      store,
      """
      SELECT pattern FROM terms JOIN searched_terms USING (term_id)
      JOIN searches USING (search_id) WHERE source = 'audio' ORDER BY pattern
      """)
    #expect(terms == ["credit card", "how can i help"])
    #expect(before.count == 1)
    // The sale is the row that was booked first: nothing about it changed.
    let rows = "SELECT name, corrects_id IS NULL FROM outcomes WHERE kind = 'conversion'"
    #expect(try StoreDump.rows(store, rows) == ["sale|1"])
  }

  @Test("a call whose recording is gone is decided by what was heard in it, new rules too")
  func recordingGone() throws {
    let calls = try folder.write(
      "id,recording,channels\na,calls/a.wav,\"caller,agent\"\n", to: "calls.csv")
    _ = try run(sale, [folder.path("calls"), "--calls", calls])
    try FileManager.default.removeItem(atPath: folder.path("calls/a.wav"))
    try folder.write("id,channels\na,\"caller,agent\"\n", to: "calls.csv")
    let dearer = sale.replacingOccurrences(of: "$100", with: "$250")
    let never = "rule \"never said\" when not mentions \"piano\" then tag \"never said\"\n"
    let second = try run(dearer + never, [folder.path("calls"), "--calls", calls])
    let call = try #require(second.output.calls.first { $0.id == "a" })
    #expect(call.conversions == [Expected.Conversion(name: "sale", value: "$250.00")])
    // The index has its sound, so the piano can be listened for when the recording is gone.
    #expect(call.tags == ["never said"])
  }

  @Test("without recording and index, nobody can say that something was not mentioned")
  func indexGone() throws {
    let calls = try folder.write(
      "id,recording,channels\na,calls/a.wav,\"caller,agent\"\n", to: "calls.csv")
    _ = try run(sale, [folder.path("calls"), "--calls", calls])
    try FileManager.default.removeItem(atPath: folder.path("calls/a.wav"))
    try FileManager.default.removeItem(atPath: folder.path("store.index"))
    try folder.write("id,channels\na,\"caller,agent\"\n", to: "calls.csv")
    let never = "rule \"never said\" when not mentions \"piano\" then tag \"never said\"\n"
    let second = try run(sale + never, [folder.path("calls"), "--calls", calls])
    let call = try #require(second.output.calls.first { $0.id == "a" })
    #expect(call.conversions == [Expected.Conversion(name: "sale", value: "$100.00")])
    #expect(call.tags.isEmpty)
  }

  @Test("what a transcript says is kept: new rules read it when the file is gone")
  func transcriptGone() throws {
    try folder.write("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>grand piano\n", to: "calls/a.vtt")
    let calls = [folder.path("calls"), "--channels", "caller,agent"]
    _ = try run(sale, calls)
    try FileManager.default.removeItem(atPath: folder.path("calls/a.vtt"))
    let piano = "rule \"piano\" when mentions \"grand piano\" in transcript then tag \"piano\"\n"
    #expect(try run(sale + piano, calls).output.calls.first?.tags == ["piano"])
    let lines = "SELECT speaker, start_s, text FROM transcript_lines"
    #expect(try StoreDump.rows(folder.path("store.db"), lines) == ["agent|1.0|grand piano"])
  }

  @Test("a call that names a recording which is nowhere fails, and keeps what is booked")
  func recordingMissing() throws {
    let calls = try folder.write("id,recording\na,calls/a.wav\n", to: "calls.csv")
    let rule = "rule \"sale\" when mentions \"credit card\" then tag \"sale\"\n"
    _ = try run(rule, [folder.path("calls"), "--calls", calls])
    let before = try StoreDump(path: folder.path("store.db"))
    try FileManager.default.removeItem(atPath: folder.path("calls/a.wav"))
    let second = try run(rule, [folder.path("calls"), "--calls", calls])
    #expect(second.run.exitCode == 3)
    #expect(second.run.errors.contains("calls/a.wav: "))
    #expect(try StoreDump(path: folder.path("store.db")) == before)
  }

  @Test("other speakers on the channels are another recording as far as rules can tell")
  func swappedChannels() throws {
    let first = try run(sale, [folder.path("calls"), "--channels", "caller,agent"]).output
    #expect(first.calls.first?.conversions.count == 1)
    let swapped = try run(sale, [folder.path("calls"), "--channels", "agent,caller"]).output
    #expect(swapped.calls.first?.conversions.isEmpty == true)
    let live = try StoreDump.rows(folder.path("store.db"), "SELECT count(*) FROM live_outcomes")
    #expect(live == ["0"])
  }

  @Test("a default for the channels does not touch recordings with another number of them")
  func monoWithDefault() throws {
    try TelephoneWAV.write([TelephoneWAV.pause], to: folder.path("calls/mono.wav"))
    let output = try run(sale, [folder.path("calls"), "--channels", "caller,agent"]).output
    #expect(output.calls.allSatisfy { $0.status == "booked" })
  }

  @Test("a transcript beside a recording is found by itself, a broken one is told and passed over")
  func transcriptBeside() throws {
    try folder.write("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>grand piano\n", to: "calls/a.vtt")
    let piano = "rule \"piano\" when mentions \"grand piano\" by agent then tag \"piano\"\n"
    let read = try run(piano + sale, [folder.path("calls"), "--channels", "caller,agent"])
    #expect(read.output.calls.first?.tags == ["piano"])
    try folder.write("{\"results\": {\"items\": 5}}", to: "calls/a.json")
    try FileManager.default.removeItem(atPath: folder.path("calls/a.vtt"))
    let broken = try run(piano + sale, [folder.path("calls"), "--channels", "caller,agent"])
    #expect(broken.run.exitCode == 0)
    #expect(broken.run.errors.contains("a.json"))
    #expect(broken.output.calls.first?.conversions.map(\.name) == ["sale"])
    #expect(broken.output.calls.first?.tags == [])
  }

  @Test("rules on call facts alone book from the calls file, and still refuse a broken recording")
  func factsAlone() throws {
    let calls = try folder.write(
      "id,recording,duration\na,calls/a.wav,4s\nb,calls/b.wav,4s\n", to: "calls.csv")
    try folder.write("not a recording", to: "calls/b.wav")
    let short = "rule \"short\" when call.duration < 10s then tag \"short\"\n"
    let result = try run(short, [folder.path("calls"), "--calls", calls])
    #expect(result.run.exitCode == 3)
    #expect(result.output.calls.map(\.tags) == [["short"], []])
    #expect(result.output.calls.map(\.status) == ["booked", "failed"])
  }

  @Test("a rule that is content with less is listened for further down")
  func lowerConfidence() throws {
    let calls = [folder.path("calls"), "--channels", "caller,agent"]
    func rule(_ confidence: String) -> String {
      "rule \"office\" when mentions \"ticket office\" confidence >= \(confidence) then tag \"office\"\n"
    }
    #expect(try run(rule("0.40"), calls).output.calls.first?.tags == [])
    // Nobody says it, but with no confidence asked for anything will do.
    #expect(try run(rule("0.0"), calls).output.calls.first?.tags == ["office"])
    #expect(try run(rule("0.40"), calls).output.calls.first?.tags == [])
  }

  @Test("another pronunciation is listened for, though the term was searched for before")
  func dictionary() throws {
    let calls = [folder.path("calls"), "--channels", "caller,agent"]
    // What is in no list of words is less sure where listed words that go together sound the same.
    let rule =
      "rule \"brand\" when mentions \"blorptic\" by caller confidence >= 0.5 then tag \"brand\"\n"
    #expect(try run(rule, calls).output.calls.first?.tags == [])
    // The brand that is spelled so is said like a credit card.
    let dictionary = try folder.write("blorptic K R EH D AH T K AA R D\n", to: "brands.dict")
    let heard = try run(rule, calls + ["--dictionary", dictionary])
    #expect(heard.output.calls.first?.tags == ["brand"])
    try folder.write("blorptic K R XX\n", to: "brands.dict")
    let wrong = try ProgramRun.earshot(
      ["run", "--rules", folder.path("rules"), "--store", folder.path("store.db")] + calls
        + ["--dictionary", dictionary])
    #expect(wrong.exitCode == 1)
    #expect(wrong.errors.contains("brands.dict:1") && wrong.errors.contains("XX"))
  }
}
