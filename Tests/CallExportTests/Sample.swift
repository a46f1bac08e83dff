import CallExport
import CallModel

/// A call of two people with words, hits and evidence.
enum Sample {
  static let started = Instant(unixMs: 1_791_051_720_000)

  static func word(
    _ text: String, _ startMs: Int, _ endMs: Int, _ speaker: Speaker, turn: Int,
    channel: Int? = nil, confidence: Int? = nil, label: String? = nil, isApproximate: Bool = false
  ) -> Transcript.Word {
    Transcript.Word(
      text: text, span: TimeSpan(startMs: startMs, endMs: endMs),
      confidence: confidence.map { Confidence(thousandths: $0) }, speaker: speaker,
      speakerLabel: label, channel: channel, turn: turn, hasApproximateTimes: isApproximate)
  }

  static func hit(
    _ text: String, _ words: Range<Int>?, _ span: Range<Int>, source: EvidenceSource = .transcript
  ) -> Hit {
    Hit(
      term: Term(text), speaker: .caller, channel: 1,
      span: TimeSpan(startMs: span.lowerBound, endMs: span.upperBound), words: words,
      source: source, confidence: Confidence(thousandths: 900), text: text)
  }

  static let transcript = Transcript(
    words: [
      word("Hello,", 500, 900, .unknown, turn: 0, channel: 0, confidence: 990),
      word("I", 2000, 2100, .unknown, turn: 1, channel: 1),
      word("pay", 2100, 2400, .unknown, turn: 1, channel: 1, confidence: 900),
      word("by", 2400, 2500, .unknown, turn: 1, channel: 1, confidence: 900),
      word("credit", 2500, 2900, .unknown, turn: 1, channel: 1, confidence: 910),
      word("card", 2900, 3300, .unknown, turn: 1, channel: 1, confidence: 930),
      word("<now>", 3300, 3600, .unknown, turn: 1, channel: 1, isApproximate: true),
      word("beep", 5000, 5000, .unknown, turn: 2, label: "Machine & co"),
    ], format: "deepgram", language: "en-US")

  static func call(facts: [String: FieldValue] = [:], answerOffsetMs: Int? = nil) -> Call {
    Call(
      id: "c-1", recordingPath: "calls/c-1.wav", channelSpeakers: [.agent, .caller],
      answerOffsetMs: answerOffsetMs,
      facts: CallFacts(
        ["call.started": .instant(started), "call.direction": .choice("inbound")]
          .merging(facts) { $1 }))
  }

  static func exported(
    facts: [String: FieldValue] = [:], hasRecording: Bool = true, hasTranscript: Bool = true,
    answerOffsetMs: Int? = nil, bytes: [UInt8]? = nil
  ) -> ExportedCall {
    ExportedCall(
      call: call(facts: facts, answerOffsetMs: answerOffsetMs),
      recording: hasRecording
        ? ExportedCall.Recording(
          filename: "c-1.wav", sha256: String(repeating: "a", count: 64), durationMs: 6500,
          channelCount: 2, bytes: bytes) : nil,
      transcript: hasTranscript ? transcript : nil,
      hits: [
        hit("credit card", 4..<6, 2500..<3300), hit("pay", 2..<3, 2100..<2400),
        hit("credit card", nil, 2520..<3290, source: .audio),
        hit("goodbye", nil, 6000..<6400, source: .audio),
      ],
      evidence: [
        hit("credit card", 4..<6, 2500..<3300).shifted(byMs: -(answerOffsetMs ?? 0)),
        hit("goodbye", nil, 6000..<6400, source: .audio).shifted(byMs: -(answerOffsetMs ?? 0)),
      ])
  }
}
