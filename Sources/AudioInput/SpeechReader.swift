public import Diagnostics

/// Reads a recording as speech recognisers want it: 16 kHz mono per channel, a second at a time.
///
/// Sample 0 that comes out is sample 0 of the recording, and `frames × 16000 / rate` samples come
/// out in all, rounded to the nearest. Memory does not grow with the length of the recording.
///
/// Audio at 16 kHz passes unchanged, and audio above it is filtered to what lies below 8 kHz. Audio
/// below 16 kHz is raised by a cubic, which dulls its highest tones and leaves images of them above
/// half its rate: networks taught on wideband sound recognise more with something there than with
/// nothing. This is sound to recognise, not to listen to.
///
///     var reader = try SpeechReader(path: "call.wav")
///     while let block = try reader.nextBlock() { use(block.channels) }
public struct SpeechReader: ~Copyable {
  /// What the recording says about itself.
  public let info: RecordingInfo

  private var sound: SoundFile
  // INVARIANT: open as long as `sound`, which reads from it.
  private let file: OpenFile
  private let resampler: Resampler
  private var buffers: BlockBuffers
  private var hasEnded = false
  private var samplesGiven = 0

  /// Opens the recording at `path`.
  ///
  /// - Throws: why it cannot be used: not a recording, damaged, cut short against what its header
  ///   promises, without sound, or with a number of channels or a rate that is not read.
  public init(path: String) throws(InputError) {
    let file = try OpenFile(path: path)
    let extent = try SoundExtent.find(in: file)
    let sound = try SoundFile(file, extent)
    try extent.check(sound, path: path)
    if extent.completeness == .toBeTried { try SoundFile.tryLastFrame(of: extent, in: file) }
    guard
      let resampler = Resampler(
        sampleRateHz: sound.sampleRateHz, channelCount: sound.channelCount)
    else { throw InputError(path: path, reason: "there is not enough memory to resample it") }
    let frames = sound.frameCount ?? extent.countedFrames
    let sampleRateHz = sound.sampleRateHz
    info = RecordingInfo(
      path: path, formatName: sound.formatName, sampleRateHz: sampleRateHz,
      channelCount: sound.channelCount,
      durationMs: frames.map { milliseconds($0, at: sampleRateHz) })
    buffers = BlockBuffers(sampleRateHz: sampleRateHz, channelCount: sound.channelCount)
    self.resampler = resampler
    self.sound = sound
    self.file = file
  }

  /// The next second of audio (16,000 samples for each channel); the last block is shorter. `nil`
  /// when all has been given.
  ///
  /// - Throws: that the sound is damaged, or ends before its header says. What was given until then
  ///   is the start of a recording whose rest is lost.
  public mutating func nextBlock() throws(InputError) -> AudioBlock? {
    var filled = 0
    while filled < blockLimit {
      if buffers.pending.isEmpty, !hasEnded {
        let count = try sound.read(into: buffers.frames)
        buffers.filled(count)
        hasEnded = count == 0
      }
      guard
        let step = resampler.process(
          buffers.unused, into: buffers.targets(after: filled), capacity: blockLimit - filled)
      else { throw InputError(path: info.path, reason: "libsoxr could not resample it") }
      buffers.used(step.taken)
      filled += step.written
      if hasEnded, step.written == 0 {
        // The filter may end a sample before the length that the rates give.
        buffers.silence(filled..<blockLimit)
        filled = blockLimit
      }
    }
    guard filled > 0 else { return nil }
    defer { samplesGiven += filled }
    return AudioBlock(startSample: samplesGiven, channels: buffers.channels(count: filled))
  }

  /// How many samples the current block can have: a second, or what is left once the recording has
  /// ended and its length is known.
  private var blockLimit: Int {
    guard hasEnded else { return BlockBuffers.blockSamples }
    let (seconds, rest) = sound.framesRead.quotientAndRemainder(dividingBy: info.sampleRateHz)
    let restSamples =
      (rest * AudioBlock.sampleRateHz * 2 + info.sampleRateHz) / (2 * info.sampleRateHz)
    let total = seconds * AudioBlock.sampleRateHz + restSamples
    return min(max(total - samplesGiven, 0), BlockBuffers.blockSamples)
  }
}
