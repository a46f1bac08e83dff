import AudioInput
import CSndfile
import Diagnostics
import Testing

/// Recordings made with libsndfile's writing side, and read with ours.
enum TestRecording {
  /// Writes `channels` (equally long, full scale ±1) as a file of libsndfile's `format`.
  static func write(
    _ channels: [[Float]], to path: String, format: Int, sampleRateHz: Int,
    isVariableBitRate: Bool = false
  ) throws {
    var info = SF_INFO()
    info.samplerate = Int32(sampleRateHz)
    info.channels = Int32(channels.count)
    info.format = Int32(format)
    let file = try #require(
      sf_open(path, Int32(SFM_WRITE), &info), "\(String(cString: sf_strerror(nil)))")
    if isVariableBitRate {
      var mode = Int32(SF_BITRATE_MODE_VARIABLE)
      sf_command(file, Int32(SFC_SET_BITRATE_MODE), &mode, Int32(MemoryLayout<Int32>.size))
    }
    let count = channels.first?.count ?? 0
    let frames = (0..<count).flatMap { index in channels.map { $0[index] } }
    let written = sf_writef_float(file, frames, sf_count_t(count))
    #expect(sf_close(file) == 0)
    try #require(written == sf_count_t(count))
  }

  /// Everything in the recording, block by block put together again.
  static func read(_ path: String) throws -> (info: RecordingInfo, channels: [[Float]]) {
    var reader = try SpeechReader(path: path)
    var channels = [[Float]](repeating: [], count: reader.info.channelCount)
    while let block = try reader.nextBlock() {
      #expect(block.startSample == channels[0].count)
      #expect(block.sampleCount > 0 && block.sampleCount <= AudioBlock.sampleRateHz)
      #expect(block.channels.count == channels.count)
      #expect(block.channels.allSatisfy { $0.count == block.sampleCount })
      for index in channels.indices { channels[index] += block.channels[index] }
    }
    #expect(try reader.nextBlock() == nil)
    return (reader.info, channels)
  }

  /// The one line that reading `path` to its end is refused with.
  static func refusal(_ path: String) -> String {
    do {
      var reader = try SpeechReader(path: path)
      while try reader.nextBlock() != nil {}
      return "not refused"
    } catch {
      return "\(error)"
    }
  }
}
