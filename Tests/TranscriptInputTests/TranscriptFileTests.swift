import CallModel
import Diagnostics
import Foundation
import TestSupport
import Testing
import TranscriptInput

@Suite struct TranscriptFileTests {
  private let cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nhi"

  /// A folder of its own for one test.
  private func inFolder(_ body: (String) throws -> Void) throws {
    try withExtendedLifetime(TemporaryFolder()) { try body($0.path) }
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test("a transcript beside the recording is found by its stem, the richest format first")
  func beside() throws {
    try inFolder { folder in
      let recording = folder + "/call.2.wav"
      #expect(TranscriptFile.beside(recording).path == nil)
      #expect(TranscriptFile.beside(recording).passedOver.isEmpty)
      try write(cues, to: folder + "/call.srt")
      #expect(TranscriptFile.beside(recording).path == nil)
      try write("", to: folder + "/call.2.srt")
      #expect(TranscriptFile.beside(recording).path == folder + "/call.2.srt")
      try write(cues, to: folder + "/call.2.vtt")
      #expect(TranscriptFile.beside(recording).path == folder + "/call.2.vtt")
      try write(#"{"segments":[]}"#, to: folder + "/call.2.json")
      #expect(TranscriptFile.beside(recording).path == folder + "/call.2.json")
    }
  }

  @Test("a json beside the recording that is no transcript is passed over with the reason")
  func otherJSON() throws {
    try inFolder { folder in
      try write(#"{"caller":"+12125550100"}"#, to: folder + "/call.json")
      let alone = TranscriptFile.beside(folder + "/call.flac")
      #expect(alone.path == nil)
      #expect(alone.passedOver.map(\.path) == [folder + "/call.json"])
      #expect(alone.passedOver.first?.reason.hasPrefix("fits no format of transcript") == true)

      try write(cues, to: folder + "/call.vtt")
      let both = TranscriptFile.beside(folder + "/call.flac")
      #expect(both.path == folder + "/call.vtt")
      #expect(both.passedOver.count == 1)
    }
  }

  @Test("endings in capitals are found, and a file without an ending has a stem, too")
  func spellings() throws {
    try inFolder { folder in
      try write(cues, to: folder + "/CALL.VTT")
      #expect(TranscriptFile.beside(folder + "/CALL.WAV").path == folder + "/CALL.VTT")
      try write(cues, to: folder + "/recording.vtt")
      #expect(TranscriptFile.beside(folder + "/recording").path == folder + "/recording.vtt")
      try write(cues, to: folder + "/.hidden.vtt")
      #expect(TranscriptFile.beside(folder + "/.hidden").path == folder + "/.hidden.vtt")
      #expect(TranscriptFile.beside("").path == nil)
    }
  }

  @Test("a file that is its own transcript is not found beside itself")
  func itself() throws {
    try inFolder { folder in
      try write(cues, to: folder + "/call.vtt")
      #expect(TranscriptFile.beside(folder + "/call.vtt").path == nil)
    }
  }

  @Test("files that cannot be read say why")
  func unreadable() throws {
    try inFolder { folder in
      for (path, reason) in [
        (folder + "/none.vtt", "there is no such file"),
        (folder, "not a file that can be read as a transcript"),
        ("/dev/zero", "not a file that can be read as a transcript"),
      ] {
        let error = try #require(throws: InputError.self) { try TranscriptFile.read(path: path) }
        #expect(error.reason == reason)
      }
    }
  }

  @Test("a link to a transcript is followed")
  func link() throws {
    try inFolder { folder in
      try write(cues, to: folder + "/a.vtt")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/b.vtt", withDestinationPath: folder + "/a.vtt")
      #expect(try TranscriptFile.read(path: folder + "/b.vtt").words.count == 1)
    }
  }

  @Test(
    "a file that is too large is refused before it is read, by a byte or by hundreds of megabytes",
    arguments: [TranscriptFile.maxBytes + 1, 500_000_000])
  func tooLarge(byteCount: Int) throws {
    try inFolder { folder in
      let path = folder + "/huge.json"
      try write("", to: path)
      let handle = try FileHandle(forWritingTo: URL(filePath: path))
      try handle.truncate(atOffset: UInt64(byteCount))
      try handle.close()
      let error = try #require(throws: InputError.self) { try TranscriptFile.read(path: path) }
      #expect(
        error.description
          == "\(path): too large for a transcript: \(byteCount) bytes; the limit is 67108864 (split it by call)"
      )
    }
  }
}
