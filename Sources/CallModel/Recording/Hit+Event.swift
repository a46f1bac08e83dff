extension Hit {
  /// `event` as a hit: what happens in a call lies to what is said as hits lie to each other.
  ///
  /// - Parameter speakers: who is on each channel. Whoever is on the channel of a key has pressed it; of
  ///   everything else it does not matter on which channel it is heard.
  public init(_ event: RecordingEvent, speakers: [Speaker]) {
    let channel = event.channel.flatMap { speakers.indices.contains($0) ? speakers[$0] : nil }
    self.init(
      term: Term(event: event.kind),
      speaker: event.kind == .dtmf ? channel ?? .unknown : .unknown, channel: event.channel,
      span: event.span, source: .audio, confidence: .certain, text: event.kind.rawValue)
  }
}
