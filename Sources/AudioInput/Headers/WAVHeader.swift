/// The head of a WAV file of 16-bit samples.
struct WAVHeader {
  static let byteCount = 44

  /// The bytes of the head of a file with `frameCount` frames.
  ///
  /// A file with more than 4 GiB has no such head; its numbers come out as large as they can be.
  static func bytes(frameCount: Int, channelCount: Int, sampleRateHz: Int) -> [UInt8] {
    let bytesPerFrame = 2 * channelCount
    let soundBytes = min(bytesPerFrame * frameCount, Int(UInt32.max) - 36)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
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
    return bytes
  }
}

extension [UInt8] {
  /// Appends `sample`, full scale ±1, as 16 bits.
  mutating func append(sample: Float) {
    // What is no number cannot reach this: readers make it silence.
    let scaled = (Swift.min(Swift.max(sample, -1), 1) * 32_767).rounded()
    append(number: Int(scaled), bytes: 2)
  }

  /// Appends the lowest `count` bytes of `number`, the lowest first.
  fileprivate mutating func append(number: Int, bytes count: Int) {
    for index in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
