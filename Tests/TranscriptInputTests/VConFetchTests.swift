import CallModel
import Diagnostics
import Foundation
import TestSupport
import Testing
import TranscriptInput

/// What vCons state of what they hold and point to, and what is read where somebody has fetched it.
@Suite struct VConFetchTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private let sound: [UInt8] = Array("sound".utf8)
  /// SHA-512 and SHA-256 of `sound`, as Python's `hashlib` gives them.
  private let sha512 =
    "sha512-Sx_fpGQmJ4dl2vPSdCBrVLSbtwZ2t9cchdUUC1DQpti057jB3thYiPNAOMQCSWPCtDPlNbljPl_iboO0RJwS9Q"
  private let sha256 = "sha256-3SlELeymn1LFAAa4Mcshbt94p9ozdI8KgP8Z8uvlfs0"

  private func file(dialog: String = "", analysis: String = "") throws -> String {
    try scratch.write(
      #"{"vcon":"0.4.0","parties":[],"dialog":[\#(dialog)],"analysis":[\#(analysis)]}"#,
      to: "call.vcon")
  }

  private func recording(_ more: String, hash: String? = nil) -> String {
    let hash = hash.map { #","content_hash":\#($0)"# } ?? ""
    return #"{"type":"recording",\#(more)\#(hash)}"#
  }

  private func fetched(_ path: String, _ bytes: [UInt8]) throws -> FetchedFiles {
    var files = FetchedFiles()
    let addresses = try VConFile.addresses(at: path)
    for address in addresses.transcripts + [addresses.recording].compactMap(\.self) {
      files[address] = bytes
    }
    return files
  }

  private func error(_ body: () throws -> Void) throws -> InputError {
    try #require(throws: InputError.self) { try body() }
  }

  @Test("addresses are told where there is nothing else to read")
  func addresses() throws {
    let web = #""url":"https://a.example/1""#
    let words = #"{"type":"transcript","dialog":0,"body":"Agent: hello"}"#
    let elsewhere = #"{"type":"wtf_transcription","dialog":0,"url":"https://a.example/2"}"#
    let summary = #"{"type":"summary","url":"https://a.example/3"}"#
    let both = try VConFile.addresses(
      at: file(dialog: recording(web), analysis: elsewhere + "," + summary))
    #expect(both.recording?.url == "https://a.example/1")
    #expect(both.transcripts.map(\.url) == ["https://a.example/2"])
    let none = try VConFile.addresses(
      at: file(
        dialog: recording(#""encoding":"base64url","body":"YWJj""#),
        analysis: elsewhere + "," + words))
    #expect(none.recording == nil)
    #expect(none.transcripts.isEmpty)
    #expect(try VConFile.call(at: scratch.path("call.vcon")).hasTranscript)
    let several = try VConFile.addresses(at: file(dialog: recording(web) + "," + recording(web)))
    #expect(several.recording == nil)
  }

  @Test("a recording that was fetched is what the vCon states, or is refused")
  func fetchedRecording() throws {
    let web = #""filename":"gone.wav","url":"https://a.example/1""#
    for hash in [
      nil, #""\#(sha512)""#, #"["\#(sha256)","\#(sha512)"]"#, #"["md5-x","\#(sha256)"]"#,
    ] {
      let path = try file(dialog: recording(web, hash: hash))
      let read = try VConFile.recording(at: path, fetched: try fetched(path, sound))
      #expect(read == sound)
    }
    let path = try file(dialog: recording(web, hash: #""\#(sha512)""#))
    let error = try error {
      _ = try VConFile.recording(at: path, fetched: try fetched(path, [1]))
    }
    #expect(error.location == .jsonPath("dialog[0].content_hash"))
    #expect(error.reason.hasPrefix("is the hash of something else"))
  }

  @Test("what is embedded, and what lies beside it, is what the vCon states, or is refused")
  func stated() throws {
    let body = Data(sound).base64EncodedString()
    let embedded = #""encoding":"base64url","body":"\#(body)""#
    let whole = try file(dialog: recording(embedded, hash: #""\#(sha512)""#))
    #expect(try VConFile.recording(at: whole) == sound)
    let other = #""encoding":"base64url","body":"YWJj""#
    let changed = try file(dialog: recording(other, hash: #""\#(sha512)""#))
    #expect(
      try error { _ = try VConFile.recording(at: changed) }.location
        == .jsonPath("dialog[0].content_hash"))

    let beside = try file(dialog: recording(#""filename":"a.wav""#, hash: #""\#(sha256)""#))
    try scratch.write("sound", to: "a.wav")
    let hash = try #require(try VConFile.call(at: beside).recordingHash)
    try hash.check(fileAt: scratch.path("a.wav"))
    try scratch.write("noise", to: "a.wav")
    #expect(
      try error { try hash.check(fileAt: scratch.path("a.wav")) }.location
        == .jsonPath("dialog[0].content_hash"))
  }

  @Test(
    "what is no hash is told with its place",
    arguments: [
      ("7", "dialog[0].content_hash", "is a number, not a text"),
      (
        #""sha512""#, "dialog[0].content_hash",
        "is no hash such as `sha512-` and the digest in base64url"
      ),
      (#""sha512-abc""#, "dialog[0].content_hash", "is no whole `sha512` in base64url"),
      (#"["sha256-a$"]"#, "dialog[0].content_hash[0]", "is no whole `sha256` in base64url"),
      (
        #""md5-abc""#, "dialog[0].content_hash",
        "is a hash that cannot be checked: it is none of `sha256`, `sha512`"
      ),
      (
        "[]", "dialog[0].content_hash",
        "is a hash that cannot be checked: it is none of `sha256`, `sha512`"
      ),
    ])
  func noHash(hash: String, place: String, reason: String) throws {
    try scratch.write("sound", to: "a.wav")
    for dialog in [#""filename":"a.wav""#, #""encoding":"base64url","body":"YWJj""#] {
      let path = try file(dialog: recording(dialog, hash: hash))
      let error = try error {
        _ = try VConFile.call(at: path)
        _ = try VConFile.recording(at: path)
      }
      #expect(error.location == .jsonPath(place))
      #expect(error.reason == reason)
    }
  }

  @Test("a transcript that was fetched is read in any format, with places within it")
  func fetchedTranscript() throws {
    let elsewhere = #"{"type":"transcript","dialog":0,"url":"https://a.example/2"}"#
    let path = try file(analysis: elsewhere)
    #expect(try VConFile.call(at: path).hasTranscript == false)
    for text in [
      "Agent: hello", "\u{FEFF}WEBVTT\n\n00:00.000 --> 00:01.000\n<v Agent>hello",
      #"{"segments":[{"start":0,"end":1,"text":"hello"}]}"#,
    ] {
      let files = try fetched(path, Array(text.utf8))
      #expect(try TranscriptFile.read(path: path, fetched: files).words.map(\.text) == ["hello"])
    }
    let broken = try fetched(path, Array(#"{"segments":[{"start":0,"end":"x","text":"a"}]}"#.utf8))
    let fault = try error { _ = try TranscriptFile.read(path: path, fetched: broken) }
    #expect(fault.location == .jsonPath("analysis[0].url.segments[0].end"))
    let noText = try error {
      _ = try TranscriptFile.read(path: path, fetched: try fetched(path, [0xC0]))
    }
    #expect(noText.reason == "what was fetched is no text in UTF-8")
    let stated = try file(
      analysis: elsewhere.replacing("}", with: #","content_hash":"\#(sha512)"}"#))
    let other = try error {
      _ = try TranscriptFile.read(
        path: stated, fetched: try fetched(stated, Array("Agent: a".utf8)))
    }
    #expect(other.location == .jsonPath("analysis[0].content_hash"))
  }
}
