public import ContentHash

/// One recording channel as it is searched: its phone scores, quantised and packed.
///
/// Keywords are only ever looked for in entries, be they in memory or in a folder, so the same entry
/// gives the same hits to the bit wherever it lies. An entry's bytes have been checked before it can be
/// had, so reading from it cannot fail.
public struct IndexEntry: Sendable {
  /// Under what an entry is kept: of each recording channel and model there is one.
  public struct ID: Sendable, Hashable {
    /// The digest of the recording's file.
    public let recording: SHA256Digest
    /// The recording's channel, counted from 0.
    public let channel: Int
    /// The digest of the model.
    public let model: SHA256Digest

    /// The name of the entry of `channel` in `recording` as `model` hears it.
    public init(recording: SHA256Digest, channel: Int, model: SHA256Digest) {
      self.recording = recording
      self.channel = channel
      self.model = model
    }
  }

  /// What an entry says of itself beside its scores.
  public struct Header: Sendable, Hashable {
    /// The digest of the recording's file.
    public let recording: SHA256Digest
    /// The recording's channel, counted from 0.
    public let channel: Int
    /// The model that made the scores.
    public let model: ModelIdentity
    // INVARIANT: in order, not empty, disjoint.
    /// The stretches of frames in which somebody may be talking; elsewhere the model was not run.
    public let speech: [Range<Int>]

    /// A header with all its parts.
    ///
    /// - Parameter speech: in any order; what overlaps or touches is joined, what is empty left out.
    public init(
      recording: SHA256Digest, channel: Int, model: ModelIdentity, speech: [Range<Int>] = []
    ) {
      self.recording = recording
      self.channel = channel
      self.model = model
      self.speech = speech.joinedInOrder()
    }

    /// Under what the entry is kept.
    public var id: ID { ID(recording: recording, channel: channel, model: model.digest) }
  }

  /// What the entry says of itself.
  public let header: Header
  /// How many frames of ``PhoneScores/frameDurationMs`` it has.
  public let frameCount: Int
  /// The record, from its first byte to its last.
  let bytes: EntryBytes
  /// Where in the record its sections lie.
  let sections: SectionTable

  /// How many bytes it takes in an index.
  public var byteCount: Int { bytes.count }

  /// The scores of the frames in `range`, as they were quantised.
  ///
  /// - Precondition: `range` lies within the entry.
  public func scores(in range: Range<Int>) -> PhoneScores {
    precondition(range.lowerBound >= 0 && range.upperBound <= frameCount)
    return bytes.withBytes {
      FrameDecoder(record: $0, sections: sections, frameCount: frameCount).scores(in: range)
    }
  }
}

extension [Range<Int>] {
  /// The same stretches in order, those that overlap or touch as one, none of them empty.
  func joinedInOrder() -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
