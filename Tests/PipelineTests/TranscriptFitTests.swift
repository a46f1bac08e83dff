import CallModel
import Diagnostics
import Pipeline
import Testing

@Suite struct TranscriptFitTests {
  private func transcript(startsMs: [Int]) -> Transcript {
    Transcript(
      words: startsMs.map {
        Transcript.Word(text: "a", span: TimeSpan(startMs: $0, endMs: $0 + 5000), turn: 0)
      }, format: "x")
  }

  @Test(
    "words may begin a little after the end of the recording, as clocks err",
    arguments: [
      (10_000, 12_200), (10_000, 0), (600_000, 613_900), (0, 2000),
    ])
  func fits(recordingMs: Int, lastMs: Int) throws {
    try TranscriptFit(transcript(startsMs: [0, lastMs]), recordingMs: recordingMs).check(path: "t")
  }

  @Test("words long after the end are those of another call")
  func another() throws {
    let fit = TranscriptFit(transcript(startsMs: [0, 50_000, 60_000]), recordingMs: 10_050)
    let error = try #require(throws: InputError.self) { try fit.check(path: "t.json") }
    #expect(
      error.description
        == "t.json: 2 of 3 words are said after the end of the recording, which is 10.0 s long (is it the transcript of another call?)"
    )
  }

  @Test("a transcript without words fits every recording")
  func empty() throws {
    try TranscriptFit(transcript(startsMs: []), recordingMs: 0).check(path: "t")
  }
}
