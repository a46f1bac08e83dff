/// The memory of a reader: frames that were decoded and not yet used, and the block being made.
/// Its size depends on the rate and the number of channels, never on the length of a recording.
struct BlockBuffers: ~Copyable {
  /// One second of interleaved frames.
  let frames: UnsafeMutableBufferPointer<Float>
  /// One second of samples at 16 kHz for each channel, one channel after the other.
  private let block: UnsafeMutableBufferPointer<Float>
  private let channelCount: Int
  /// Which of the interleaved samples are still to be used.
  // INVARIANT: within frames.indices, a whole number of frames.
  private(set) var pending = 0..<0

  /// How many samples a block has for each channel.
  static let blockSamples = AudioBlock.sampleRateHz

  /// Buffers for `channelCount` channels at `sampleRateHz`.
  init(sampleRateHz: Int, channelCount: Int) {
    self.channelCount = channelCount
    frames = .allocate(capacity: sampleRateHz * channelCount)
    block = .allocate(capacity: Self.blockSamples * channelCount)
    block.initialize(repeating: 0)
    frames.initialize(repeating: 0)
  }

  deinit {
    frames.deallocate()
    block.deallocate()
  }

  /// The interleaved samples that are still to be used.
  var unused: UnsafeBufferPointer<Float> { UnsafeBufferPointer(rebasing: frames[pending]) }

  /// Notes that `count` frames have been decoded into `frames`.
  mutating func filled(_ count: Int) { pending = 0..<count * channelCount }

  /// Notes that `count` frames have been used.
  mutating func used(_ count: Int) {
    pending = (pending.lowerBound + count * channelCount)..<pending.upperBound
  }

  /// Where each channel goes on after `offset` samples.
  func targets(after offset: Int) -> [UnsafeMutablePointer<Float>] {
    guard let base = block.baseAddress else { return [] }
    return (0..<channelCount).map { base + $0 * Self.blockSamples + offset }
  }

  /// Puts silence into each channel from `offset` up to `end`.
  func silence(_ range: Range<Int>) {
    for target in targets(after: range.lowerBound) {
      target.update(repeating: 0, count: range.count)
    }
  }

  /// A copy of the first `count` samples of each channel.
  func channels(count: Int) -> [[Float]] {
    targets(after: 0).map { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }
}
