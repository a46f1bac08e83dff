import CallModel
import Diagnostics
import Testing
import TranscriptInput

/// What is particular to each service, beyond what the fixtures show.
@Suite struct ServiceTests {
  private func error(_ file: String) throws -> InputError {
    try #require(throws: InputError.self) { try transcript(file) }
  }

  @Test(
    "what is wrong is told with its JSON path, in every format",
    arguments: [
      (
        #"{"Transcript":[{"BeginOffsetMillis":5,"EndOffsetMillis":9,"Items":[{"Content":"a","BeginOffsetMillis":5}]}]}"#,
        "Transcript[0].Items[0].EndOffsetMillis", "is missing"
      ),
      (
        #"{"Transcript":[{"Content":"a","BeginOffsetMillis":5000,"EndOffsetMillis":9}]}"#,
        "Transcript[0].EndOffsetMillis", "time runs backwards, from 5000 ms to 9 ms"
      ),
      (
        #"{"SpeechSegments":[{"SegmentStartTime":0,"SegmentEndTime":1,"WordConfidence":[{"Text":"a","StartTime":0,"EndTime":1,"Confidence":-0.2}]}]}"#,
        "SpeechSegments[0].WordConfidence[0].Confidence",
        "-0.2 is not a confidence, which is from 0 to 1"
      ),
      (
        #"{"results":{"channels":[{"alternatives":[{"words":[{"word":"a","start":0,"end":1,"confidence":"NaN"}]}]}]}}"#,
        "results.channels[0].alternatives[0].words[0].confidence",
        "nan is not a confidence, which is from 0 to 1"
      ),
      (
        #"{"audio_url":"","words":[{"text":"a","start":0,"end":1,"channel":0}]}"#,
        "words[0].channel", "is not a channel from 1 to 255"
      ),
      (
        #"{"audio_url":"","words":[],"error":"no speech"}"#, "error",
        "the service says that it failed: no speech"
      ),
      (
        #"{"results":[{"alternatives":[{"words":[{"word":"a","startTime":"0s","endTime":"1"}]}]}]}"#,
        "results[0].alternatives[0].words[0].endTime", "is not a time such as `1.200s`"
      ),
      (
        #"{"recognizedPhrases":[{"offset":"PT1X","nBest":[{"display":"a"}]}]}"#,
        "recognizedPhrases[0].offset", "`PT1X` is not a time such as `PT1.2S`"
      ),
      (
        #"{"recognizedPhrases":[{"nBest":[{"display":"a"}]}]}"#, "recognizedPhrases[0]",
        "has no `offset`, `offsetInTicks` or `offsetMilliseconds`"
      ),
      (
        #"{"phrases":[{"offset":0,"duration":1,"text":"a","channel":-1}]}"#, "phrases[0].channel",
        "is not a whole number from 0 on"
      ),
      (
        #"{"transcription":[{"text":"a","timestamps":{"from":"00:00:00,000","to":"soon"}}]}"#,
        "transcription[0].timestamps.to", "is not a time such as `00:00:01,000`"
      ),
      (
        #"{"transcript":{"text":""},"segments":[{"start":0,"end":1,"text":"a","words":["x"]}]}"#,
        "segments[0].words[0]", "`x` is not a number"
      ),
      (
        #"{"segments":[{"start":0,"end":1,"text":"a","avg_logprob":"NaN"}]}"#,
        "segments[0].avg_logprob",
        "nan is not the logarithm of a confidence, which is 0 at most"
      ),
      (
        #"{"segments":[{"start":3,"end":1,"text":"a"}]}"#, "segments[0].end",
        "time runs backwards, from 3000 ms to 1000 ms"
      ),
    ])
  func errors(file: String, path: String, reason: String) throws {
    let error = try error(file)
    #expect(error.location == .jsonPath(path))
    #expect(error.reason == reason)
  }

  @Test("an end a little before its start is the start")
  func jitter() throws {
    let file = #"{"segments":[{"start":3.1,"end":3.0,"text":"a"}]}"#
    #expect(try transcript(file).words.map(\.span) == [TimeSpan(startMs: 3100, endMs: 3100)])
  }

  @Test(
    "Azure's times are read however they are written",
    arguments: [
      (#""offset":"PT1H2M3.5S","duration":"PT0S""#, 3_723_500, 3_723_500),
      (#""offset":"PT2M","duration":"PT1.25S""#, 120_000, 121_250),
      (#""offsetInTicks":12345678,"durationInTicks":10000000"#, 1235, 2235),
      (#""offset":"PT9S","offsetInTicks":10000000,"duration":"PT1S""#, 1000, 2000),
      (#""offset":"PT9S","offsetMilliseconds":70,"durationMilliseconds":30"#, 70, 100),
      (#""offset":70"#, 70, 70),
    ])
  func azureTimes(times: String, startMs: Int, endMs: Int) throws {
    let words = try transcript(#"{"recognizedPhrases":[{\#(times),"nBest":[{"display":"a"}]}]}"#)
      .words
    #expect(words.map(\.span) == [TimeSpan(startMs: startMs, endMs: endMs)])
  }

  @Test("words with tags are kept alone only where they repeat all that was said without")
  func googleTags() throws {
    func file(_ first: String, _ second: String) -> String {
      let result = { (word: String) in
        #"{"alternatives":[{"words":[{"startTime":"0s","endTime":"1s",\#(word)}]}]}"#
      }
      return #"{"results":[\#(result(first)),\#(result(second))]}"#
    }
    let plain = #""word":"a""#
    let tagged = #""word":"a","speakerTag":2"#
    #expect(try transcript(file(plain, tagged)).words.map(\.speakerLabel) == ["2"])
    #expect(try transcript(file(tagged, tagged)).words.count == 2)
    #expect(try transcript(file(plain, plain)).words.count == 2)
  }

  @Test("of a single channel nothing is said")
  func singleChannel() throws {
    let word = #"{"word":"a","start":0,"end":1}"#
    let deepgram = #"{"results":{"channels":[{"alternatives":[{"words":[\#(word)]}]}]}}"#
    let azure = #"{"phrases":[{"channel":0,"offset":0,"duration":1,"text":"a"}]}"#
    for file in [deepgram, azure] {
      #expect(try transcript(file).words.map(\.channel) == [nil])
    }
  }

  @Test(
    "a label of blanks alone is none, and blanks around a word are no part of it",
    arguments: [
      #"{"Transcript":[{"ParticipantRole":" ","BeginOffsetMillis":0,"EndOffsetMillis":9,"Content":"a"}]}"#,
      #"{"Transcript":[{"ParticipantRole":" ","BeginOffsetMillis":0,"EndOffsetMillis":9,"Items":[{"Content":" a ","BeginOffsetMillis":0,"EndOffsetMillis":9}]}]}"#,
      #"{"segments":[{"start":0,"end":1,"text":" a ","speaker":" "}]}"#,
      #"{"segments":[{"start":0,"end":1,"text":"","words":[{"word":" a ","start":0,"end":1,"speaker":""}]}]}"#,
      #"{"results":{"items":[{"type":"pronunciation","start_time":"0","end_time":"1","speaker_label":" ","alternatives":[{"content":" a "}]}]}}"#,
      #"{"results":{"items":[{"type":"pronunciation","start_time":"0","end_time":"1","alternatives":[{"content":" "}]},{"type":"pronunciation","start_time":"1","end_time":"2","alternatives":[{"content":"a"}]},{"type":"punctuation","alternatives":[{"content":" "}]}]}}"#,
    ])
  func blanks(file: String) throws {
    let words = try transcript(file).words
    #expect(words.map(\.text) == ["a"])
    #expect(words.map(\.speakerLabel) == [nil])
  }

  @Test("a million speakers are as many names")
  func manySpeakers() throws {
    let words = (0..<1_000_000).map {
      #"{"text":"a","start":\#($0),"end":\#($0 + 1),"speaker":"s\#($0)"}"#
    }
    let file = #"{"audio_url":"","words":[\#(words.joined(separator: ","))]}"#
    let read = try transcript(file)
    #expect(Set(read.words.map(\.speakerLabel)).count == 1_000_000)
    #expect(read.words.last?.turn == 999_999)
  }
}
