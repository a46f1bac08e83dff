import AudioInput
import Diagnostics
import Foundation
import Testing

@Suite("The recordings that come with the project")
struct FixtureTests {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("audio-fixtures")

  @Test("every call of calls.csv can be read, with the length and channels that the file says")
  func callsAreRead() throws {
    let calls = try rows()
    #expect(calls.count >= 14)
    for call in calls {
      let id = Comment(rawValue: call["id"] ?? "")
      let recording = try #require(call["recording"], id)
      let (info, channels) = try TestRecording.read(folder.appendingPathComponent(recording).path)
      let seconds = Double(channels[0].count) / 16_000
      #expect((30...120).contains(seconds), id)
      #expect(abs(seconds - Double(try self.seconds(call["duration"] ?? ""))) < 1, id)
      #expect(info.channelCount == (call["channels"] == "" ? 1 : 2), id)
      let map = try ChannelMap(parsing: call["channels"] ?? "", from: "calls.csv")
      #expect(try map.speakers(for: info).count == info.channelCount, id)
      #expect(channels.allSatisfy { $0.contains { $0.magnitude > 0.05 } }, id)
      if let transcript = call["transcript"], transcript != "" {
        #expect(
          FileManager.default.fileExists(atPath: folder.appendingPathComponent(transcript).path))
        #expect(transcript.prefix { $0 != "." } == recording.prefix { $0 != "." }, id)
      }
    }
  }

  @Test("each keyword sounds where expected.json says, on its speaker's channel and not the other")
  func keywordsSound() throws {
    let channelsByID = Dictionary(
      uniqueKeysWithValues: try rows().map { ($0["id"] ?? "", $0["channels"] ?? "") })
    for call in try answers().calls {
      let (_, channels) = try TestRecording.read(folder.appendingPathComponent(call.recording).path)
      let order = channelsByID[call.id]?.split(separator: ",").map(String.init) ?? []
      for keyword in call.keywords {
        let place = Comment("\(call.id): \(keyword.keyword)")
        #expect(keyword.end - keyword.start > 0.3 && keyword.end - keyword.start < 2.5, place)
        let loudness = channels.map { level($0, from: keyword.start, to: keyword.end) }
        let channel = order.firstIndex(of: keyword.speaker) ?? 0
        #expect((loudness[channel] > 0.02) == keyword.heard, place)
        for other in loudness.indices where other != channel {
          #expect(loudness[other] < 0.02, place)
        }
      }
    }
  }

  @Test("the answers cover every call, two or more of which have no outcome at all")
  func answersCoverCalls() throws {
    let calls = try answers().calls
    #expect(calls.map(\.id) == (try rows().map { $0["id"] ?? "" }))
    #expect(calls.filter { $0.conversions.isEmpty && $0.tags.isEmpty }.count >= 2)
    #expect(calls.contains { $0.keywords.contains { !$0.heard && $0.transcribed } })
    #expect(Set(calls.flatMap(\.conversions).map(\.name)).count >= 4)
    #expect(
      calls.flatMap(\.conversions).allSatisfy { $0.value.wholeMatch(of: #/\$\d+\.\d\d/#) != nil })
  }

  @Test("the folder stays small")
  func small() throws {
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    var bytes = 0
    while let _ = files.nextObject() {
      bytes += Int(truncatingIfNeeded: files.fileAttributes?[.size] as? UInt64 ?? 0)
    }
    #expect(bytes > 1_000_000 && bytes < 15_000_000)
  }

  @Test("every hostile file is refused with its line, and each has one")
  func hostile() throws {
    let expected = [
      "empty.wav": "the file is empty",
      "film.wav": "an AVI film, which is not read: \(readable)",
      "folder.wav": "a folder, not a recording",
      "header-only.wav": "the WAV header ends after 36 bytes, before any sound",
      "phone.m4a.wav": "an MP4 or M4A (AAC) file, which is not read: \(readable)",
      "random.wav": notARecording,
      "strange-rate.wav": "it is sampled at 1 Hz; recordings are read from 8000 to 192000 Hz",
      "ten-hours.flac": "cut short: 3.0 s of sound, and its header promises 10 h 00 min 00 s",
      "ten-hours.wav": "cut short: 0.3 s of sound, and its header promises 10 h 00 min 00 s",
      "text.au": notARecording,
      "text.wav": notARecording,
      "three-channels.wav": "it has 3 channels; a recording has 1, or 2 with a speaker each",
      "truncated.flac": "cut short: 1.5 s of sound, and its header promises 3.0 s",
      "truncated.mp3": "cut short: 1.5 s of sound, and its header promises 3.2 s",
      "truncated.ogg": "cut short: the stream has no end",
      "truncated.wav": "cut short: 1.0 s of sound, and its header promises 3.0 s",
      "zero-length.wav": "it holds no sound",
    ]
    let hostile = folder.appendingPathComponent("hostile")
    let names = try FileManager.default.contentsOfDirectory(atPath: hostile.path).sorted()
    #expect(names.filter { $0 != "README.md" } == expected.keys.sorted())
    let readMe = try String(
      contentsOf: hostile.appendingPathComponent("README.md"), encoding: .utf8)
    for (name, reason) in expected {
      let path = hostile.appendingPathComponent(name).path
      #expect(reasonOfRefusal(path) == reason, "\(name)")
      #expect(readMe.contains("| `\(name)` |"), "\(name)")
    }
  }

  private let readable = "recordings are WAV, AIFF, AU, FLAC, Ogg Vorbis, Ogg Opus or MP3"
  private let notARecording =
    "not a recording: it begins like none of WAV, AIFF, AU, FLAC, Ogg or MP3"

  private func reasonOfRefusal(_ path: String) -> String {
    do throws(InputError) {
      var reader = try SpeechReader(path: path)
      while try reader.nextBlock() != nil {}
      return "not refused"
    } catch {
      return error.path == path ? error.reason : "\(error)"
    }
  }

  private func level(_ samples: [Float], from start: Double, to end: Double) -> Float {
    let part = samples.dropFirst(Int(start * 16_000)).prefix(Int((end - start) * 16_000))
    return (part.reduce(0) { $0 + $1 * $1 } / Float(max(part.count, 1))).squareRoot()
  }

  /// The rows of calls.csv by column; only `channels` is quoted in it.
  private func rows() throws -> [[String: String]] {
    let text = try String(contentsOf: folder.appendingPathComponent("calls.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .flatMap { part in
          part.offset.isMultiple(of: 2)
            ? Array(part.element).map(String.init)
            : Array(part.element).map { $0 == "," ? "\u{1f}" : String($0) }
        }
        .joined().split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.replacingOccurrences(of: "\u{1f}", with: ",") }
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }

  private func seconds(_ text: String) throws -> Int {
    let match = try #require(text.wholeMatch(of: #/(\d+)m(\d\d)s/#), "\(text)")
    return (Int(match.1) ?? 0) * 60 + (Int(match.2) ?? 0)
  }

  private func answers() throws -> Answers {
    try JSONDecoder().decode(
      Answers.self, from: Data(contentsOf: folder.appendingPathComponent("expected.json")))
  }

  private struct Answers: Decodable {
    let calls: [Answer]
  }

  private struct Answer: Decodable {
    let id: String
    let recording: String
    let conversions: [Conversion]
    let tags: [String]
    let keywords: [Keyword]
  }

  private struct Conversion: Decodable {
    let name: String
    let value: String
  }

  private struct Keyword: Decodable {
    let keyword: String
    let speaker: String
    let start: Double
    let end: Double
    let heard: Bool
    let transcribed: Bool
  }
}
