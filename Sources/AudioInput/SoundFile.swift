import CSndfile
import Diagnostics

/// A recording that libsndfile has open; closed when it goes out of scope.
///
/// libsndfile sees the file through a window of its bytes (`WindowedBytes`): it never learns the
/// name, from which it would guess that a text file called `x.au` is headerless µ-law.
struct SoundFile: ~Copyable {
  /// Samples a second in each channel.
  let sampleRateHz: Int
  /// How many channels there are.
  let channelCount: Int
  /// How many frames the decoder will give; `nil` where it does not know before the end.
  let frameCount: Int?
  /// Frames given so far.
  private(set) var framesRead = 0
  private let format: Int32
  private let path: String
  private let handle: OpaquePointer
  // INVARIANT: outlives `handle`, and the file outlives both.
  private let window: WindowedBytes

  /// Opens the sound that `extent` found in `file`, which must stay open as long as this does.
  ///
  /// - Throws: what libsndfile says of a file that it cannot read.
  init(_ file: borrowing OpenFile, _ extent: SoundExtent) throws(InputError) {
    let window = WindowedBytes(
      descriptor: file.descriptor, extent: extent)
    var info = SF_INFO()
    var callbacks = WindowedBytes.callbacks
    guard let handle = sf_open_virtual(&callbacks, Int32(SFM_READ), &info, window.state) else {
      if extent.completeness == .noEnd { throw SoundExtent.noEnd(file.path, afterMs: nil) }
      throw InputError(
        path: file.path, reason: "\(extent.container.name) that cannot be read: \(fault(nil))")
    }
    self.window = window
    self.handle = handle
    path = file.path
    format = info.format
    sampleRateHz = Int(info.samplerate)
    channelCount = Int(info.channels)
    frameCount = (0..<Int64.max).contains(info.frames) ? Int(info.frames) : nil
  }

  deinit { sf_close(handle) }

  /// Container and codec in plain words.
  var formatName: String { FormatName(format).description }

  /// Decodes the next frames, interleaved, into `buffer`; returns how many, 0 at the end.
  /// Samples that are no numbers become silence.
  ///
  /// - Throws: that the sound is damaged, or ends before the last frame that the header counts.
  mutating func read(into buffer: UnsafeMutableBufferPointer<Float>) throws(InputError) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    let wanted = buffer.count / channelCount
    let count = max(Int(sf_readf_float(handle, base, sf_count_t(wanted))), 0)
    framesRead += count
    if count < wanted { try checkEnd(hasFault: sf_error(handle) != SF_ERR_NO_ERROR) }
    if storesFloats { silenceNonNumbers(buffer[..<(count * channelCount)]) }
    return count
  }

  /// Looks at how the sound ended, once the decoder gives no more.
  private func checkEnd(hasFault: Bool) throws(InputError) {
    let readMs = milliseconds(framesRead, at: sampleRateHz)
    let promisedMs = frameCount.map { milliseconds($0, at: sampleRateHz) } ?? readMs
    let reason: String
    if promisedMs - readMs > Limits.missingMs, window.isAtEnd || !hasFault {
      reason = cutShort(presentMs: readMs, promisedMs: promisedMs)
    } else if hasFault {
      reason = "damaged after \(spoken(ms: readMs)) of sound: \(fault(handle))"
    } else {
      return
    }
    throw InputError(path: path, reason: reason, advice: SoundExtent.copyAgain)
  }

  /// Opens `extent` to see whether the last frame that its header counts can be decoded, and where
  /// not, decodes it from the start to tell how much there is.
  ///
  /// - Throws: how much is there, where it is less than promised.
  static func tryLastFrame(
    of extent: SoundExtent, in file: borrowing OpenFile
  ) throws(InputError) {
    guard try !SoundFile(file, extent).reachesLastFrame() else { return }
    // A FLAC decoder that failed to seek cannot go back: a fresh one counts.
    var sound = try SoundFile(file, extent)
    let buffer = UnsafeMutableBufferPointer<Float>.allocate(
      capacity: sound.sampleRateHz * sound.channelCount)
    defer { buffer.deallocate() }
    while try sound.read(into: buffer) > 0 {}
  }

  private consuming func reachesLastFrame() -> Bool {
    guard let frameCount, frameCount > 0 else { return true }
    var frame = [Float](repeating: 0, count: channelCount)
    return sf_seek(handle, sf_count_t(frameCount - 1), SEEK_SET) >= 0
      && sf_readf_float(handle, &frame, 1) == 1
  }

  /// Whether samples are stored as floating point, which can hold what is no number.
  private var storesFloats: Bool {
    [SF_FORMAT_FLOAT, SF_FORMAT_DOUBLE].contains(Int(format) & SF_FORMAT_SUBMASK)
  }
}

/// Puts silence where samples are not numbers or far out of any scale: one of them would spread
/// over everything that a filter or a transform touches.
private func silenceNonNumbers(_ samples: Slice<UnsafeMutableBufferPointer<Float>>) {
  let samples = UnsafeMutableBufferPointer(rebasing: samples)
  for index in samples.indices where !(samples[index].magnitude <= Limits.largestSample) {
    samples[index] = 0
  }
}

/// What libsndfile says is wrong, on one line, without the word "error" and the full stop.
private func fault(_ handle: OpaquePointer?) -> String {
  let text = String(cString: sf_strerror(handle))
  var line = text.split(whereSeparator: \.isNewline).joined(separator: " ")[...]
  if line.hasPrefix("Error : ") { line.removeFirst("Error : ".count) }
  if line.hasSuffix(".") { line.removeLast() }
  return String(line)
}

extension SoundExtent.Container {
  /// The container with its article, as a message begins.
  fileprivate var name: String {
    switch self {
    case .wav: "a WAV file"
    case .aiff: "an AIFF file"
    case .au: "an AU file"
    case .flac: "a FLAC file"
    case .ogg: "an Ogg file"
    case .mpeg: "an MP3 file"
    }
  }
}
