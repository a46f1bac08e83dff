import CallModel
import Diagnostics
import Foundation
import TestSupport
import Testing
import TranscriptInput

extension VConCall.Recording {
  fileprivate var address: VConAddress? {
    if case .elsewhere(let address) = self { address } else { nil }
  }
}

/// A vCon as the container of a call: who took part, when, and where the recording is.
@Suite struct VConCallTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private let people =
    #"{"tel":"tel:+1-202-555-0100;ext=2","name":"Ann Lee","role":"agent"},{"tel":"+12025550199","name":"Jane"}"#

  private func file(
    dialog: String = "", parties: String? = nil, analysis: String = "", more: String = ""
  ) throws -> String {
    try scratch.write(
      #"{"vcon":"0.4.0","uuid":"u-1",\#(more)"parties":[\#(parties ?? people)],"dialog":[\#(dialog)],"analysis":[\#(analysis)]}"#,
      to: "call.vcon")
  }

  private func recording(_ more: String) -> String {
    #"{"type":"recording","start":"2026-10-03T18:22:00Z","duration":65.2,"parties":[1,0],\#(more)}"#
  }

  private func error(_ dialog: String) throws -> InputError {
    let path = try file(dialog: dialog)
    return try #require(throws: InputError.self) {
      _ = try VConFile.call(at: path)
      _ = try VConFile.recording(at: path)
    }
  }

  @Test("files are vCons by their ending, in any case, and named without it")
  func names() {
    #expect(["a.vcon", "a.b.VCON", "a.vcon.json"].allSatisfy(VConFile.isVCon(named:)))
    #expect(
      ![".vcon", "a.json", "a.wav", "vcon", ".a.vcon"].contains(where: VConFile.isVCon(named:)))
    #expect(VConFile.withoutEnding("a.b.vcon.json") == "a.b")
    #expect(VConFile.withoutEnding("a.wav") == "a.wav")
  }

  @Test("parties give numbers and the agent's name; where one of two is known, so is the other")
  func parties() throws {
    let call = try VConFile.call(
      at: file(dialog: recording(#""originator":1,"filename":"a.wav""#)))
    #expect(call.facts["caller.number"] == .phone(try #require(PhoneNumber("+12025550199"))))
    #expect(call.facts["agent.number"] == .phone(try #require(PhoneNumber("+12025550100"))))
    #expect(call.facts["agent.id"] == .text("Ann Lee"))
    #expect(call.facts["custom.vcon_uuid"] == .text("u-1"))
    #expect(call.facts["call.direction"] == .choice("inbound"))
    #expect(call.channelSpeakers == [.caller, .agent])
    #expect(call.remarks.isEmpty)
  }

  @Test("nobody is guessed: without roles, or with several of one, there are no numbers")
  func noRoles() throws {
    for parties in [
      #"{"tel":"+12025550100","name":"Ann"},{"tel":"+12025550199","name":"Jane"}"#,
      #"{"tel":"+12025550100","role":"agent"},{"tel":"+12025550101","role":"agent"},{"tel":"+12025550199"}"#,
    ] {
      let call = try VConFile.call(
        at: file(dialog: recording(#""filename":"a.wav""#), parties: parties))
      #expect(call.facts["caller.number"] == nil)
      #expect(call.facts["agent.number"] == nil)
      #expect(call.facts["call.direction"] == nil)
    }
  }

  @Test("a number without its country is told with its place and left out")
  func localNumber() throws {
    let call = try VConFile.call(
      at: file(parties: #"{"tel":"202 555 0100","role":"caller"},{"tel":"","role":"agent"}"#))
    #expect(call.facts["caller.number"] == nil)
    #expect(call.remarks.map(\.location) == [.jsonPath("parties[0].tel")])
  }

  @Test("start and length come from the dialogs; a length that can be measured is left out")
  func times() throws {
    let text = #"{"type":"text","start":"2026-10-03T18:21:30.5Z","duration":10}"#
    let written = try VConFile.call(at: file(dialog: text + "," + recording(#""x":1"#)))
    let start = try Instant(iso8601: "2026-10-03T18:21:30.5Z")
    #expect(written.facts["call.started"] == .instant(start))
    #expect(written.facts["call.duration"] == .duration(ms: 94_700))
    #expect(written.recording == .none)
    let heard = try VConFile.call(at: file(dialog: recording(#""filename":"a.wav""#)))
    #expect(heard.facts["call.duration"] == nil)
    #expect(heard.recording == .beside(name: "a.wav"))
  }

  @Test("a call that came to nothing was not answered, and one that was handed on was transferred")
  func outcomes() throws {
    let missed = try VConFile.call(
      at: file(dialog: #"{"type":"incomplete","disposition":"voicemail-no-message"}"#))
    #expect(missed.facts["call.answered"] == .flag(false))
    #expect(missed.facts["call.voicemail"] == .flag(true))
    let handed = try VConFile.call(at: file(dialog: #"{"type":"transfer"}"#))
    #expect(handed.facts["call.transferred"] == .flag(true))
    #expect(handed.facts["call.answered"] == nil)
  }

  @Test("an embedded recording comes out as it was, whichever way its base64 is written")
  func embedded() throws {
    var random = SeededGenerator(seed: 7)
    for length in [1, 2, 3, 4, 100, 1001] {
      let bytes =
        (0..<length).map { _ in UInt8.random(in: 1...100, using: &random) } + [0xFB, 0xFF]
      let plain = Data(bytes).base64EncodedString()
      let url = plain.replacing("+", with: "-").replacing("/", with: "_")
      let broken = plain.enumerated().map { $0 % 5 == 4 ? "\($1)\\n" : "\($1)" }.joined()
      for body in [plain, url, url.replacing("=", with: ""), broken] {
        let path = try file(
          dialog: recording(#""mediatype":"audio/x-wav","encoding":"base64url","body":"\#(body)""#))
        #expect(try VConFile.call(at: path).recording == .embedded)
        #expect(try VConFile.recording(at: path) == bytes)
      }
    }
  }

  @Test("a signed vCon is read as what it holds")
  func signed() throws {
    let inner = #"{"vcon":"0.4.0","parties":[{"tel":"+12025550199","role":"caller"}]}"#
    let payload = Data(inner.utf8).base64EncodedString()
    let path = try scratch.write(
      #"{"payload":"\#(payload)","signatures":[{}]}"#, to: "signed.vcon")
    let call = try VConFile.call(at: path)
    #expect(call.facts["caller.number"] != nil)
    #expect(
      call.remarks.map(\.description) == [
        "\(path), at payload: the vCon is signed (JWS), and the signature was not checked "
          + "(check it before, where it matters who says so)"
      ])
    let flattened = try scratch.write(
      #"{"payload":"\#(payload)","protected":"eyJ9","signature":"x"}"#, to: "flattened.vcon")
    #expect(try VConFile.call(at: flattened).facts == call.facts)
  }

  @Test("a vCon in the compact form of JOSE is refused, with the form that is read")
  func compact() throws {
    for text in ["eyJhIjoxfQ.eyJiIjoxfQ.c2ln\n", "eyJhIjoxfQ.a.b.c.d"] {
      let path = try scratch.write(text, to: "compact.vcon")
      let error = try #require(throws: InputError.self) { try VConFile.call(at: path) }
      #expect(error.reason == "is no vCon: it is not JSON")
      #expect(
        error.advice?.hasPrefix("a signed or encrypted vCon is read in the JSON form") == true)
    }
  }

  @Test("a recording at a web address alone is said to be elsewhere, with the place of the address")
  func webAddress() throws {
    let dialog = recording(#""url":"https://example.com/a.wav""#)
    let call = try VConFile.call(at: file(dialog: dialog))
    let address = try #require(call.recording.address)
    #expect(address.url == "https://example.com/a.wav")
    #expect(address.error("x").location == .jsonPath("dialog[0].url"))
    #expect(call.facts["call.duration"] == .duration(ms: 65_200))
    let notFetched = try #require(throws: InputError.self) {
      try VConFile.recording(at: scratch.path("call.vcon"))
    }
    #expect(
      notFetched.reason
        == "the recording is at a web address, and nothing is fetched unless it is allowed")
    // A file beside it is as good: one of the name that is given, else one called like the vCon.
    let named = recording(#""filename":"a.wav","url":"https://example.com/a.wav""#)
    #expect(try VConFile.call(at: file(dialog: named)).recording.address != nil)
    #expect(
      try VConFile.call(at: file(dialog: dialog), sibling: "call.wav").recording
        == .beside(name: "call.wav"))
    try scratch.write("x", to: "a.wav")
    #expect(try VConFile.call(at: file(dialog: named)).recording == .beside(name: "a.wav"))
  }

  @Test("of several recordings none is heard, and the user is told")
  func several() throws {
    let two = recording(#""filename":"a.wav""#) + "," + recording(#""filename":"b.wav""#)
    let call = try VConFile.call(at: file(dialog: two))
    #expect(call.recording == .none)
    #expect(call.remarks.map(\.location) == [.jsonPath("dialog")])
  }

  @Test(
    "what cannot be taken is told with its place",
    arguments: [
      (#""body":"YWJj""#, "dialog[0]", "a recording is embedded in base64url"),
      (
        #""body":"abc","encoding":"none""#, "dialog[0].encoding",
        "a recording is embedded in base64url"
      ),
      (
        #""body":"ab$c","encoding":"base64url""#, "dialog[0].body",
        "is not base64url: see its byte 2"
      ),
      (
        #""body":"abcde","encoding":"base64url""#, "dialog[0].body",
        "is not whole base64url: it has been cut off"
      ),
      (
        #""body":"YQ==YQ","encoding":"base64url""#, "dialog[0].body",
        "goes on after the `=` at its byte 2"
      ),
      (#""body":"","encoding":"base64url""#, "dialog[0].body", "the recording is empty"),
      (#""body":7,"encoding":"base64url""#, "dialog[0].body", "is a number, not a text"),
      (
        #""body":"eyJ2Y29uIjoiMC40LjAifQ","encoding":"base64url""#, "dialog[0].body",
        "holds JSON where a recording should be"
      ),
      (
        #""body":{"vcon":"0.4.0"},"encoding":"json""#, "dialog[0].body",
        "is a vCon within a vCon, which is not read"
      ),
      (
        #""mediatype":"video/mp4","body":"YWJj","encoding":"base64url""#, "dialog[0].mediatype",
        "`video/mp4` is no sound"
      ),
      (
        #""mimetype":"text/plain","body":"YWJj","encoding":"base64url""#, "dialog[0].mimetype",
        "`text/plain` is no sound"
      ),
      (
        #""filename":"../../etc/passwd""#, "dialog[0].filename",
        "names a file elsewhere: `../../etc/passwd`"
      ),
      (#""filename":"..""#, "dialog[0].filename", "names a file elsewhere: `..`"),
      (#""filename":"a.vcon""#, "dialog[0].filename", "`a.vcon` is no sound"),
      (#""filename":"a.JSON""#, "dialog[0].filename", "`a.JSON` is no sound"),
      (#""url":7"#, "dialog[0].url", "is a number, not a text"),
    ])
  func faults(dialog: String, place: String, reason: String) throws {
    let error = try error(recording(dialog))
    #expect(error.location == .jsonPath(place))
    #expect(error.reason == reason)
  }

  @Test("times that are none are told with their place")
  func badTimes() throws {
    let start = try error(#"{"type":"recording","start":"yesterday"}"#)
    #expect(start.location == .jsonPath("dialog[0].start"))
    let length = try error(#"{"type":"recording","duration":"long"}"#)
    #expect(length.location == .jsonPath("dialog[0].duration"))
  }

  @Test("what is no vCon, cut off, or too large is refused")
  func noVCon() throws {
    for (text, reason) in [
      (#"{"hello":1}"#, "is no vCon"), ("hello", "is no vCon: it is not JSON"),
      (#"{"vcon":"0.4.0","parties":["#, "not whole JSON: it ends where a value should be"),
      (#"{"vcon":"0.4.0","critical":["x"]}"#, "the vCon cannot be read without the extension `x`"),
      (#"{"ciphertext":"x","recipients":[]}"#, "the vCon is encrypted (JWE)"),
      (#"{"ciphertext":"x","protected":"eyJ9"}"#, "the vCon is encrypted (JWE)"),
    ] {
      let path = try scratch.write(text, to: "bad.vcon")
      let error = try #require(throws: InputError.self) { try VConFile.call(at: path) }
      #expect(error.reason == reason)
    }
    let large = scratch.path("large.vcon")
    #expect(FileManager.default.createFile(atPath: large, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: large))
    try handle.truncate(atOffset: UInt64(TranscriptFile.maxBytes) + 1)
    let error = try #require(throws: InputError.self) { try VConFile.call(at: large) }
    #expect(error.reason.hasPrefix("too large for a vCon"))
    #expect(error.advice == "keep the recording in a file beside it, which `filename` names")
  }
}
