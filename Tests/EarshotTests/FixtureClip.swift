import Foundation

/// A piece of one channel of a fixture, as a marketer would cut it out: a WAV file in the fixture's own
/// coding, to the sample.
struct FixtureClip {
  /// The whole WAV file.
  let wave: Data

  /// The fixture is not a WAV file that can be cut.
  struct CannotBeCut: Error {
    let name: String
  }

  /// Cuts seconds `range` of `channel` out of the WAV file `name` of the fixtures, whose samples must
  /// have a fixed size each.
  init(_ name: String, channel: Int, seconds range: ClosedRange<Double>) throws {
    let file = Places.repository.appendingPathComponent("audio-fixtures/calls/\(name)")
    let bytes = [UInt8](try Data(contentsOf: file))
    guard let format = Self.chunk("fmt ", in: bytes), let data = Self.chunk("data", in: bytes),
      format.count >= 16
    else { throw CannotBeCut(name: name) }
    let fields = bytes[format]
    let tag = Self.number(fields, at: 0, bytes: 2)
    let channelCount = Self.number(fields, at: 2, bytes: 2)
    let rate = Self.number(fields, at: 4, bytes: 4)
    let frameBytes = Self.number(fields, at: 12, bytes: 2)
    guard [1, 6, 7].contains(tag), channel < channelCount else { throw CannotBeCut(name: name) }
    let sampleBytes = frameBytes / channelCount
    let frames =
      Int(
        range.lowerBound * Double(rate))..<min(
        Int(range.upperBound * Double(rate)), data.count / frameBytes)
    let samples = frames.flatMap { frame in
      let start = data.lowerBound + frame * frameBytes + channel * sampleBytes
      return bytes[start..<start + sampleBytes]
    }
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let header =
      little(tag, 2) + little(1, 2) + little(rate, 4) + little(rate * sampleBytes, 4)
      + little(sampleBytes, 2) + little(sampleBytes * 8, 2) + little(0, 2)
    let body =
      Array("WAVEfmt ".utf8) + little(header.count, 4) + header + Array("data".utf8)
      + little(samples.count, 4) + samples + (samples.count.isMultiple(of: 2) ? [] : [0])
    wave = Data(Array("RIFF".utf8) + little(body.count, 4) + body)
  }

  /// Where the content of the chunk `name` lies.
  private static func chunk(_ name: String, in bytes: [UInt8]) -> Range<Int>? {
    var start = 12
    while start + 8 <= bytes.count {
      let length = number(bytes[start...], at: 4, bytes: 4)
      if Array(bytes[start..<start + 4]) == Array(name.utf8) {
        return start + 8..<min(start + 8 + length, bytes.count)
      }
      start += 8 + length + length % 2
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>, at offset: Int, bytes count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[bytes.startIndex + offset + $1]) << (8 * $1) }
  }
}
