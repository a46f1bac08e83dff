/// What is read, and where refusal starts.
public enum Limits {
  /// Sample rates that are read: telephony's 8 kHz up to studio recordings.
  public static let sampleRatesHz = 8_000...192_000
  /// Mono, or one channel for each side.
  public static let channelCounts = 1...2
  /// How much of the promised sound may be missing before a recording counts as cut short.
  /// Writers round to whole blocks, and some count header bytes as sound.
  static let missingMs = 100
  /// A data size from here on is what programs write that cannot go back to their header (2 GiB
  /// less 16 MiB: sox writes 0x7ffff000, ffmpeg and telephony servers 0xffffffff).
  static let openEndedDataBytes: UInt32 = 0x7f00_0000
  /// How many chunks a header may have before the sound: real ones have fewer than twenty.
  static let headerChunks = 1_000
  /// How far into a file the first MPEG frame may be, after any tags.
  static let mpegSearchBytes = 65_536
  /// Samples beyond this are no sound (integers stored as floats reach 32,768).
  static let largestSample: Float = 65_536
}
