import Foundation
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
    let actual = rendered(try TranscriptFile.read(path: try Fixture.path(name)))
    let path = try Fixture.path(name + ".golden")
    guard FileManager.default.fileExists(atPath: path) else {
      Issue.record("there is no \(name).golden; what was read:\n\(actual)")
      return
    }
    #expect(actual == (try Fixture.text(name + ".golden")))
  }
}
