import AudioInput
import CSndfile
import Foundation
import Testing

@Suite("MP3 files, whose headers are not to be trusted")
struct MP3Tests {
  private let folder: TestFolder
  private let sampleRateHz = 16_000
  private let signal: [Float]
  /// A file of varying bit rate with the encoder's count in its first frame.
  private let bytes: [UInt8]
  private let firstFrameBytes: Int

  init() throws {
    folder = try TestFolder()
    // Loud before quiet: a length guessed from the first frames is much too short.
    let loud = TestSignal.tones(topHz: 7_000, seconds: 2, at: 16_000, seed: 11)
    signal = loud + loud.map { $0 * 0.001 } + TestSignal.sides(1, seconds: 4, at: 16_000)[0]
    try TestRecording.write(
      [signal], to: folder.path(of: "v.mp3"), format: SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III,
      sampleRateHz: 16_000, isVariableBitRate: true)
    let bytes = try folder.bytes(of: "v.mp3")
    self.bytes = bytes
    firstFrameBytes = try #require(
      (4..<bytes.count - 1).first { bytes[$0] == 0xff && bytes[$0 + 1] == bytes[1] })
  }

  @Test("the encoder's count is kept where it is right, and takes away the coder's delay")
  func whole() throws {
    let (info, channels) = try TestRecording.read(folder.path(of: "v.mp3"))
    #expect(info.formatName == "MP3")
    #expect(info.durationMs == 8_000)
    #expect(channels[0].count == signal.count)
    #expect(TestSignal.bestLag(channels[0], signal, within: 20).lag == 0)
  }

  @Test("without the count, nothing is lost: every frame is decoded")
  func withoutCount() throws {
    let path = try folder.write(bytes[firstFrameBytes...], to: "n.mp3")
    let (info, channels) = try TestRecording.read(path)
    #expect(channels[0].count >= signal.count)
    #expect(abs(Double(info.durationMs ?? 0) - Double(channels[0].count) / 16) <= 50)
    let (lag, correlation) = TestSignal.bestLag(channels[0], signal, within: 1_400)
    #expect((0...1_200).contains(lag))
    #expect(correlation > 0.9)
  }

  @Test("a count that is too small does not end the recording early")
  func smallCount() throws {
    var changed = bytes
    let mark = try #require(
      (0..<200).first { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) == "Xing" })
    changed.replaceSubrange(mark + 8..<mark + 12, with: [0, 0, 0, 50])
    let (_, channels) = try TestRecording.read(folder.write(changed, to: "c.mp3"))
    #expect(channels[0].count >= signal.count)
  }

  @Test("MP3 inside a WAV file is counted by its frames, whatever the header says")
  func insideWAV() throws {
    for stream in [bytes[...], bytes[firstFrameBytes...]] {
      let header = WAVBytes(codec: 0x55, sampleRateHz: 16_000, dataBytes: UInt32(stream.count))
      let path = try folder.write(header.header + stream, to: "w.wav")
      let (info, channels) = try TestRecording.read(path)
      #expect(info.formatName == "MP3")
      #expect(channels[0].count >= signal.count && channels[0].count <= signal.count + 2_400)
    }
    let header = WAVBytes(codec: 0x55, sampleRateHz: 16_000, dataBytes: 5_000)
    let path = try folder.write(header.header + [UInt8](repeating: 7, count: 5_000), to: "w.wav")
    #expect(refusal(path) == "w.wav, byte 44: a WAV file of MP3 sound with no MP3 in it")
  }

  @Test("tags before and after the frames are no sound")
  func tags() throws {
    let plain = try TestRecording.read(folder.path(of: "v.mp3")).channels[0]
    let id3: [UInt8] =
      Array("ID3".utf8) + [3, 0, 0, 0, 0, 2, 0] + [UInt8](repeating: 0, count: 256)
    let trailers: [[UInt8]] = [
      Array("TAG".utf8) + [UInt8](repeating: 32, count: 125),
      Array("APETAGEX".utf8) + [UInt8](repeating: 77, count: 5_000),
      [UInt8](repeating: 0, count: 20_000),
    ]
    for trailer in trailers {
      let path = try folder.write(id3 + bytes + trailer, to: "t.mp3")
      #expect(try TestRecording.read(path).channels[0] == plain)
    }
  }

  @Test("a stream that breaks off within a frame is refused")
  func breaksOff() throws {
    for missing in [1, 10, 20] {
      let path = try folder.write(bytes[firstFrameBytes...].dropLast(missing), to: "b.mp3")
      #expect(
        refusal(path)
          == "b.mp3: cut short: the stream has no end, it breaks off after 8.1 s"
          + " (copy the recording again from where it was made)")
    }
  }

  @Test("damage in the middle is told with its byte")
  func damaged() throws {
    var changed = bytes
    let middle = bytes.count / 2
    changed.replaceSubrange(middle..<middle + 3_000, with: [UInt8](repeating: 0x55, count: 3_000))
    let message = refusal(try folder.write(changed, to: "d.mp3"))
    let pattern = #/d\.mp3, byte (\d+): the MP3 stream is damaged from here on .*/#
    let byte = try #require(message.wholeMatch(of: pattern), "\(message)").1
    #expect((middle - 1_500...middle + 1_500).contains(Int(byte) ?? 0))
  }

  private func refusal(_ path: String) -> String {
    TestRecording.refusal(path).replacingOccurrences(of: "\(folder.path)/", with: "")
  }
}
