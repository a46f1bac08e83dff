import AudioInput
import CSndfile
import CallModel
import Diagnostics
import Testing

@Suite("Stretches of a recording to listen to") struct SoundClipTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func recording(_ channelCount: Int, rate: Int = 8_000) throws -> (String, [[Float]]) {
    let channels = TestSignal.sides(channelCount, seconds: 3, at: rate)
    let path = folder.path(of: "a.wav")
    try TestRecording.write(
      channels, to: path, format: SF_FORMAT_WAV | SF_FORMAT_FLOAT, sampleRateHz: rate)
    return (path, channels)
  }

  @Test(
    "a clip has the very samples of its stretch, at the recording's own rate", arguments: [1, 2])
  func samples(channelCount: Int) throws {
    let (path, channels) = try recording(channelCount, rate: 11_025)
    let spans = [
      TimeSpan(startMs: 900, endMs: 2_100), TimeSpan(startMs: 0, endMs: 10),
      TimeSpan(startMs: 1_000, endMs: 1_000),
    ]
    let clips = try SoundClip.clips(spans, ofRecordingAt: path)
    #expect(clips.map(\.sampleRateHz) == [11_025, 11_025, 11_025])
    for (clip, span) in zip(clips, spans) {
      let range = span.startMs * 11_025 / 1000..<span.endMs * 11_025 / 1000
      #expect(clip.channelCount == channelCount)
      #expect(clip.samples == range.flatMap { index in channels.map { $0[index] } })
    }
  }

  @Test("what lies outside the recording is left out, however far")
  func outside() throws {
    let (path, channels) = try recording(1)
    let clips = try SoundClip.clips(
      [
        TimeSpan(startMs: -500, endMs: 100), TimeSpan(startMs: 2_900, endMs: .max),
        TimeSpan(startMs: .max - 1, endMs: .max), TimeSpan(startMs: .min, endMs: -1),
      ], ofRecordingAt: path)
    #expect(clips.map(\.samples.count) == [800, 800, 0, 0])
    #expect(clips[1].samples == Array(channels[0].suffix(800)))
    #expect(try SoundClip.clips([], ofRecordingAt: path).isEmpty)
  }

  @Test("the WAV file of a clip reads back as the clip")
  func wav() throws {
    let (path, _) = try recording(2)
    let clip = try #require(
      try SoundClip.clips([TimeSpan(startMs: 500, endMs: 1_500)], ofRecordingAt: path).first)
    let written = try folder.write(clip.wavBytes, to: "clip.wav")
    let back = try #require(
      try SoundClip.clips([TimeSpan(startMs: 0, endMs: 9_000)], ofRecordingAt: written).first)
    #expect(back.sampleRateHz == 8_000)
    #expect(back.channelCount == 2)
    #expect(back.samples.count == clip.samples.count)
    #expect(zip(back.samples, clip.samples).allSatisfy { abs($0 - $1) < 1 / 16_000 })
  }

  @Test("samples beyond full scale are brought to it")
  func overshoot() throws {
    let bytes = SoundClip(sampleRateHz: 8_000, channelCount: 1, samples: [1.5, -1.5]).wavBytes
    #expect(Array(bytes.suffix(4)) == [0xFF, 0x7F, 0x01, 0x80])
  }

  @Test("a recording that cannot be read says why")
  func unreadable() {
    #expect(throws: InputError.self) {
      try SoundClip.clips([], ofRecordingAt: folder.path(of: "none.wav"))
    }
  }
}
