import CallModel
import Diagnostics
import Testing
import TranscriptInput

@Suite struct VConTests {
  private func vCon(
    _ analysis: String, parties: String = "", dialog: String = "", more: String = ""
  ) -> String {
    #"{"vcon":"0.4.0","uuid":"u","parties":[\#(parties)],"dialog":[\#(dialog)],\#(more)"analysis":[\#(analysis)]}"#
  }

  private func error(_ file: String) throws -> InputError {
    try #require(throws: InputError.self) { try transcript(file) }
  }

  private let hello =
    #"{"type":"transcript","dialog":0,"vendor":"x","encoding":"none","body":"Agent: hello"}"#

  @Test("a transcript at a web address is not fetched, and the message says so")
  func addresses() throws {
    let pointer =
      #"{"type":"transcript","dialog":0,"vendor":"x","url":"https://example.com/t.json","content_hash":"sha512-x"}"#
    let error = try error(vCon(pointer))
    #expect(error.location == .jsonPath("analysis[0].url"))
    #expect(
      error.reason
        == "the transcript is at a web address, and nothing is fetched unless it is allowed")
    #expect(try transcript(vCon(pointer + "," + hello)).words.map(\.text) == ["hello"])
  }

  @Test("a vCon within a vCon is not read")
  func nested() throws {
    let inner = vCon(hello)
    let asObject = #"{"type":"transcript","dialog":0,"body":\#(inner)}"#
    let asText =
      #"{"type":"transcript","dialog":0,"body":"\#(inner.replacing("\"", with: "\\\""))"}"#
    for analysis in [asObject, asText] {
      let error = try error(vCon(analysis))
      #expect(error.location == .jsonPath("analysis[0].body"))
      #expect(error.reason == "is a vCon within a vCon, which is not read")
    }
  }

  @Test(
    "what cannot be read is told with its place",
    arguments: [
      (#"{"type":"summary","body":"x"}"#, "analysis", "holds no transcript"),
      (
        #"{"type":"transcript","body":"{\"words\":["}"#, "analysis[0].body",
        "holds no whole JSON: it ends where a value should be, at its byte 10"
      ),
      (
        #"{"type":"transcript","body":"*&","encoding":"base64url"}"#, "analysis[0].body",
        "is no text in UTF-8 in base64url"
      ),
      (
        #"{"type":"transcript","body":"_4A","encoding":"base64url"}"#, "analysis[0].body",
        "is no text in UTF-8 in base64url"
      ),
      (
        #"{"type":"transcript","body":"WEBVTT\n\nx --> y\na"}"#, "analysis[0].body",
        "line 3 of it: `x --> y` is not the timing of a cue"
      ),
      (
        #"{"type":"transcript","body":"{\"segments\":[{\"start\":0,\"end\":\"x\",\"text\":\"a\"}]}"}"#,
        "analysis[0].body.segments[0].end", "`x` is not a number"
      ),
      (
        #"{"type":"transcript","dialog":-1,"body":"Agent: a"}"#, "analysis[0].dialog",
        "is not a whole number from 0 on"
      ),
    ])
  func faults(analysis: String, path: String, reason: String) throws {
    let error = try error(vCon(analysis))
    #expect(error.location == .jsonPath(path))
    #expect(error.reason == reason)
  }

  @Test("a body of no known format says what was tried, at its place")
  func unknownBody() throws {
    let error = try error(vCon(#"{"type":"transcript","body":{"results":{}}}"#))
    #expect(error.location == .jsonPath("analysis[0].body"))
    #expect(error.reason.hasSuffix("nearest is aws-transcribe, but `results.items[]` is missing"))
  }

  @Test("encrypted vCons and those that need unknown extensions are refused")
  func refused() throws {
    let encrypted = try error(#"{"ciphertext":"x","recipients":[]}"#)
    #expect(encrypted.reason == "the vCon is encrypted (JWE)")
    let critical = try error(vCon(hello, more: #""critical":["wtf_transcription","lawful"],"#))
    #expect(critical.location == .jsonPath("critical[1]"))
    #expect(critical.reason == "the vCon cannot be read without the extension `lawful`")
  }

  @Test(
    "a party whose name is blank is called by its role, and by nothing where that is blank, too")
  func blankNames() throws {
    let people = #"{"name":" ","role":"agent"},{"name":"\u00a0","role":""}"#
    let dialog = #"{"type":"recording","start":"2026-10-03T18:22:00Z","parties":[0,1]}"#
    let channels = ["0", "1"].map {
      #"{"alternatives":[{"words":[{"word":"a","start":\#($0),"end":2}]}]}"#
    }
    let body = #"{"results":{"channels":[\#(channels.joined(separator: ","))]}}"#
    let analysis = #"{"type":"transcript","dialog":0,"body":\#(body)}"#
    let words = try transcript(vCon(analysis, parties: people, dialog: dialog)).words
    #expect(words.map(\.speakerLabel) == ["agent", nil])
  }

  @Test("parties give names and speakers to channels and to labels that are their names")
  func parties() throws {
    let deepgram = { (speaker: String) in
      #"{"type":"transcript","dialog":0,"body":{"results":{"channels":[{"alternatives":[{"words":[]}]},{"alternatives":[{"words":[{"word":"a","start":0,"end":1\#(speaker)}]}]}]}}}"#
    }
    let people = #"{"name":"Ann","role":"agent"},{"name":"Bo","role":"customer"},{"name":"Ann"}"#
    let dialog = #"{"type":"recording","start":"2026-10-03T18:22:00Z","parties":[0,[1]]}"#
    let byChannel = try transcript(vCon(deepgram(""), parties: people, dialog: dialog)).words
    #expect(byChannel.map(\.speaker) == [.caller])
    #expect(byChannel.map(\.speakerLabel) == ["Bo"])
    let byLabel = try transcript(
      vCon(deepgram(#","speaker":"BO""#), parties: people, dialog: "")
    ).words
    #expect(byLabel.map(\.speaker) == [.caller])
    let ambiguous = try transcript(
      vCon(deepgram(#","speaker":"Ann""#), parties: people, dialog: "")
    ).words
    #expect(ambiguous.map(\.speaker) == [.unknown])
  }

  @Test("a dialog that began later is later in the transcript")
  func laterDialog() throws {
    let dialog =
      #"{"type":"recording","start":"2026-10-03T18:22:00Z"},{"type":"recording","start":"2026-10-03T18:23:30.5Z"}"#
    let second = #"{"type":"transcript","dialog":1,"body":"Agent: bye"}"#
    let words = try transcript(vCon(hello + "," + second, dialog: dialog)).words
    #expect(words.map(\.text) == ["hello", "bye"])
    #expect(words.map(\.span.startMs) == [0, 90_500])
    #expect(words.map(\.turn) == [0, 1])
    let bad = dialog.replacing("18:23:30.5Z", with: "later")
    let error = try error(vCon(hello + "," + second, dialog: bad))
    #expect(error.location == .jsonPath("dialog[1].start"))
  }
}
