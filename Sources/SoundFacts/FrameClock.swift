/// Where the frames that are measured lie in a recording.
enum FrameClock {
  /// Samples of a short frame, 32 ms: speech and keys.
  static let shortLength = 256
  /// Samples from one short frame to the next, 10 ms.
  static let shortHop = 80
  /// Samples of a long frame, 128 ms: tones and music.
  static let longLength = 1_024
  /// Samples from one long frame to the next, 40 ms.
  static let longHop = 320
  /// Milliseconds from one short frame to the next.
  static let shortHopMs = 10
  /// Milliseconds from one long frame to the next.
  static let longHopMs = 40
  /// Silence before the first sample, so that the middle of frame 0 lies at the start of the recording.
  static let leadIn = longLength / 2

  /// The middle of a short frame, in milliseconds from the start of the recording.
  static func shortMiddleMs(_ frame: Int) -> Int { frame * shortHopMs }
  /// The middle of a long frame, in milliseconds from the start of the recording.
  static func longMiddleMs(_ frame: Int) -> Int { frame * longHopMs }
}
