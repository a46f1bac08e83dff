public import ContentHash
public import Diagnostics
public import PhoneticIndex

/// A recorded example of what is looked for: the word or phrase, said once, in whatever language.
///
/// It is heard as recordings are: whoever listens to recordings listens to the clip, and what comes of
/// it is an index entry like any other. So an example changes with its clip and with the model, and
/// with nothing else.
public struct RecordedExample: Sendable, Hashable {
  /// The clip, as the user named it.
  public let path: String
  /// The digest of the clip's file.
  public let digest: SHA256Digest
  /// The sounds that the network heard in it.
  package let sequence: SoundSequence
  /// Its frames, from shortly before its first sound to shortly behind its last.
  package let shape: SoundShape

  /// How well speech that says nothing fits it; see ``weighed(_:against:)``.
  package internal(set) var likeness = ExampleScale.usualLikeness

  /// How many sounds of speech were heard in it.
  public var soundCount: Int { sequence.sounds.count }

  /// Whether it is so short that other words are full of it.
  public var isShort: Bool { soundCount < Self.fewestSafeSounds }

  /// The fewest sounds of an example that is not short.
  public static let fewestSafeSounds = 5
  /// The fewest sounds that an example can be searched for with.
  public static let fewestSounds = 3
  /// The longest that may lie between the first sound and the last, in milliseconds.
  public static let longestMs = 4_000

  /// Frames before the first sound and behind the last that belong to the example: the network marks
  /// a sound somewhere within it.
  private static let margin = 2

  /// The example in the clip at `path`, whose channels were heard as `channels`.
  ///
  /// - Throws: that it cannot serve as an example, and what to do: it has two channels, nothing is
  ///   said in it, or what is said is too short or too long.
  public init(path: String, digest: SHA256Digest, channels: [IndexEntry]) throws(InputError) {
    guard let entry = channels.first, channels.count == 1 else {
      throw InputError(
        path: path, reason: "an example has one channel, and this recording has \(channels.count)",
        advice: "save the channel on which it is said as a file of its own")
    }
    try self.init(path: path, digest: digest, scores: entry.scores(in: 0..<entry.frameCount))
  }

  /// The example in a clip that was heard as `scores`.
  package init(path: String, digest: SHA256Digest, scores: PhoneScores) throws(InputError) {
    guard let sequence = SoundSequence(in: scores) else {
      throw InputError(
        path: path, reason: "no speech is heard in it",
        advice: "cut the example out of a call where it is said clearly")
    }
    guard sequence.sounds.count >= Self.fewestSounds else {
      let count = sequence.sounds.count
      throw InputError(
        path: path,
        reason:
          "too short to be told from other words: \(count == 1 ? "one sound is" : "two sounds are") heard in it",
        advice: "take an example of \(Self.fewestSafeSounds) sounds or more, such as a whole phrase"
      )
    }
    let lengthMs = sequence.frames.count * PhoneScores.frameDurationMs
    guard lengthMs <= Self.longestMs else {
      throw InputError(
        path: path,
        reason: "too long: speech goes on for \(Self.seconds(lengthMs)) s, and an example has "
          + "\(Self.seconds(Self.longestMs)) s at the most",
        advice: "cut out the few words that matter")
    }
    self.path = path
    self.digest = digest
    self.sequence = sequence
    let start = max(0, sequence.frames.lowerBound - Self.margin)
    let end = min(scores.frameCount, sequence.frames.upperBound + Self.margin)
    shape = SoundShape(scores[start..<end])
  }

  private static func seconds(_ ms: Int) -> String {
    let tenths = (ms + 50) / 100
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
