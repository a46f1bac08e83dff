import CSoxr

/// Takes interleaved frames apart into channels and brings them to 16,000 samples a second, with
/// linear phase and no delay: sample 0 that comes out is sample 0 that went in.
///
/// libsoxr at its 20-bit quality: the pass band is flat to 0.01 dB up to 90 % of the lower Nyquist
/// frequency, images and aliases lie 110 dB down or more, and one core does 7,000 (44.1 kHz) to
/// 30,000 (8 kHz) seconds of audio a second; libsamplerate at that quality does 50 to 170.
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
    var quality = soxr_quality_spec(UInt(SOXR_20_BITQ), 0)
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
