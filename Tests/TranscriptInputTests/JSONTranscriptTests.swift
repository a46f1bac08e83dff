import CallModel
import Diagnostics
import Testing
import TranscriptInput

@Suite struct JSONTranscriptTests {
  private func awsItem(_ fields: String) -> String {
    #"{"results":{"items":[{"type":"pronunciation","start_time":"0","end_time":"1","alternatives":[{"content":"a"}]},{\#(fields)}]}}"#
  }

  @Test(
    "what is wrong in a file of Amazon Transcribe is told with its JSON path",
    arguments: [
      (
        #""type":"pronunciation","end_time":"1","alternatives":[{"content":"b"}]"#,
        "results.items[1].start_time", "is missing"
      ),
      (
        #""start_time":"1s","end_time":"2","alternatives":[{"content":"b"}]"#,
        "results.items[1].start_time", "`1s` is not a number"
      ),
      (
        #""start_time":"nan","end_time":"2","alternatives":[{"content":"b"}]"#,
        "results.items[1].start_time", "nan seconds is not a time in a recording"
      ),
      (
        #""start_time":"1","end_time":1e300,"alternatives":[{"content":"b"}]"#,
        "results.items[1].end_time", "1e+300 seconds is not a time in a recording"
      ),
      (
        #""start_time":"1","end_time":"inf","alternatives":[{"content":"b"}]"#,
        "results.items[1].end_time", "inf seconds is not a time in a recording"
      ),
      (
        #""start_time":true,"end_time":"2","alternatives":[{"content":"b"}]"#,
        "results.items[1].start_time", "is true or false, not a number"
      ),
      (#""start_time":"1","end_time":"2""#, "results.items[1].alternatives", "is missing"),
      (
        #""start_time":"1","end_time":"2","alternatives":{}"#,
        "results.items[1].alternatives", "is an object, not a list"
      ),
      (
        #""start_time":"1","end_time":"2","alternatives":[{}]"#,
        "results.items[1].alternatives[0].content", "is missing"
      ),
      (
        #""start_time":"1","end_time":"2","alternatives":[{"content":7}]"#,
        "results.items[1].alternatives[0].content", "is a number, not a text"
      ),
      (
        #""start_time":"1","end_time":"2","alternatives":[{"content":"b","confidence":"high"}]"#,
        "results.items[1].alternatives[0].confidence", "`high` is not a number"
      ),
    ])
  func awsErrors(fields: String, path: String, reason: String) throws {
    let error = try #require(throws: InputError.self) { try transcript(awsItem(fields)) }
    #expect(error.location == .jsonPath(path))
    #expect(error.reason == reason)
  }

  @Test("odd times and confidences of Amazon Transcribe do no harm")
  func awsOddities() throws {
    let words = try transcript(
      awsItem(
        #""start_time":"2","end_time":"1.99","alternatives":[{"content":"b","confidence":"1.0001"}]"#
      )
    ).words
    #expect(words.map(\.text) == ["a", "b"])
    #expect(words[1].span == TimeSpan(startMs: 2000, endMs: 2000))
    #expect(words[1].confidence == .certain)
  }

  @Test("items without alternatives, empty words and punctuation before all words are passed over")
  func awsEmpty() throws {
    let file = """
      {"results":{"items":[
        {"type":"punctuation","alternatives":[{"content":"."}]},
        {"type":"pronunciation","start_time":"0","end_time":"1","alternatives":[]},
        {"type":"pronunciation","start_time":"0","end_time":"1","alternatives":[{"content":""}]},
        {"type":"pronunciation","start_time":"1","end_time":"2","alternatives":[{"content":"a"}]},
        {"type":"punctuation","alternatives":[{"content":"?"}]},
        {"type":"punctuation","alternatives":[{"content":"!"}]}]}}
      """
    #expect(try transcript(file).words.map(\.text) == ["a?!"])
  }

  @Test("items out of order are put in order, and turns begin after a pause")
  func awsOrder() throws {
    func item(_ text: String, _ start: Double) -> String {
      #"{"type":"pronunciation","start_time":"\#(start)","end_time":"\#(start + 0.5)","alternatives":[{"content":"\#(text)"}]}"#
    }
    let items = [item("c", 5), item("a", 0), item("b", 1.99), item("d", 5.5)].joined(separator: ",")
    let words = try transcript(#"{"results":{"items":[\#(items)]}}"#).words
    #expect(words.map(\.text) == ["a", "b", "c", "d"])
    #expect(words.map(\.turn) == [0, 0, 1, 1])
  }

  @Test("labels of channels that are no numbers give no channel")
  func awsChannels() throws {
    for (label, channel) in [
      ("ch_1", 1), ("ch_", nil), ("ch_-1", nil), ("left", nil), ("ch_99999999999999999999", nil),
    ] as [(String, Int?)] {
      let file = awsItem(
        #""channel_label":"\#(label)","start_time":"1","end_time":"2","alternatives":[{"content":"b"}]"#
      )
      #expect(try transcript(file).words.last?.channel == channel)
    }
  }

  @Test(
    "what is wrong in a file of Whisper is told with its JSON path",
    arguments: [
      (
        #"{"segments":[{"start":0,"end":1,"text":"a"},{"start":0,"end":1}]}"#, "segments[1].text",
        "is missing"
      ),
      (
        #"{"segments":[{"start":0,"end":1,"text":"a"},{"start":"x","end":1,"text":"a"}]}"#,
        "segments[1].start", "`x` is not a number"
      ),
      (
        #"{"segments":[{"start":0,"end":1,"text":"a","words":[{"start":0,"end":1}]}]}"#,
        "segments[0].words[0].word", "is missing"
      ),
      (
        #"{"segments":[{"start":0,"end":1,"text":"a","words":[{"word":"a","start":0,"end":1e12}]}]}"#,
        "segments[0].words[0].end", "1000000000000.0 seconds is not a time in a recording"
      ),
      (
        #"{"segments":[{"start":0,"end":1,"text":"a","avg_logprob":[]}]}"#,
        "segments[0].avg_logprob", "is a list, not a number"
      ),
      (
        #"{"segments":[{"start":0,"end":1,"text":"a"}],"language":5}"#, "language",
        "is a number, not a text"
      ),
      (#"{"segments":[],"words":7}"#, "words", "is a number, not a list"),
    ])
  func whisperErrors(file: String, path: String, reason: String) throws {
    let error = try #require(throws: InputError.self) { try transcript(file) }
    #expect(error.location == .jsonPath(path))
    #expect(error.reason == reason)
  }

  @Test("words alone, segments alone and neither are read")
  func whisperShapes() throws {
    let words = #"{"words":[{"word":"a","start":0,"end":1},{"word":" b","start":9,"end":10}]}"#
    #expect(try transcript(words).words.map(\.turn) == [0, 1])
    let segments = #"{"segments":[{"start":1,"end":2,"text":" a  b "}]}"#
    #expect(try transcript(segments).words.map(\.text) == ["a", "b"])
    #expect(try transcript(#"{"text":"","segments":[]}"#).words.isEmpty)
  }

  @Test("a word joins the one before it only where words begin with spaces")
  func whisperPieces() throws {
    func texts(_ words: [String]) throws -> [String] {
      let list = words.enumerated().map { #"{"word":"\#($1)","start":\#($0),"end":\#($0 + 1)}"# }
      return try transcript(#"{"words":[\#(list.joined(separator: ","))]}"#).words.map(\.text)
    }
    #expect(try texts([" e", "-mail", " me", "!"]) == ["e-mail", "me!"])
    #expect(try texts(["e", "mail", "me"]) == ["e", "mail", "me"])
    #expect(try texts(["Hi", " there", "'s"]) == ["Hi", "there's"])
    #expect(try texts([" ", " a", ""]) == ["a"])
  }

  @Test("words without times share the time between their neighbours")
  func untimedWords() throws {
    let file = """
      {"segments":[{"start":1,"end":5,"text":"","words":[
        {"word":"aa"},{"word":"b","start":2,"end":3},{"word":"c"},{"word":"d"}]}]}
      """
    let words = try transcript(file).words
    #expect(words.map(\.span.startMs) == [1000, 2000, 3000, 4000])
    #expect(words.map(\.hasApproximateTimes) == [true, false, true, true])
  }

  @Test("words beside segments take the turn in which their middle lies")
  func placedWords() throws {
    let file = """
      {"segments":[{"start":4,"end":5,"text":"c"},{"start":1,"end":2,"text":"a b"}],
       "words":[{"word":"a","start":0.5,"end":0.9},{"word":"b","start":1.5,"end":2.4},
                {"word":"b2","start":2.5,"end":2.6},{"word":"c","start":3.8,"end":4.6}]}
      """
    #expect(try transcript(file).words.map(\.turn) == [0, 0, 0, 1])
  }

  @Test(
    "the language is a tag of BCP 47, or nothing",
    arguments: [
      ("en", "en"), ("en-us", "en-US"), ("EN_us", "en-US"), ("english", "en"), ("Korean", "ko"),
      ("zh-hant-tw", "zh-Hant-TW"), ("klingon", nil), ("", nil), ("e", nil), ("en-", nil),
      ("12", nil),
    ] as [(String, String?)])
  func language(text: String, tag: String?) throws {
    let file = #"{"segments":[],"language":"\#(text)"}"#
    #expect(try transcript(file).language == tag)
  }
}
