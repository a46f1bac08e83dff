import CallModel
import Diagnostics
import Testing
import TranscriptInput

@Suite struct LabelledTextTests {
  @Test("words without times follow each other at the pace of speech, and say so")
  func pace() throws {
    let words = try transcript("Agent: one two\n\nCaller: three\n").words
    #expect(words.map(\.span.startMs) == [0, 400, 800])
    #expect(words.last?.span.endMs == 1200)
    #expect(words.allSatisfy { $0.hasApproximateTimes })
    #expect(words.map(\.turn) == [0, 0, 1])
  }

  @Test(
    "a line may begin with its time",
    arguments: ["[00:05] ", "(0:00:05) ", "00:05 ", "[00:00:05.000]", "00:00:05,000 "])
  func times(time: String) throws {
    let words = try transcript("\(time)Agent: hello\n").words
    #expect(words.map(\.span) == [TimeSpan(startMs: 5000, endMs: 5400)])
    #expect(words.map(\.speaker) == [.agent])
  }

  @Test("words without times are spread over a recording whose length is known")
  func recording() throws {
    let read = { (text: String) in
      try TranscriptFile.read(bytes: Array(text.utf8), path: "call", recordingMs: 30_000).words
    }
    #expect(try read("Agent: one two\nCaller: six").map(\.span.startMs) == [0, 10_000, 20_000])
    #expect(try read("[0:05] Agent: one two").map(\.span.startMs) == [5000, 5400])
  }

  @Test("a turn does not last into a silence")
  func silence() throws {
    let words = try transcript("[0:00] Agent: one two\n[1:00] Caller: three").words
    #expect(words.map(\.span.endMs) == [1000, 2000, 60_400])
  }

  @Test("a line with a time and no name is said by whoever spoke before")
  func continued() throws {
    let words = try transcript("[0:01] Caller: one\n[0:03] two").words
    #expect(words.map(\.speaker) == [.caller, .caller])
    #expect(words.map(\.turn) == [0, 1])
  }

  @Test("times that run back do no harm")
  func backwards() throws {
    let words = try transcript("[0:10] Agent: b\n[0:05] Caller: a\n[999:00:00] Agent: c").words
    #expect(words.map(\.text) == ["a", "b", "c"])
  }

  @Test(
    "text in which nobody is named is no transcript",
    arguments: ["hello", "Dear Sir: hello", "[0:01] hi"])
  func unnamed(text: String) {
    #expect(throws: InputError.self) { try transcript(text) }
  }
}
