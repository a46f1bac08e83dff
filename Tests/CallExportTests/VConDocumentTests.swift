import CallExport
import CallModel
import JSONText
import Testing
import TranscriptInput

@Suite struct VConDocumentTests {
  private func document(_ exported: ExportedCall) -> JSONNode {
    let document = VConDocument(
      exported, report: #"{"outcomes": []}"#, by: .init(name: "earshot", version: "1"),
      at: Instant(unixMs: 1_791_060_000_000))
    return JSONNode(document.json, file: "vcon")
  }

  @Test("a vCon has all that the draft asks for")
  func shape() throws {
    let vCon = document(Sample.exported())
    #expect(try vCon.required("vcon").string() == "0.4.0")
    #expect(try vCon.required("created_at").string() == Instant(unixMs: 1_791_060_000_000).iso8601)
    #expect(try vCon.elements(of: "extensions").map { try $0.string() } == ["wtf_transcription"])
    #expect(try vCon.elements(of: "parties").count == 2)
    let dialog = try #require(try vCon.elements(of: "dialog").first)
    #expect(try dialog.required("type").string() == "recording")
    #expect(try dialog.required("start").string() == Sample.started.iso8601)
    #expect(try dialog.required("duration").number() == 6.5)
    #expect(try dialog.required("mediatype").string() == "audio/x-wav")
    #expect(dialog["disposition"] == nil)
    let analyses = try vCon.elements(of: "analysis")
    #expect(
      try analyses.map { try $0.required("type").string() } == ["wtf_transcription", "report"])
    for analysis in analyses {
      #expect(try analysis.required("dialog").number() == 0)
      #expect(try analysis.required("vendor").string().isEmpty == false)
      #expect(try analysis.required("encoding").string() == "json")
    }
    #expect(try analyses[1].required("body").string() == #"{"outcomes": []}"#)
    #expect(try analyses[1].required("schema").string() == VConDocument.reportSchema)
  }

  @Test("the name of a vCon is a UUID of version 8, and stays with the call")
  func uuid() throws {
    let uuid = try document(Sample.exported()).required("uuid").string()
    #expect(
      uuid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
        != nil)
    #expect(try document(Sample.exported(hasTranscript: false)).required("uuid").string() == uuid)
    let other = Sample.exported(facts: ["call.started": .instant(Instant(unixMs: 5))])
    #expect(try document(other).required("uuid").string() != uuid)
    #expect(uuid.hasPrefix("01a10"))
  }

  @Test("the parties of each channel are named, and who dialled where that is not the first")
  func parties() throws {
    let dialog = try #require(try document(Sample.exported()).elements(of: "dialog").first)
    #expect(try dialog.elements(of: "parties").map { try $0.number() } == [1, 0])
    #expect(try dialog.required("originator").number() == 0)
    let outbound = document(Sample.exported(facts: ["call.direction": .choice("outbound")]))
    #expect(try outbound.elements(of: "dialog").first?["originator"] == nil)
    let phone = try #require(PhoneNumber("+12125550100"))
    let known = document(
      Sample.exported(facts: ["caller.number": .phone(phone), "agent.id": .text("ann")]))
    let people = try known.elements(of: "parties")
    #expect(try people[0].required("tel").string() == "+12125550100")
    #expect(try people[1].required("name").string() == "ann")
  }

  @Test("a call that nobody answered is an incomplete dialog without content")
  func unanswered() throws {
    let exported = Sample.exported(
      facts: ["call.answered": .flag(false)], hasRecording: false, hasTranscript: false)
    let vCon = document(exported)
    let dialog = try #require(try vCon.elements(of: "dialog").first)
    #expect(try dialog.required("type").string() == "incomplete")
    #expect(try dialog.required("disposition").string() == "no-answer")
    #expect(dialog["filename"] == nil)
    #expect(vCon["extensions"] == nil)
  }

  @Test("a recording is handed on as base64url where that was asked for")
  func recording() throws {
    let exported = Sample.exported(bytes: [0xFB, 0xFF, 0xFE, 0x00])
    let dialog = try #require(try document(exported).elements(of: "dialog").first)
    #expect(try dialog.required("body").string() == "-__-AA")
    #expect(try dialog.required("encoding").string() == "base64url")
  }

  @Test("the words can be read again")
  func words() throws {
    let text = VConDocument(
      Sample.exported(), report: "{}", by: .init(name: "earshot", version: "1"),
      at: Sample.started
    ).json.text
    let read = try TranscriptFile.read(bytes: Array(text.utf8), path: "call.vcon")
    #expect(read.format == "vcon")
    #expect(read.language == "en-US")
    #expect(read.words.map(\.text) == Sample.transcript.words.map(\.text))
    #expect(read.words.map(\.span) == Sample.transcript.words.map(\.span))
    #expect(read.words.map(\.turn) == Sample.transcript.words.map(\.turn))
    #expect(
      read.words.map(\.speaker) == [.agent] + Array(repeating: .caller, count: 6) + [.unknown])
    #expect(read.words.last?.speakerLabel == "Machine & co")
  }
}
