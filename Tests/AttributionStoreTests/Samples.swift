import AttributionStore
import CallModel
import ContentHash

/// A call about credit cards, in parts that tests vary.
enum Samples {
  static let noon = Instant(unixMs: 1_791_028_800_000)
  static let later = Instant(unixMs: 1_791_032_400_000)

  static let creditCard = Term("credit card")
  static let appointment = Term("book an appointment", soundsLike: "book an apointment")

  static let facts = CallFacts([
    "call.id": .text("c-1"), "call.started": .instant(noon), "call.direction": .choice("inbound"),
    "call.answered": .flag(true), "call.duration": .duration(ms: 370_000),
    "campaign.name": .text("spring-search"), "custom.plan": .text("gold"),
  ])

  static func call(_ id: String = "c-1", facts: CallFacts = facts) -> Call {
    var facts = facts
    facts["call.id"] = .text(id)
    return Call(
      id: id, recordingPath: "calls/\(id).wav", transcriptPath: nil,
      channelSpeakers: [.caller, .agent], answerOffsetMs: 4000, facts: facts)
  }

  static func recording(
    _ content: String = "sound", path: String = "calls/c-1.wav"
  )
    -> RecordingFile
  {
    RecordingFile(
      path: path, digest: SHA256Digest(ofUTF8: content), format: "wav, u-law", durationMs: 374_000,
      channelCount: 2, sampleRateHz: 8000)
  }

  static func transcript(_ content: String = "words") -> TranscriptFile {
    TranscriptFile(
      path: "calls/c-1.json", digest: SHA256Digest(ofUTF8: content), format: "aws-transcribe")
  }

  static func hit(
    _ term: Term = creditCard, atMs startMs: Int = 8200, source: EvidenceSource = .audio,
    thousandths: Int = 970
  ) -> Hit {
    Hit(
      term: term, speaker: .caller, channel: source == .audio ? 0 : nil,
      span: TimeSpan(startMs: startMs, endMs: startMs + 700),
      words: source == .audio ? nil : 12..<14, source: source,
      confidence: Confidence(thousandths: thousandths), text: term.pattern,
      hasApproximateTimes: source == .transcript)
  }

  /// A hit that holds an amount.
  static func amount(atMs startMs: Int = 2000) -> Hit {
    Hit(
      term: Term("{money as total}", currency: Currency(code: "CAD")), speaker: .agent,
      channel: nil,
      span: TimeSpan(startMs: startMs, endMs: startMs + 900), words: 4..<6, source: .transcript,
      confidence: Confidence(thousandths: 900), text: "fifty dollars",
      captures: [
        Capture(
          name: "total",
          value: .money(Money(minorUnits: 5000, currency: Currency(code: "CAD") ?? .usd)),
          words: 4..<6, text: "fifty dollars")
      ])
  }

  /// A hit in a transcript that tells turns apart, denied.
  static func denied(atMs startMs: Int = 9000, polarity: Polarity = .negated) -> Hit {
    Hit(
      term: creditCard, speaker: .caller, channel: nil,
      span: TimeSpan(startMs: startMs, endMs: startMs + 700), words: 12..<14, source: .transcript,
      confidence: Confidence(thousandths: 900), text: "credit card", turn: 7, polarity: polarity)
  }

  /// A hit in words that were misheard.
  static func misheard(atMs startMs: Int = 9000) -> Hit {
    Hit(
      term: creditCard, speaker: .caller, channel: nil,
      span: TimeSpan(startMs: startMs, endMs: startMs + 700), words: 12..<14, source: .transcript,
      confidence: Confidence(thousandths: 810), text: "credit cart", turn: 7, polarity: .affirmed,
      resembles: "credit card")
  }

  static func search(
    _ hits: [Hit] = [hit()], terms: Set<Term> = [creditCard, appointment],
    source: EvidenceSource = .audio, finder: String = "model 1"
  ) -> Search {
    Search(source: source, finder: finder, terms: terms, hits: hits)
  }

  static func rule(_ id: String = "card-sale", revision: Int64 = 1) -> RuleReference {
    RuleReference(name: "Card sale", id: id, revision: revision, file: "sales.rules")
  }

  static func sale(
    _ minorUnits: Int64 = 10_000, name: String = "card sale",
    rule: RuleReference = rule(), evidence: [Hit] = [hit()]
  ) -> Outcome {
    Outcome(
      kind: .conversion(
        name: name, value: Money(minorUnits: minorUnits, currency: .usd), type: "sale"),
      rule: rule, evidence: evidence)
  }

  static func evaluation(
    _ outcomes: [Outcome] = [sale()], rules: String = "rules 1",
    verdicts: [String: Verdict] = ["card-sale": .yes, "refund": .unknown]
  ) -> Evaluation {
    Evaluation(
      ruleset: Ruleset(text: rules), versions: Versions(engine: "1.0", model: "hama 1.7.0"),
      verdicts: verdicts, outcomes: outcomes)
  }

  static func booking(
    call: Call = call(), recording: EvidenceUpdate<RecordingFile> = .set(recording()),
    transcript: EvidenceUpdate<TranscriptFile> = .keep, words: Transcript? = nil,
    searches: [Search] = [search()], evaluation: Evaluation? = evaluation(),
    recordedAt: Instant = noon
  ) -> Booking {
    Booking(
      call: call, recording: recording, transcript: transcript, words: words, searches: searches,
      evaluation: evaluation, recordedAt: recordedAt)
  }
}
