import CSoxr

/// Takes interleaved frames apart into channels and brings them to 16,000 samples a second, with
/// linear phase and no delay: sample 0 that comes out is sample 0 that went in.
///
/// Recordings above 16 kHz go through libsoxr's 20-bit quality: what lies above 8 kHz is gone by
/// 110 dB or more before it can fold back, and the pass band is flat to 0.01 dB up to 7.2 kHz.
///
/// Recordings below 16 kHz are raised by libsoxr's cubic (`SOXR_QQ`): each sample lies on the
/// polynomial through the four recorded samples around it. For listeners that would be poor. From
/// 8 kHz, a tone of 1 kHz loses 0.04 dB, one of 2 kHz 0.5 dB, one of 3.4 kHz 3.5 dB, and each leaves
/// an image mirrored at 4 kHz: 47, 25 and 10 dB down. This sound is for recognisers, and the images
/// are wanted: to a network that was taught on sound with something above 4 kHz, a filter that
/// leaves nothing there is worse. In 10 dB of noise the keyword benchmark's score is .437 with the
/// cubic and .107 with the 20-bit quality; `docs/design/decoding.md` has the other figures.
///
/// One core does some 22,000 seconds of audio a second from 8 kHz and 7,000 from 44.1 kHz.
struct Resampler: ~Copyable {
  /// `nil` where the rate is right already and samples pass unchanged.
  private let handle: OpaquePointer?
  private let channelCount: Int

  /// A resampler for audio at `sampleRateHz`; `nil` if there is no memory for it.
  init?(sampleRateHz: Int, channelCount: Int) {
    self.channelCount = channelCount
    guard sampleRateHz != AudioBlock.sampleRateHz else {
      handle = nil
      return
    }
    var format = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_S)
    let recipe = sampleRateHz < AudioBlock.sampleRateHz ? SOXR_QQ : SOXR_20_BITQ
    var quality = soxr_quality_spec(UInt(recipe), 0)
    var runtime = soxr_runtime_spec(1)
    handle = soxr_create(
      Double(sampleRateHz), Double(AudioBlock.sampleRateHz), UInt32(channelCount), nil, &format,
      &quality, &runtime)
    if handle == nil { return nil }
  }

  deinit { if let handle { soxr_delete(handle) } }

  /// Takes as many of the interleaved `frames` as it can use and writes at most `capacity` samples
  /// to each of the `channels`. No frames at all tell that everything has been given: what is still
  /// inside comes out.
  ///
  /// - Returns: frames taken and samples written; `nil` if libsoxr failed.
  func process(
    _ frames: UnsafeBufferPointer<Float>, into channels: [UnsafeMutablePointer<Float>],
    capacity: Int
  ) -> (taken: Int, written: Int)? {
    let available = frames.count / channelCount
    guard let handle else {
      let count = min(available, capacity)
      for (channel, target) in channels.enumerated() {
        for index in 0..<count { target[index] = frames[index * channelCount + channel] }
      }
      return (count, count)
    }
    var taken = 0
    var written = 0
    let fault = channels.map { Optional(UnsafeMutableRawPointer($0)) }.withUnsafeBufferPointer {
      soxr_process(
        handle, available == 0 ? nil : UnsafeRawPointer(frames.baseAddress), available, &taken,
        UnsafeMutableRawPointer(mutating: $0.baseAddress), capacity, &written)
    }
    return fault == nil ? (taken, written) : nil
  }
}
