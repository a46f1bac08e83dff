public import CallModel
public import Diagnostics

/// A stretch of a recording as it was recorded: its own rate and all its channels. This is sound to
/// listen to, which the blocks of a `SpeechReader` are not.
public struct SoundClip: Sendable, Hashable {
  /// Samples a second in each channel.
  public let sampleRateHz: Int
  /// How many channels there are.
  public let channelCount: Int
  /// The samples, frame by frame with the channels in order, full scale ±1.
  public let samples: [Float]

  /// A clip with all its parts.
  public init(sampleRateHz: Int, channelCount: Int, samples: [Float]) {
    self.sampleRateHz = sampleRateHz
    self.channelCount = channelCount
    self.samples = samples
  }

  /// The stretches `spans` of the recording at `path`, in their order; what lies before its start or
  /// behind its end is left out.
  ///
  /// Decodes up to the last stretch, a second at a time; besides that second it holds the clips alone.
  ///
  /// - Throws: why the recording cannot be read, or that it is damaged before the last stretch ends.
  public static func clips(
    _ spans: [TimeSpan], ofRecordingAt path: String
  ) throws(InputError) -> [SoundClip] {
    let file = try OpenFile(path: path)
    let extent = try SoundExtent.find(in: file)
    var sound = try SoundFile(file, extent)
    try extent.check(sound, path: path)
    let (rate, channelCount) = (sound.sampleRateHz, sound.channelCount)
    let wanted = spans.map { frames(in: $0, rate: rate) }
    let lastFrame = wanted.map(\.upperBound).max() ?? 0
    var samples = [[Float]](repeating: [], count: spans.count)
    let buffer = UnsafeMutableBufferPointer<Float>.allocate(capacity: rate * channelCount)
    defer { buffer.deallocate() }
    while sound.framesRead < lastFrame {
      let start = sound.framesRead
      let count = try sound.read(into: buffer)
      guard count > 0 else { break }
      for (index, range) in wanted.enumerated() {
        let part = range.clamped(to: start..<start + count)
        guard !part.isEmpty else { continue }
        samples[index] +=
          buffer[
            (part.lowerBound - start) * channelCount..<(part.upperBound - start) * channelCount]
      }
    }
    return samples.map {
      SoundClip(sampleRateHz: rate, channelCount: channelCount, samples: $0)
    }
  }

  /// The frames of `span`; of times that no recording has, none or those up to the end of time.
  private static func frames(in span: TimeSpan, rate: Int) -> Range<Int> {
    let most = Int.max / rate
    let start = min(max(span.startMs, 0), most) * rate / 1000
    let end = min(max(span.endMs, 0), most) * rate / 1000
    return start..<max(start, end)
  }
}
