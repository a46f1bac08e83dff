import AudioInput
import Testing

@Suite("Recordings in a folder")
struct RecordingFilesTests {
  @Test(
    "files with the extension of a recording are taken, in any case",
    arguments: [
      "a.wav", "B.WAV", "c.flac", "d.Mp3", "e.opus", "f.ogg", "g.aiff", "h.au", "x.y.wav",
    ])
  func taken(name: String) {
    #expect(RecordingFiles.isRecording(named: name))
  }

  @Test(
    "other files and hidden files are left alone",
    arguments: ["a.txt", "wav", ".wav", ".hidden.wav", "a.wav.part", "a.vtt", "a", "", "a."])
  func left(name: String) {
    #expect(!RecordingFiles.isRecording(named: name))
  }
}
