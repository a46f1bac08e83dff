import Foundation
import TestSupport
import Testing

/// The prompts of Debian's `asterisk-core-sounds-en-wav`: one narrator, 8 kHz, and what she says is
/// in the documentation of `asterisk-core-sounds-en`.
struct HumanSpeech {
  /// One recorded prompt.
  struct Prompt {
    let name: String
    /// The words as documented, lower case, punctuation removed.
    let words: [String]
    let file: URL
  }

  let prompts: [Prompt]

  /// Reads the documentation and keeps the prompts that are installed and hold words.
  init() throws {
    let folder = URL(fileURLWithPath: "/usr/share/asterisk/sounds/en_US_f_Allison")
    let documentation = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz"
    try #require(
      FileManager.default.fileExists(atPath: documentation)
        && FileManager.default.fileExists(atPath: folder.path),
      "the recordings of human speech are missing: run tools/setup test")
    prompts = try Self.unpacked(documentation).split(separator: "\n").compactMap { line in
      guard !line.hasPrefix(";"), let colon = line.firstIndex(of: ":") else { return nil }
      let name = line[..<colon].trimmingCharacters(in: .whitespaces)
      let said = String(line[line.index(after: colon)...])
      let file = folder.appendingPathComponent(name + ".wav")
      // Square brackets describe sounds that are not speech.
      guard !said.contains("["), FileManager.default.fileExists(atPath: file.path) else {
        return nil
      }
      let words = said.lowercased().split { !($0.isLetter || $0 == "'") }.map(String.init)
      return words.isEmpty ? nil : Prompt(name: name, words: words, file: file)
    }
  }

  /// The prompts with these names, in this order.
  func prompts(named names: [String]) throws -> [Prompt] {
    try names.map { name in
      try #require(prompts.first { $0.name == name }, "there is no prompt \(name)")
    }
  }

  private static func unpacked(_ path: String) throws -> String {
    String(decoding: try ChildProcess("gzip", ["-dc", path]).wait().output, as: UTF8.self)
  }
}

extension HumanSpeech.Prompt {
  /// Whether the phrase stands in the documented words.
  func says(_ phrase: String) -> Bool {
    let wanted = phrase.split(separator: " ").map(String.init)
    guard words.count >= wanted.count else { return false }
    return (0...words.count - wanted.count).contains { start in
      Array(words[start..<start + wanted.count]) == wanted
    }
  }
}

/// 16-bit PCM at 8 kHz, enough of WAV to join prompts into calls.
enum TelephoneWAV {
  /// Half a second of silence.
  static let pause = [Int16](repeating: 0, count: 4000)

  /// The samples of a mono 16-bit file.
  static func samples(of file: URL) throws -> [Int16] {
    let bytes = [UInt8](try Data(contentsOf: file))
    var at = 12
    while at + 8 <= bytes.count {
      let size = (0..<4).reduce(0) { $0 | Int(bytes[at + 4 + $1]) << (8 * $1) }
      if bytes[at..<at + 4].elementsEqual("data".utf8) {
        let end = min(at + 8 + size, bytes.count)
        return stride(from: at + 8, to: end - 1, by: 2).map {
          Int16(truncatingIfNeeded: Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8)
        }
      }
      at += 8 + size + size % 2
    }
    Issue.record("\(file.path) holds no samples")
    return []
  }

  /// A file with one or two channels; the shorter channel is filled up with silence.
  static func write(_ channels: [[Int16]], to path: String) throws {
    let length = channels.map(\.count).max() ?? 0
    var body = Data(capacity: length * channels.count * 2)
    for index in 0..<length {
      for channel in channels {
        let sample = index < channel.count ? channel[index] : 0
        withUnsafeBytes(of: sample.littleEndian) { body.append(contentsOf: $0) }
      }
    }
    var file = Data("RIFF".utf8)
    func append(_ number: Int, bytes: Int) {
      for index in 0..<bytes { file.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
    append(36 + body.count, bytes: 4)
    file.append(Data("WAVEfmt ".utf8))
    for (number, bytes) in [
      (16, 4), (1, 2), (channels.count, 2), (8000, 4), (16000 * channels.count, 4),
      (2 * channels.count, 2), (16, 2),
    ] {
      append(number, bytes: bytes)
    }
    file.append(Data("data".utf8))
    append(body.count, bytes: 4)
    try (file + body).write(to: URL(fileURLWithPath: path))
  }
}
