import CallModel

/// A hit as the ledger keeps it among the evidence of an outcome.
struct StoredHit: Codable {
  let hit: Hit

  init(_ hit: Hit) { self.hit = hit }

  private enum Key: String, CodingKey {
    case term, source, speaker, channel, text, currency, captures, turn, polarity, event, resembles
    case soundsLike = "sounds_like"
    case clipSHA256 = "clip_sha256"
    case startMs = "start_ms"
    case endMs = "end_ms"
    case firstWord = "first_word"
    case endWord = "end_word"
    case confidenceThousandths = "confidence_thousandths"
    case hasApproximateTimes = "has_approximate_times"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(hit.term.pattern, forKey: .term)
    try container.encodeIfPresent(hit.term.soundsLike, forKey: .soundsLike)
    try container.encodeIfPresent(hit.term.clipSHA256, forKey: .clipSHA256)
    try container.encodeIfPresent(hit.term.currency?.code, forKey: .currency)
    try container.encodeIfPresent(hit.term.event, forKey: .event)
    try container.encode(hit.source, forKey: .source)
    try container.encode(hit.speaker, forKey: .speaker)
    try container.encodeIfPresent(hit.channel, forKey: .channel)
    try container.encode(hit.span.startMs, forKey: .startMs)
    try container.encode(hit.span.endMs, forKey: .endMs)
    try container.encodeIfPresent(hit.words?.lowerBound, forKey: .firstWord)
    try container.encodeIfPresent(hit.words?.upperBound, forKey: .endWord)
    try container.encode(hit.confidence.thousandths, forKey: .confidenceThousandths)
    try container.encode(hit.text, forKey: .text)
    try container.encode(hit.hasApproximateTimes, forKey: .hasApproximateTimes)
    // A hit without values is written as before there were any, so that it is the same hit.
    if !hit.captures.isEmpty { try container.encode(hit.captures, forKey: .captures) }
    try container.encodeIfPresent(hit.turn, forKey: .turn)
    try container.encodeIfPresent(hit.polarity, forKey: .polarity)
    try container.encodeIfPresent(hit.resembles, forKey: .resembles)
  }

  private static func term(in container: KeyedDecodingContainer<Key>) throws -> Term {
    if let event = try container.decodeIfPresent(CallEventKind.self, forKey: .event) {
      return Term(event: event)
    }
    return StoredTerms.term(
      pattern: try container.decode(String.self, forKey: .term),
      soundsLike: try container.decodeIfPresent(String.self, forKey: .soundsLike) ?? "",
      clipSHA256: try container.decodeIfPresent(String.self, forKey: .clipSHA256) ?? "",
      currency: try container.decodeIfPresent(String.self, forKey: .currency) ?? "")
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    hit = Hit(
      term: try Self.term(in: container),
      speaker: try container.decode(Speaker.self, forKey: .speaker),
      channel: try container.decodeIfPresent(Int.self, forKey: .channel),
      span: TimeSpan(
        startMs: try container.decode(Int.self, forKey: .startMs),
        endMs: try container.decode(Int.self, forKey: .endMs)),
      words: StoredWords.range(
        from: try container.decodeIfPresent(Int.self, forKey: .firstWord),
        to: try container.decodeIfPresent(Int.self, forKey: .endWord)),
      source: try container.decode(EvidenceSource.self, forKey: .source),
      confidence: Confidence(
        thousandths: try container.decode(Int.self, forKey: .confidenceThousandths)),
      text: try container.decode(String.self, forKey: .text),
      hasApproximateTimes: try container.decode(Bool.self, forKey: .hasApproximateTimes),
      captures: try container.decodeIfPresent([Capture].self, forKey: .captures) ?? [],
      turn: try container.decodeIfPresent(Int.self, forKey: .turn),
      polarity: try container.decodeIfPresent(Polarity.self, forKey: .polarity),
      resembles: try container.decodeIfPresent(String.self, forKey: .resembles))
  }
}

/// A stretch of a transcript's words, stored as its two ends.
enum StoredWords {
  /// The range between two stored ends; `nil` if either is missing or they are out of order.
  static func range(from first: Int?, to end: Int?) -> Range<Int>? {
    guard let first, let end, first <= end else { return nil }
    return first..<end
  }
}
