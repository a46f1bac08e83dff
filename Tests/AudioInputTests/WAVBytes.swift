/// A WAV header written by hand, to say things that no library would write.
struct WAVBytes {
  var riff = "RIFF"
  var codec: UInt16 = 1
  var channelCount: UInt16 = 1
  var sampleRateHz: UInt32 = 8_000
  var bits: UInt16 = 16
  var dataBytes: UInt32

  /// The 44 bytes before the sound.
  var header: [UInt8] {
    let frameBytes = channelCount * bits / 8
    return Array(riff.utf8) + number(dataBytes &+ 36) + Array("WAVEfmt ".utf8)
      + number(16 as UInt32)
      + number(codec) + number(channelCount) + number(sampleRateHz)
      + number(sampleRateHz &* UInt32(frameBytes)) + number(frameBytes) + number(bits)
      + Array("data".utf8) + number(dataBytes)
  }

  /// The header and `count` bytes of a soft sawtooth.
  func followed(by count: Int) -> [UInt8] {
    header + (0..<count).map { UInt8(truncatingIfNeeded: $0 % 2 == 0 ? $0 : 0) }
  }

  private func number(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
