/// Packs the phone scores of one recording channel into an entry, as they come.
///
///     var encoder = EntryEncoder()
///     while let posteriors = try stream.next() { encoder.append(scorer.scores(of: posteriors)) }
///     let entry = encoder.finish(header: header)
///
/// The entry does not depend on how the frames are cut into pieces. Memory: what the entry takes, and a
/// block of frames.
public struct EntryEncoder: Sendable {
  private var frames = FrameEncoder()

  /// An encoder at the start of a channel.
  public init() {}

  /// How many frames it was given.
  public var frameCount: Int { frames.frameCount }

  /// Takes in the next frames.
  public mutating func append(_ scores: PhoneScores) { frames.append(scores) }

  /// Ends the channel. Stretches of speech in `header` are cut off at its last frame.
  public consuming func finish(header: IndexEntry.Header) -> IndexEntry {
    frames.finish()
    let end = frames.frameCount
    let header = IndexEntry.Header(
      recording: header.recording, channel: header.channel, model: header.model,
      speech: header.speech.map { $0.clamped(to: 0..<end) })
    let record = RecordHead.record(
      header, frameCount: end, codec: IndexEntry.codecVersion,
      contents: [(.speech, Self.bytes(of: header.speech))] + frames.sections)
    return IndexEntry(
      header: header, frameCount: end, bytes: .memory(record.bytes), sections: record.table)
  }

  private static func bytes(of speech: [Range<Int>]) -> [UInt8] {
    var bytes: [UInt8] = []
    for stretch in speech {
      bytes.append(littleEndian: UInt32(clamping: stretch.lowerBound))
      bytes.append(littleEndian: UInt32(clamping: stretch.upperBound))
    }
    return bytes
  }
}
