import Acoustics
import Foundation
import TestSupport
import Testing

/// How much memory an hour takes, measured from outside: what the process holds.
@Suite("The memory of a long call", .serialized)
struct E2EMemoryTests {
  @Test("an hour with pauses, and a pause of an hour, take less than 100 MB more than a minute")
  func hour() throws {
    let directory = try ModelLocation.directory(environment: ProcessInfo.processInfo.environment)
    let model = try AcousticModel(directory: directory)
    let talk = try #require(try Recordings.telephone().first).samples.prefix(16_000)
    let quiet = [Float](repeating: 0, count: 16_000)
    for secondsOfTalkInTwenty in [2, 0] {
      var stream = PosteriorStream(model: model)
      var frameCount = 0
      var afterMinute = 0
      for second in 0..<3_600 {
        frameCount +=
          stream.append(second % 20 < secondsOfTalkInTwenty ? Array(talk) : quiet).frameCount
        if second == 60 { afterMinute = try residentBytes() }
      }
      #expect(try residentBytes() - afterMinute < 100_000_000)
      let (rest, speech) = stream.finishWithSpeech()
      #expect(frameCount + rest.frameCount == 3_600 * 50 + 1)
      #expect(speech.isEmpty == (secondsOfTalkInTwenty == 0))
    }
  }

  /// What the process holds in memory now.
  private func residentBytes() throws -> Int {
    let numbers = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      .split(separator: " ")
    return try #require(numbers.dropFirst().first.flatMap { Int($0) }) * 4_096
  }
}
