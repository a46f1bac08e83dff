extension SoundClip {
  /// The clip as a WAV file of 16-bit samples, which everything plays.
  public var wavBytes: [UInt8] {
    let bytesPerFrame = 2 * channelCount
    let soundBytes = 2 * samples.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(44 + soundBytes)
    bytes += "RIFF".utf8
    bytes.append(number: 36 + soundBytes, bytes: 4)
    bytes += "WAVEfmt ".utf8
    bytes.append(number: 16, bytes: 4)
    bytes.append(number: 1, bytes: 2)  // PCM
    bytes.append(number: channelCount, bytes: 2)
    bytes.append(number: sampleRateHz, bytes: 4)
    bytes.append(number: sampleRateHz * bytesPerFrame, bytes: 4)
    bytes.append(number: bytesPerFrame, bytes: 2)
    bytes.append(number: 16, bytes: 2)
    bytes += "data".utf8
    bytes.append(number: soundBytes, bytes: 4)
    for sample in samples {
      // What is no number cannot reach this: readers make it silence.
      let scaled = (min(max(sample, -1), 1) * 32_767).rounded()
      bytes.append(number: Int(scaled), bytes: 2)
    }
    return bytes
  }
}

extension [UInt8] {
  /// Appends the lowest `count` bytes of `number`, the lowest first.
  fileprivate mutating func append(number: Int, bytes count: Int) {
    for index in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
