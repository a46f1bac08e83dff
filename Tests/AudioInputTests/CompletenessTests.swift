import AudioInput
import CSndfile
import Foundation
import Testing

@Suite("Recordings that lost their end, and headers that do not know it")
struct CompletenessTests {
  private let folder: TestFolder
  private let advice = " (copy the recording again from where it was made)"

  init() throws { folder = try TestFolder() }

  @Test("a WAV, AIFF or AU file that lost its end is refused with how much is there")
  func cutFiles() throws {
    let formats: [(name: String, format: Int)] = [
      ("pcm.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16), ("law.wav", SF_FORMAT_WAV | SF_FORMAT_ULAW),
      ("gsm.wav", SF_FORMAT_WAV | SF_FORMAT_GSM610),
      ("ima.wav", SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM),
      ("rf64.wav", SF_FORMAT_RF64 | SF_FORMAT_PCM_16),
      ("rifx.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16 | SF_ENDIAN_BIG),
      ("pcm.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16),
      ("law.au", SF_FORMAT_AU | SF_FORMAT_ULAW),
      ("pcm.au", SF_FORMAT_AU | SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE),
    ]
    for (name, format) in formats {
      let bytes = try written(name, format: format, seconds: 10)
      let message = refusal(try folder.write(bytes.prefix(bytes.count / 2), to: name))
      let pattern =
        #/(.*): cut short: (4\.9|5\.0|5\.1) s of sound, and its header promises (9\.9|10\.0|10\.1) s (.*)/#
      let match = try #require(message.wholeMatch(of: pattern), "\(message)")
      #expect(match.1 == name)
      #expect(" " + match.4 == advice)
    }
  }

  @Test("a tenth of a second more or less is how writers round, and is read")
  func rounding() throws {
    let bytes = try written("a.wav", format: SF_FORMAT_WAV | SF_FORMAT_PCM_16, seconds: 2)
    let short = try folder.write(bytes.dropLast(1_600), to: "short.wav")
    #expect(try TestRecording.read(short).channels[0].count == 32_000 - 1_600)
    #expect(
      refusal(try folder.write(bytes.dropLast(1_616), to: "shorter.wav"))
        == "shorter.wav: cut short: 1.9 s of sound, and its header promises 2.0 s" + advice)
  }

  @Test(
    "a data size that its writer could not go back to fill in is no promise",
    arguments: [0, 0x7fff_f000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as [UInt32])
  func openEnded(size: UInt32) throws {
    let path = try folder.write(WAVBytes(dataBytes: size).followed(by: 32_000), to: "s.wav")
    let (info, channels) = try TestRecording.read(path)
    #expect(info.durationMs == 2_000)
    #expect(channels[0].count == 32_000)
  }

  @Test("the open-ended sizes of AU and AIFF are no promise either")
  func openEndedOthers() throws {
    var au = try written("a.au", format: SF_FORMAT_AU | SF_FORMAT_ULAW, seconds: 2)
    au.replaceSubrange(8..<12, with: [255, 255, 255, 255])
    #expect(try TestRecording.read(folder.write(au, to: "a.au")).channels[0].count == 32_000)

    var aiff = try written("a.aiff", format: SF_FORMAT_AIFF | SF_FORMAT_PCM_16, seconds: 2)
    let sound = try #require(
      aiff.indices.dropLast(4).first { aiff[$0..<$0 + 4].elementsEqual("SSND".utf8) })
    // As sox writes it into a pipe.
    aiff.replaceSubrange(sound + 4..<sound + 8, with: [0x7f, 0, 0, 8])
    #expect(try TestRecording.read(folder.write(aiff, to: "a.aiff")).channels[0].count == 32_000)
  }

  @Test("a FLAC file that lost its end is refused when it is opened")
  func cutFLAC() throws {
    let bytes = try written("a.flac", format: SF_FORMAT_FLAC | SF_FORMAT_PCM_16, seconds: 10)
    let path = try folder.write(bytes.prefix(bytes.count / 2), to: "a.flac")
    let message = refusal(path)
    let pattern = #/a\.flac: cut short: [3-6]\.\d s of sound, and its header promises 10\.0 s(.*)/#
    let match = try #require(message.wholeMatch(of: pattern), "\(message)")
    #expect(match.1 == advice)
    #expect(throws: (any Error).self) { _ = try SpeechReader(path: path) }
  }

  @Test(
    "an Ogg file without its last page is refused",
    arguments: [SF_FORMAT_VORBIS, SF_FORMAT_OPUS])
  func cutOgg(codec: Int) throws {
    let bytes = try written("a.ogg", format: SF_FORMAT_OGG | codec, seconds: 10)
    for share in [0.3, 0.5, 0.9, 0.999] {
      let kept = bytes.prefix(Int(Double(bytes.count) * share))
      #expect(
        refusal(try folder.write(kept, to: "a.ogg"))
          == "a.ogg: cut short: the stream has no end" + advice)
    }
  }

  @Test("an MP3 file that lost its end against its encoder's count is refused")
  func cutMP3() throws {
    let bytes = try written("a.mp3", format: mp3, seconds: 10)
    let message = refusal(try folder.write(bytes.prefix(bytes.count / 2), to: "a.mp3"))
    let pattern = #/a\.mp3: cut short: [3-6]\.\d s of sound, and its header promises 10\.\d s(.*)/#
    #expect(try #require(message.wholeMatch(of: pattern), "\(message)").1 == advice)
  }

  private var mp3: Int { SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III }

  private func written(_ name: String, format: Int, seconds: Double) throws -> [UInt8] {
    try TestRecording.write(
      TestSignal.sides(1, seconds: seconds, at: 8_000), to: folder.path(of: name), format: format,
      sampleRateHz: 8_000)
    return try folder.bytes(of: name)
  }

  private func refusal(_ path: String) -> String {
    TestRecording.refusal(path).replacingOccurrences(of: "\(folder.path)/", with: "")
  }
}
