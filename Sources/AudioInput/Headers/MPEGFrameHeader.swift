/// The four bytes before each frame of an MPEG audio stream.
///
/// Source: ISO/IEC 11172-3 §2.4.1.3 and 13818-3 §2.4.1.3; version 2.5 is the Fraunhofer extension
/// that every player reads.
struct MPEGFrameHeader: Hashable {
  /// 1, 2 or 3.
  let layer: Int
  /// Whether it is MPEG version 1; else 2 or 2.5, with half or a quarter of the sample rate.
  let isVersion1: Bool
  /// Samples a second.
  let sampleRateHz: Int
  /// How long the frame is, header included.
  let byteCount: Int
  /// Whether it has one channel.
  let isMono: Bool

  /// The header at `offset` of `bytes`; `nil` if no frame can begin there (free-format streams, in
  /// which a frame does not say how long it is, count as none).
  init?(_ bytes: [UInt8], at offset: Int) {
    guard let word = bytes.bigEndian(at: offset, count: 4), word >> 21 == 0x7ff else { return nil }
    let field = { (shift: Int, bits: Int) in Int(word >> UInt64(shift)) & ((1 << bits) - 1) }
    let version = field(19, 2)
    let layerCode = field(17, 2)
    let bitRateIndex = field(12, 4)
    let rateIndex = field(10, 2)
    guard version != 1, layerCode != 0, (1...14).contains(bitRateIndex), rateIndex != 3 else {
      return nil
    }
    layer = 4 - layerCode
    isVersion1 = version == 3
    sampleRateHz = [44_100, 48_000, 32_000][rateIndex] >> (isVersion1 ? 0 : version == 2 ? 1 : 2)
    let padding = field(9, 1)
    let bitRate = 1000 * Self.kilobits(isVersion1, layer)[bitRateIndex - 1]
    byteCount =
      switch layer {
      case 1: (12 * bitRate / sampleRateHz + padding) * 4
      case 3 where !isVersion1: 72 * bitRate / sampleRateHz + padding
      default: 144 * bitRate / sampleRateHz + padding
      }
    isMono = field(6, 2) == 3
  }

  /// How many samples the frame gives for each channel.
  var sampleCount: Int { layer == 1 ? 384 : layer == 3 && !isVersion1 ? 576 : 1152 }

  /// Where an encoder's count of frames (`Xing` or `Info`) stands in the frame that carries one:
  /// after the header and the empty side information of layer III.
  var countOffset: Int { 4 + (isVersion1 ? (isMono ? 17 : 32) : (isMono ? 9 : 17)) }

  /// Whether the frame can belong to the same stream.
  func continues(_ other: MPEGFrameHeader) -> Bool {
    layer == other.layer && isVersion1 == other.isVersion1 && sampleRateHz == other.sampleRateHz
  }

  private static func kilobits(_ isVersion1: Bool, _ layer: Int) -> [Int] {
    switch (isVersion1, layer) {
    case (true, 1): [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448]
    case (true, 2): [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384]
    case (true, _): [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    case (false, 1): [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256]
    case (false, _): [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
    }
  }
}
