/// What is measured of each frame of a channel: all that later questions are answered from.
struct ChannelMeasures {
  /// The loudness of each short frame, 200 to 3,800 Hz; see `Level`.
  var levels: [UInt8] = []
  // INVARIANT: `SpeechBands.count` for each short frame.
  /// The loudness of each band in each short frame, the bands of a frame side by side.
  var bands: [UInt8] = []
  /// What each long frame says about music.
  var textures: [MusicTexture.Frame] = []
  /// The long frames that hold little but one tone or two.
  var tones: [ToneFrame] = []
  /// The keys that were pressed.
  var keys: [PressedKey] = []
  /// Samples at 16 kHz, and those of them that were cut off at full scale.
  var sampleCount = 0
  var clippedCount = 0

  /// The length of the channel in milliseconds.
  var lengthMs: Int { sampleCount / 16 }
}
