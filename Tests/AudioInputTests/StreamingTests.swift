import AudioInput
import CSndfile
import Diagnostics
import Foundation
import Testing

@Suite("Streaming")
struct StreamingTests {
  @Test("an hour comes in blocks of a second, and the reader holds no more than that")
  func hourInSeconds() throws {
    let folder = try TestFolder()
    let path = try folder.write(WAVBytes(dataBytes: 3600 * 16_000).header, to: "hour.wav")
    try #require(truncate(path, 44 + 3600 * 16_000) == 0)
    var reader = try SpeechReader(path: path)
    var blocks = 0
    var samples = 0

    while let block = try reader.nextBlock() {
      blocks += 1
      samples += block.sampleCount
      #expect(block.sampleCount <= 16_000)
    }

    #expect(reader.info.durationMs == 3_600_000)
    #expect(blocks == 3600)
    #expect(samples == 3600 * 16_000)
  }

  @Test("all blocks but the last are a second long", arguments: [8_000, 16_000, 44_100])
  func wholeSeconds(sampleRateHz: Int) throws {
    let folder = try TestFolder()
    let path = folder.path(of: "a.wav")
    try TestRecording.write(
      TestSignal.sides(2, seconds: 3.3, at: sampleRateHz), to: path,
      format: SF_FORMAT_WAV | SF_FORMAT_PCM_16, sampleRateHz: sampleRateHz)
    var reader = try SpeechReader(path: path)
    var counts: [Int] = []

    while let block = try reader.nextBlock() { counts.append(block.sampleCount) }

    #expect(counts == [16_000, 16_000, 16_000, 4_800])
  }

  @Test("a file that shrinks while it is read is told, and ends nothing early in silence")
  func shrinks() throws {
    let folder = try TestFolder()
    let path = folder.path(of: "a.wav")
    try TestRecording.write(
      TestSignal.sides(1, seconds: 10, at: 8_000), to: path,
      format: SF_FORMAT_WAV | SF_FORMAT_PCM_16, sampleRateHz: 8_000)
    var reader = try SpeechReader(path: path)
    _ = try reader.nextBlock()
    try #require(truncate(path, 44 + 16_000 * 4) == 0)

    var message = "nothing"
    do {
      while try reader.nextBlock() != nil {}
    } catch {
      message = error.reason
    }

    #expect(message == "cut short: 4.0 s of sound, and its header promises 10.0 s")
  }
}
