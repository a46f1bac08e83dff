import CallModel

/// What a recording tells besides words, as the store keeps it: stretches of time as two numbers each, which
/// take a third of the room that names would.
struct StoredRecordingFacts: Codable {
  let facts: RecordingFacts

  init(_ facts: RecordingFacts) { self.facts = facts }

  private enum Key: String, CodingKey {
    case lengthMs = "length_ms"
    case answerMs = "answer_ms"
    case hasEqualChannels = "has_equal_channels"
    case channels, events
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(facts.lengthMs, forKey: .lengthMs)
    try container.encodeIfPresent(facts.answerMs, forKey: .answerMs)
    try container.encode(facts.hasEqualChannels, forKey: .hasEqualChannels)
    try container.encode(facts.channels.map(StoredChannel.init), forKey: .channels)
    try container.encode(facts.events.map(StoredEvent.init), forKey: .events)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    facts = RecordingFacts(
      lengthMs: try container.decode(Int.self, forKey: .lengthMs),
      channels: try container.decode([StoredChannel].self, forKey: .channels).map(\.channel),
      hasEqualChannels: try container.decode(Bool.self, forKey: .hasEqualChannels),
      events: try container.decode([StoredEvent].self, forKey: .events).map(\.event),
      answerMs: try container.decodeIfPresent(Int.self, forKey: .answerMs))
  }
}

/// A channel in the store.
private struct StoredChannel: Codable {
  let channel: ChannelFacts

  init(_ channel: ChannelFacts) { self.channel = channel }

  private enum Key: String, CodingKey {
    case speechMs = "speech_ms"
    case musicMs = "music_ms"
    case speechLevelDB = "speech_level_db"
    case signalToNoiseDB = "signal_to_noise_db"
    case clippedShare = "clipped_share"
    case isDead = "is_dead"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(StoredSpans.numbers(channel.speech), forKey: .speechMs)
    try container.encode(StoredSpans.numbers(channel.music), forKey: .musicMs)
    try container.encodeIfPresent(channel.speechLevelDB, forKey: .speechLevelDB)
    try container.encodeIfPresent(channel.signalToNoiseDB, forKey: .signalToNoiseDB)
    try container.encode(channel.clippedShare, forKey: .clippedShare)
    try container.encode(channel.isDead, forKey: .isDead)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    channel = ChannelFacts(
      speech: StoredSpans.spans(try container.decode([Int].self, forKey: .speechMs)),
      music: StoredSpans.spans(try container.decode([Int].self, forKey: .musicMs)),
      speechLevelDB: try container.decodeIfPresent(Double.self, forKey: .speechLevelDB),
      signalToNoiseDB: try container.decodeIfPresent(Double.self, forKey: .signalToNoiseDB),
      clippedShare: try container.decode(Double.self, forKey: .clippedShare),
      isDead: try container.decode(Bool.self, forKey: .isDead))
  }
}

/// An event in the store.
private struct StoredEvent: Codable {
  let event: RecordingEvent

  init(_ event: RecordingEvent) { self.event = event }

  private enum Key: String, CodingKey {
    case kind, channel, detail
    case startMs = "start_ms"
    case endMs = "end_ms"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(event.kind, forKey: .kind)
    try container.encodeIfPresent(event.channel, forKey: .channel)
    try container.encodeIfPresent(event.detail, forKey: .detail)
    try container.encode(event.span.startMs, forKey: .startMs)
    try container.encode(event.span.endMs, forKey: .endMs)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    event = RecordingEvent(
      try container.decode(CallEventKind.self, forKey: .kind),
      span: TimeSpan(
        startMs: try container.decode(Int.self, forKey: .startMs),
        endMs: try container.decode(Int.self, forKey: .endMs)),
      channel: try container.decodeIfPresent(Int.self, forKey: .channel),
      detail: try container.decodeIfPresent(String.self, forKey: .detail))
  }
}

/// Stretches of time as `[start, end, start, end, …]`.
private enum StoredSpans {
  static func numbers(_ spans: [TimeSpan]) -> [Int] { spans.flatMap { [$0.startMs, $0.endMs] } }

  static func spans(_ numbers: [Int]) -> [TimeSpan] {
    stride(from: 0, to: numbers.count - 1, by: 2).map {
      TimeSpan(startMs: numbers[$0], endMs: numbers[$0 + 1])
    }
  }
}
