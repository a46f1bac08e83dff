import CallModel
import Diagnostics
import TestSupport
import Testing
import TranscriptInput

@Suite struct RecognitionTests {
  private func complaint(_ file: String) throws -> String {
    try #require(throws: InputError.self) { try transcript(file) }.description
  }

  private let tried =
    "call: fits no format of transcript (tried: \(TranscriptFile.formats.joined(separator: ", ")))"
  private let advice = " (docs/formats/transcripts.md shows what is read)"

  @Test(
    "a file that fits no format says what was tried and where the nearest failed",
    arguments: [
      ("", ""), ("hello there", ""), ("[]", ""), ("[1,2]", ""), ("{}", ""),
      (#"{"text":"hello"}"#, ""),
      (#"{"segments":{}}"#, ""),
      (
        "webvtt\n\n00:01.000 --> 00:02.000\nhi",
        "; nearest is webvtt, but it does not begin with `WEBVTT`"
      ),
      (
        "1\nhello",
        "; nearest is srt, but it does not begin with a cue such as `00:00:01,500 --> 00:00:04,000`"
      ),
      (#"{"results":{}}"#, "; nearest is aws-transcribe, but `results.items[]` is missing"),
      (
        #"{"results":{"items":[{"id":1}]}}"#,
        "; nearest is aws-transcribe, but `results.items[].alternatives[]` is missing"
      ),
      (
        #"{"segments":[{"start":0,"text":"a"}]}"#,
        "; nearest is whisper-verbose-json, but `segments[].end` is missing"
      ),
      (
        #"{"words":[{"text":"a","start":0,"end":1}]}"#,
        "; nearest is assemblyai, but `audio_url` is missing"
      ),
      (
        #"{"words":[{"start":0,"end":1}]}"#,
        "; nearest is assemblyai, but `words[].text` is missing"
      ),
      (
        #"{"results":{"channels":[{"alternatives":[{"transcript":"a"}]}]}}"#,
        "; nearest is deepgram, but `results.channels[].alternatives[].words[]` is missing"
      ),
      (
        #"{"Transcript":[{"Content":"a"}]}"#,
        "; nearest is contact-lens, but `Transcript[].BeginOffsetMillis` is missing"
      ),
      (
        #"{"results":[{"alternatives":[{"words":[{"word":"a"}]}]}]}"#,
        "; nearest is google-stt-v1, but `results[].alternatives[].words[].endTime` is missing"
      ),
    ])
  func fitsNone(file: String, nearest: String) throws {
    #expect(try complaint(file) == tried + nearest + advice)
  }

  @Test("a format is known by its content, whatever the file is called")
  func content() throws {
    for (name, format) in [
      ("voices.vtt", "webvtt"), ("prefixes.srt", "srt"), ("channels.json", "aws-transcribe"),
      ("whisperx.json", "whisper-verbose-json"), ("labelled.txt", "text"),
      ("labelled-times.txt", "text"), ("vcon-signed.json", "vcon"), ("wtf.json", "wtf"),
      ("contact-lens.json", "contact-lens"), ("google-v2.json", "google-stt-v2"),
    ] {
      #expect(try transcript(try Fixture.text(name)).format == format)
    }
  }

  @Test("every format has a fixture, and none is taken for another")
  func everyFormat() throws {
    let read = try Fixture.names.map { try transcript(try Fixture.text($0)).format }
    #expect(Set(read) == Set(TranscriptFile.formats))
  }

  @Test("a call in which nobody speaks is a transcript of its format")
  func nobodySpeaks() throws {
    for (file, format) in [
      (#"{"Transcript":[]}"#, "aws-call-analytics"),
      (#"{"SpeechSegments":[]}"#, "aws-post-call-analytics"),
      (#"{"results":{"channels":[]}}"#, "deepgram"),
      (#"{"words":[],"audio_url":"x"}"#, "assemblyai"), (#"{"results":[]}"#, "google-stt-v1"),
      (#"{"recognizedPhrases":[]}"#, "azure-batch"), (#"{"phrases":[]}"#, "azure-fast"),
      (#"{"transcription":[]}"#, "whisper.cpp"),
      (#"{"transcript":{"text":""},"segments":[]}"#, "wtf"),
    ] {
      let read = try transcript(file)
      #expect(read.words.isEmpty)
      #expect(read.format == format)
    }
  }

  @Test(
    "JSON that is broken is told with its line",
    arguments: [
      ("{\n\"a\": 1", 2, "`,` or `}` is missing"),
      ("{\n\n\"a\" 1}", 3, "`:` is missing after the name `a`"),
      ("{\"a\": \"b\n\"}", 1, "a text holds a control character that must be written as an escape"),
      ("[1,\n2,]", 2, "a value should be here"), ("{a: 1}", 1, "a name in quotes should be here"),
      ("[1]\n\n[2]", 3, "something follows the end of the JSON"),
      ("[", 1, "it ends where a value should be"),
    ])
  func brokenJSON(file: String, line: Int, reason: String) throws {
    let error = try #require(throws: InputError.self) { try transcript(file) }
    #expect(error.location == .line(line))
    #expect(error.reason == "not whole JSON: " + reason)
  }

  @Test("a file that was cut off says so")
  func cutOff() throws {
    let whole = try Fixture.text("channels.json")
    for length in [1, 20, 400, 700, whole.count - 3] {
      let start = String(whole.prefix(length))
      let error = try #require(throws: InputError.self) { try transcript(start) }
      #expect(error.advice == "the file may have been cut off; get it again", "\(start.suffix(20))")
    }
    let broken = try #require(throws: InputError.self) { try transcript("[1 2]") }
    #expect(broken.advice == nil)
  }

  @Test(
    "texts in JSON are decoded",
    arguments: [
      (#"caf\u00e9"#, "café"), (#"\ud83d\ude42"#, "🙂"), (#"a\"b\\c\/d"#, "a\"b\\c/d"),
      (#"\ud83d"#, "\u{FFFD}"), (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"\ude42"#, "\u{FFFD}"),
      ("카드", "카드"),
    ])
  func escapes(spelling: String, text: String) throws {
    let file = #"{"words":[{"word":"\#(spelling)","start":0,"end":1}]}"#
    #expect(try transcript(file).words.map(\.text) == [text])
  }

  @Test("of two members with one name the later counts")
  func duplicateNames() throws {
    let file = #"{"words":[{"word":"a","word":"b","start":0,"end":1}]}"#
    #expect(try transcript(file).words.map(\.text) == ["b"])
  }

  @Test("what is no text is told with the byte")
  func notText() throws {
    let bytes = Array("RIFF카".utf8) + [0x80, 0x81]
    let error = try #require(throws: InputError.self) {
      try TranscriptFile.read(bytes: bytes, path: "call")
    }
    #expect(error.location == .byte(7))
    #expect(error.reason == "not text in UTF-8")
  }

  @Test("files with random damage are read or refused; nothing traps")
  func damage() throws {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "-->", "\n\n", "{", "}", "[", "]", "\"", ",", ":", "9999999999", "-", "1e300", "null", "NaN",
      "<v ",
      ">", "&", "\u{0}",
    ]
    var read = 0
    for name in Fixture.names {
      let whole = Array(try Fixture.text(name).utf8)
      for _ in 0..<200 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let at = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0...3, using: &random) {
          case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
          case 1:
            bytes.removeSubrange(
              at..<min(bytes.count - 1, at + Int.random(in: 1...40, using: &random)) + 1)
          case 2:
            bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: at)
          default: bytes.swapAt(at, Int.random(in: 0..<bytes.count, using: &random))
          }
          if bytes.isEmpty { bytes = whole }
        }
        guard let transcript = try? TranscriptFile.read(bytes: bytes, path: name) else { continue }
        read += 1
        #expect(transcript.words.allSatisfy { $0.span.startMs >= 0 && !$0.text.isEmpty })
        #expect(
          transcript.words.map(\.span.startMs) == transcript.words.map(\.span.startMs).sorted())
      }
    }
    #expect(read > 600, "too few were read to show anything")
  }
}
