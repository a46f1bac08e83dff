extension SoundClip {
  /// The clip as a WAV file of 16-bit samples, which everything plays.
  public var wavBytes: [UInt8] {
    var bytes = WAVHeader.bytes(
      frameCount: samples.count / max(1, channelCount), channelCount: channelCount,
      sampleRateHz: sampleRateHz)
    bytes.reserveCapacity(bytes.count + 2 * samples.count)
    for sample in samples { bytes.append(sample: sample) }
    return bytes
  }
}
