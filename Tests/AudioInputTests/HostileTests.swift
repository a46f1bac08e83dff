import AudioInput
import CSndfile
import Foundation
import TestSupport
import Testing

@Suite("What cannot be read is refused with one clear line")
struct HostileTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test("a path that is no file to read")
  func noFile() throws {
    #expect(refusal(folder.path(of: "gone.wav")) == "gone.wav: no such file")
    #expect(refusal(folder.path) == ": a folder, not a recording")
    try #require(mkfifo(folder.path(of: "pipe.wav"), 0o600) == 0)
    #expect(
      refusal(folder.path(of: "pipe.wav")) == "pipe.wav: not a file (a pipe, a socket or a device)")
    #expect(refusal(try folder.write([], to: "empty.wav")) == "empty.wav: the file is empty")
  }

  @Test("a file that we may not read")
  func notAllowed() throws {
    let path = try folder.write(WAVBytes(dataBytes: 100).followed(by: 100), to: "secret.wav")
    try #require(chmod(path, 0) == 0)
    // Root may read everything: the thread that asks gives the right away for the moment.
    let result = try AsNobody.run { TestRecording.refusal(path) }
    #expect(named(result) == "secret.wav: no permission to read it")
  }

  @Test("something else under a recording's name")
  func somethingElse() throws {
    let notARecording = "not a recording: it begins like none of WAV, AIFF, AU, FLAC, Ogg or MP3"
    let other = "which is not read: recordings are WAV, AIFF, AU, FLAC, Ogg Vorbis, Ogg Opus or MP3"
    var generator = SeededGenerator(seed: 1)
    let random = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(refusal(try folder.write(random, to: "random.wav")) == "random.wav: \(notARecording)")
    #expect(refusal(try folder.write(random, to: "random.mp3")) == "random.mp3: \(notARecording)")
    let text = Array("Dear customer,\nthank you for your call.\n".utf8)
    // libsndfile takes a file of this name for headerless µ-law.
    #expect(refusal(try folder.write(text, to: "text.au")) == "text.au: \(notARecording)")
    #expect(refusal(try folder.write([0x52], to: "one.wav")) == "one.wav: \(notARecording)")
    #expect(
      refusal(try folder.write([0, 0, 0, 32] + Array("ftypM4A ".utf8) + random, to: "a.wav"))
        == "a.wav: an MP4 or M4A (AAC) file, \(other)")
    #expect(
      refusal(try folder.write([0x1a, 0x45, 0xdf, 0xa3] + random, to: "b.ogg"))
        == "b.ogg: a WebM or Matroska file, \(other)")
    #expect(
      refusal(
        try folder.write(Array("RIFF".utf8) + [1, 2, 3, 4] + Array("AVI LIST".utf8), to: "c.wav"))
        == "c.wav: an AVI film, \(other)")
  }

  @Test("a header that breaks off")
  func brokenHeaders() throws {
    let whole = WAVBytes(dataBytes: 16_000).followed(by: 16_000)
    for count in [12, 13, 20, 36, 40, 43] {
      #expect(
        refusal(try folder.write(whole.prefix(count), to: "h.wav"))
          == "h.wav: the WAV header ends after \(count) bytes, before any sound")
    }
    #expect(
      refusal(try folder.write(whole.prefix(12) + whole[36...], to: "nofmt.wav"))
        == "nofmt.wav, byte 12: a WAV file that does not say how its sound is coded: no `fmt ` chunk"
    )
    #expect(
      refusal(
        try folder.write(Array("FORM".utf8) + [0, 0, 9, 0] + Array("AIFFCOMM".utf8), to: "h.aiff"))
        == "h.aiff: the AIFF header ends after 16 bytes, before any sound")
    #expect(
      refusal(try folder.write(Array(".snd".utf8) + [0, 0, 0, 24, 0, 0], to: "h.au"))
        == "h.au: the AU header ends after 10 bytes (an AU file needs 24)")
    #expect(
      refusal(try folder.write(Array("fLaC".utf8) + [0, 0, 0, 34, 1], to: "h.flac")).hasPrefix(
        "h.flac: a FLAC file that cannot be read: "))
    #expect(
      refusal(try folder.write(Array("OggS".utf8) + [0, 2, 1], to: "h.ogg"))
        == "h.ogg: cut short: the stream has no end"
        + " (copy the recording again from where it was made)")
  }

  @Test("a header with no sound behind it")
  func noSound() throws {
    #expect(
      refusal(try folder.write(WAVBytes(dataBytes: 0).header, to: "zero.wav"))
        == "zero.wav: it holds no sound")
    let list: [UInt8] = Array("LIST".utf8) + [4, 0, 0, 0] + Array("INFO".utf8)
    #expect(
      refusal(try folder.write(WAVBytes(dataBytes: 0).header + list, to: "tags.wav"))
        == "tags.wav: it holds no sound")
    let path = folder.path(of: "zero.aiff")
    try TestRecording.write(
      [[]], to: path, format: SF_FORMAT_AIFF | SF_FORMAT_PCM_16, sampleRateHz: 8_000)
    #expect(refusal(path) == "zero.aiff: it holds no sound")
  }

  @Test("channels and rates that are not read")
  func otherShapes() throws {
    let three = WAVBytes(channelCount: 3, dataBytes: 6_000).followed(by: 6_000)
    #expect(
      refusal(try folder.write(three, to: "three.wav"))
        == "three.wav: it has 3 channels; a recording has 1, or 2 with a speaker each"
        + " (pick channels with `sox three.wav out.wav remix 1 2`)")
    for rate: UInt32 in [1, 4_000, 7_999, 192_001, 400_000] {
      let bytes = WAVBytes(sampleRateHz: rate, dataBytes: 6_000).followed(by: 6_000)
      #expect(
        refusal(try folder.write(bytes, to: "rate.wav"))
          == "rate.wav: it is sampled at \(rate) Hz; recordings are read from 8000 to 192000 Hz")
    }
    for rate: UInt32 in [0, .max] {
      let bytes = WAVBytes(sampleRateHz: rate, dataBytes: 6_000).followed(by: 6_000)
      #expect(refusal(try folder.write(bytes, to: "rate.wav")).hasPrefix("rate.wav: "))
    }
  }

  @Test("a header that claims ten hours, with a few kilobytes behind it")
  func tenHours() throws {
    let advice = " (copy the recording again from where it was made)"
    let wav = WAVBytes(dataBytes: 36_000 * 16_000).followed(by: 6_400)
    #expect(
      refusal(try folder.write(wav, to: "ten.wav"))
        == "ten.wav: cut short: 0.4 s of sound, and its header promises 10 h 00 min 00 s" + advice)
    let none = WAVBytes(dataBytes: 36_000 * 16_000).header
    #expect(
      refusal(try folder.write(none, to: "none.wav"))
        == "none.wav: cut short: none of the sound that its header promises is there" + advice)
    let path = folder.path(of: "ten.flac")
    try TestRecording.write(
      TestSignal.sides(1, seconds: 2, at: 8_000), to: path,
      format: SF_FORMAT_FLAC | SF_FORMAT_PCM_16, sampleRateHz: 8_000)
    var flac = try folder.bytes(of: "ten.flac")
    // The 36-bit count of samples ends at byte 26 of the file (RFC 9639, section 8.2).
    flac.replaceSubrange(22..<26, with: [0x11, 0x2a, 0x88, 0x00])
    #expect(
      refusal(try folder.write(flac, to: "ten.flac"))
        == "ten.flac: cut short: 2.0 s of sound, and its header promises 10 h 00 min 00 s" + advice)
  }

  private func refusal(_ path: String) -> String { named(TestRecording.refusal(path)) }

  /// The message without the folder of the test.
  private func named(_ message: String) -> String {
    message.replacingOccurrences(of: "\(folder.path)/", with: "")
      .replacingOccurrences(of: folder.path, with: "")
  }
}
