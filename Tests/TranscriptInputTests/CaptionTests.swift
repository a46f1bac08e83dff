import CallModel
import Diagnostics
import Testing
import TranscriptInput

@Suite struct CaptionTests {
  private func texts(_ file: String) throws -> [String] { try transcript(file).words.map(\.text) }

  @Test("WebVTT is read with every kind of line end, and with a byte order mark")
  func lineEnds() throws {
    let lines = ["WEBVTT", "", "1", "00:01.000 --> 00:02.000", "<v Agent>credit card", "", ""]
    let expected = try transcript(lines.joined(separator: "\n"))
    #expect(expected.words.map(\.text) == ["credit", "card"])
    for separator in ["\r\n", "\r"] {
      #expect(try transcript(lines.joined(separator: separator)) == expected)
    }
    #expect(try transcript("\u{FEFF}" + lines.joined(separator: "\r\n")) == expected)
  }

  @Test("UTF-16 with a byte order mark is read, too")
  func utf16() throws {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n신용 카드 🙂\n"
    let units = Array(text.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big, little + [0x20]] {
      let words = try TranscriptFile.read(bytes: bytes, path: "call").words
      #expect(words.map(\.text) == ["신용", "카드", "🙂"])
    }
  }

  @Test("a transcript in which nobody speaks has no words")
  func empty() throws {
    #expect(try texts("WEBVTT").isEmpty)
    #expect(try texts("WEBVTT\n\n00:01.000 --> 00:02.000\n\n").isEmpty)
    #expect(try texts("1\n00:00:01,000 --> 00:00:02,000\n").isEmpty)
  }

  @Test("a cue may follow the heading without a blank line")
  func noBlankLine() throws {
    #expect(try texts("WEBVTT\n00:01.000 --> 00:02.000\nyes") == ["yes"])
  }

  @Test("text behind a blank line belongs to the cue before")
  func blankLineInText() throws {
    let file = "WEBVTT\n\n00:01.000 --> 00:02.000\ncredit\n\ncard\n\n00:03.000 --> 00:04.000\nyes"
    let words = try transcript(file).words
    #expect(words.map(\.text) == ["credit", "card", "yes"])
    #expect(words.map(\.turn) == [0, 0, 1])
  }

  @Test("notes and styles are passed over, and a cue that only begins like one is not")
  func notes() throws {
    let file = """
      WEBVTT

      NOTE 00:01.000 --> 00:02.000
      not said

      NOTEWORTHY
      00:01.000 --> 00:02.000
      said
      """
    #expect(try texts(file) == ["said"])
  }

  @Test(
    "tags and references in the text of a cue",
    arguments: [
      ("<b>cre</b>dit", ["credit"]), ("a<br/>b", ["ab"]), ("2 < 3", ["2", "<", "3"]),
      ("AT&T &amp; co", ["AT&T", "&", "co"]), ("&#39;tis &#x41;&unknown;", ["'tis", "A&unknown;"]),
      ("&#0; &#xD800; &#99999999;", ["\u{0}", "&#xD800;", "&#99999999;"]),
      ("a&nbsp;b", ["a", "b"]), ("<v>who", ["who"]), ("<v   >who", ["who"]), ("<>x", ["x"]),
      ("credit<00:01.200>card", ["creditcard"]), ("&", ["&"]), ("<", ["<"]),
    ])
  func markup(text: String, expected: [String]) throws {
    #expect(try texts("WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)") == expected)
  }

  @Test(
    "who speaks",
    arguments: [
      ("<v Agent>yes", Speaker.agent, "Agent"),
      ("<v.first.loud Jane  Doe>yes", .unknown, "Jane Doe"),
      ("<v O&apos;Neil>yes", .unknown, "O'Neil"), ("CALLER: yes", .caller, "CALLER"),
      ("- Customer 2:yes", .caller, "Customer 2"), ("[Agent]: yes", .agent, "Agent"),
      ("<b>Rep:</b> yes", .agent, "Rep"), ("Speaker 1: yes", .unknown, "Speaker 1"),
      ("고객: yes", .caller, "고객"),
    ] as [(String, Speaker, String)])
  func speakers(text: String, speaker: Speaker, label: String) throws {
    for file in ["WEBVTT\n\n00:01.000 --> 00:02.000\n", "00:00:01,000 --> 00:00:02,000\n"] {
      let words = try transcript(file + text).words
      #expect(words.map(\.text) == ["yes"])
      #expect(words.map(\.speaker) == [speaker])
      #expect(words.map(\.speakerLabel) == [label])
    }
  }

  @Test(
    "words before a colon that name nobody are speech",
    arguments: [
      "Total: fifty", "at 10:30 then", "Jane: hello", "[music] hello", ": hello", "Agent hello",
    ])
  func noSpeakers(text: String) throws {
    let words = try transcript("00:00:01,000 --> 00:00:02,000\n" + text).words
    #expect(words.map(\.text).joined(separator: " ") == text)
    #expect(words.allSatisfy { $0.speaker == .unknown && $0.speakerLabel == nil })
  }

  @Test("names of one's own count before the table, in captions and everywhere")
  func ownNames() throws {
    let own = SpeakerLabels(["Jane": .agent, "Speaker 2": .caller, "customer 9": .agent])
    let file = "00:00:01,000 --> 00:00:02,000\nJane: a\nSpeaker 2: b\nSpeaker 1: c\nCustomer 9: d"
    #expect(
      try transcript(file, speakers: own).words.map(\.speaker) == [
        .agent, .caller, .unknown, .agent,
      ])
  }

  @Test("a name holds for the lines of its cue, not for the next")
  func nameWithinCue() throws {
    let file = "00:00:01,000 --> 00:00:02,000\nAgent: a\nb\n\n00:00:03,000 --> 00:00:04,000\nc"
    #expect(try transcript(file).words.map(\.speaker) == [.agent, .agent, .unknown])
  }

  @Test("times of words are interpolated over the cue and say so")
  func interpolation() throws {
    let words = try transcript("WEBVTT\n\n00:00.000 --> 00:01.000\naaa bbbbbb c").words
    #expect(words.map(\.span.startMs) == [0, 300, 900])
    #expect(words.map(\.span.endMs) == [300, 900, 1000])
    #expect(words.allSatisfy { $0.hasApproximateTimes })
  }

  @Test(
    "times that make no sense do no harm",
    arguments: [
      ("00:02.000 --> 00:01.000\na b", [2000..<2000, 2000..<2000]),
      ("00:01.000 --> 00:01.000\na", [1000..<1000]),
      ("00:01.000 --> 00:02.000\n<00:00.500>a<00:03.000> b", [1000..<2000, 2000..<2000]),
      ("999:59:59.999 --> 1000:00:00.000\na", [3_599_999_999..<3_600_000_000]),
    ] as [(String, [Range<Int>])])
  func oddTimes(cue: String, expected: [Range<Int>]) throws {
    let spans = try transcript("WEBVTT\n\n" + cue).words.map { $0.span.startMs..<$0.span.endMs }
    #expect(spans == expected)
  }

  @Test(
    "a timing that cannot be read is told with its line",
    arguments: [
      "00:01.000 -->", "--> 00:01.000", "00:01.000 --> 00:61.000", "0:1:2:3 --> 00:01.000",
      "00:01,x --> 00:02.000", "-00:01.000 --> 00:02.000", "1 --> 2", "00:01. --> 00:02.",
      "99999999999999999999:00:00.000 --> 00:02.000", "1000:00:00.001 --> 1000:00:00.002",
      "00:01.0000000000 --> 00:02.000", "00:01.000 x --> 00:02.000", "٠٠:٠١.٠٠٠ --> 00:02.000",
    ])
  func badTiming(line: String) throws {
    let error = try #require(throws: InputError.self) {
      try transcript("WEBVTT\n\n00:00.000 --> 00:01.000\na\n\nx\n\(line)\nb")
    }
    #expect(error.location == .line(7))
    #expect(error.reason == "`\(line)` is not the timing of a cue")
    let subRip = try #require(throws: InputError.self) {
      try transcript("1\n00:00:00,000 --> 00:00:01,000\na\n\n2\n\(line)\nb")
    }
    #expect(subRip.location == .line(6))
  }

  @Test("text before the first cue is told with its line")
  func strayText() throws {
    let error = try #require(throws: InputError.self) { try transcript("WEBVTT\n\nhello\nthere") }
    #expect(
      error.description
        == "call:3: neither a cue nor a note (every cue has a line such as "
        + "00:00:01.500 --> 00:00:04.000 over its text)")
  }

  @Test("SubRip is read with its numbers, without them, and with them missing now and then")
  func numbers() throws {
    let cue = { (number: String, second: Int, text: String) in
      "\(number)00:00:0\(second),000 --> 00:00:0\(second),500\n\(text)\n\n"
    }
    for numbers in [
      ["1\n", "2\n", "3\n"], ["", "", ""], ["1\n", "", "3\n"], ["7\n", "7\n", "7\n"],
    ] {
      let file = zip(numbers, 1...3).map { cue($0, $1, "at \($1)") }.joined()
      #expect(try texts(file) == ["at", "1", "at", "2", "at", "3"])
    }
    #expect(try texts("\n\n 1 \n" + cue("", 1, "x")) == ["x"])
  }

  @Test("a number that is said stays, and the number of the next cue does not")
  func saidNumbers() throws {
    let tight = "1\n00:00:01,000 --> 00:00:02,000\n42\n2\n00:00:03,000 --> 00:00:04,000\n17\n"
    #expect(try texts(tight) == ["42", "17"])
    let unnumbered = "00:00:01,000 --> 00:00:02,000\nsay\n42\n00:00:03,000 --> 00:00:04,000\n17\n"
    #expect(try texts(unnumbered) == ["say", "42", "17"])
  }

  @Test("SubRip times may have a full stop, one digit of hours, few decimals or none")
  func looseTimes() throws {
    let words = try transcript("0:00:01.5 --> 00:00:02\na\n\n0:01:00,25 --> 0:01:01,1234\nb").words
    #expect(
      words.map(\.span) == [
        TimeSpan(startMs: 1500, endMs: 2000), TimeSpan(startMs: 60_250, endMs: 61_123),
      ])
  }

  @Test("a hundred thousand marks that are never closed take no time to speak of")
  func unclosedMarks() throws {
    for (head, mark) in [("WEBVTT\n\n", "<"), ("", "{\\"), ("", "&"), ("", "[")] {
      let text = String(repeating: mark, count: 100_000)
      #expect(try texts(head + "00:00:01.000 --> 00:00:02.000\n" + text) == [text])
    }
  }

  @Test("cues out of order are put in order, and so are their turns")
  func order() throws {
    let words = try transcript(
      "00:00:05,000 --> 00:00:06,000\nb\n\n00:00:01,000 --> 00:00:02,000\na"
    ).words
    #expect(words.map(\.text) == ["a", "b"])
    #expect(words.map(\.turn) == [0, 1])
  }
}
