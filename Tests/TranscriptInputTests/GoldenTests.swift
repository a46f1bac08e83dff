import TestSupport
import Testing
import TranscriptInput

/// Every fixture is read as its `.golden` file says.
@Suite struct GoldenTests {
  @Test(
    "fixtures are read as their golden files say",
    arguments: [
      "voices.vtt", "word-times.vtt", "prefixes.srt", "speaker-labels.json", "channels.json",
      "audio-segments.json", "whisper-segments.json", "whisper-words.json", "whisperx.json",
    ])
  func golden(name: String) throws {
    let transcript = try TranscriptFile.read(path: try Fixture.path(name))
    GoldenFile(name + ".golden", in: "Fixtures").expect(rendered(transcript))
  }
}
