import CallExport
import CallModel
import Testing
import TranscriptInput

@Suite struct CaptionDocumentTests {
  @Test("what was found is marked, and what an outcome rests on is marked as that")
  func marks() {
    #expect(
      CaptionDocument(Sample.exported(), notes: ["card sale $100.00"]).text == """
        WEBVTT
        Language: en-US

        NOTE
        card sale $100.00

        STYLE
        ::cue(.evidence) { background-color: gold; color: black }
        ::cue(.mention) { text-decoration: underline }
        ::cue(.heard) { font-style: italic }

        1
        00:00:00.500 --> 00:00:00.900
        <v Agent>Hello,

        2
        00:00:02.000 --> 00:00:03.600
        <v Caller>I <00:00:02.100><c.mention>pay</c> <00:00:02.400>by <00:00:02.500><c.evidence>credit <00:00:02.900>card</c> &lt;now&gt;

        3
        00:00:05.000 --> 00:00:05.001
        <v Machine &amp; co>beep

        4
        00:00:06.000 --> 00:00:06.400
        <v Caller><c.heard.evidence>goodbye</c>

        """)
  }

  @Test("evidence is found again whenever the call was answered")
  func answered() {
    let text = CaptionDocument(Sample.exported(answerOffsetMs: 1500), notes: []).text
    #expect(text == CaptionDocument(Sample.exported(), notes: []).text)
  }

  @Test("the captions say what the transcript says, with its times")
  func readAgain() throws {
    let text = CaptionDocument(Sample.exported(), notes: ["a --> b", "c\n\nd"]).text
    let read = try TranscriptFile.read(bytes: Array(text.utf8), path: "call.vtt")
    let words = read.words.dropLast()
    #expect(words.map(\.text) == Sample.transcript.words.map(\.text))
    #expect(words.map(\.span.startMs) == [500, 2000, 2100, 2400, 2500, 2900, 3211, 5000])
    #expect(words.map(\.speaker) == [.agent] + Array(repeating: .caller, count: 6) + [.unknown])
    #expect(read.words.last?.text == "goodbye")
  }

  @Test("a long turn is several captions, and what was found is not torn apart")
  func longTurns() {
    let words = (0..<100).map {
      Sample.word("word\($0)", $0 * 300, $0 * 300 + 250, .agent, turn: 0)
    }
    let exported = ExportedCall(
      call: Sample.call(), recording: nil,
      transcript: Transcript(words: words, format: "x"),
      hits: [Sample.hit("long", 5..<40, 1500..<12_000)], evidence: [])
    let text = CaptionDocument(exported, notes: []).text
    let cues = text.split(separator: "\n").filter { $0.hasPrefix("<v Agent>") }
    #expect(cues.count > 5)
    #expect(cues.count { $0.contains("<c.mention>") } == 1)
    #expect(cues.allSatisfy { $0.count { $0 == "<" } < 100 })
  }

  @Test("a call without words has what was heard in it")
  func soundAlone() {
    let text = CaptionDocument(Sample.exported(hasTranscript: false), notes: []).text
    #expect(text.contains("<v Caller><c.heard.evidence>goodbye</c>"))
    #expect(!text.contains("Hello"))
  }
}
