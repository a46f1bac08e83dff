import Diagnostics
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("Packing the scores of a channel into an entry")
struct EntryEncoderTests {
  private func entry(_ parts: [PhoneScores]) -> IndexEntry {
    var encoder = EntryEncoder()
    for part in parts { encoder.append(part) }
    return encoder.finish(header: SampleEntries.header("call"))
  }

  @Test("an entry does not depend on how its frames come in pieces")
  func pieces() {
    let scores = SampleEntries.scores(frameCount: 500, seed: 1)
    let whole = entry([scores])
    for size in [1, 2, 15, 16, 17, 499] {
      let parts = stride(from: 0, to: 500, by: size).map { scores[$0..<min($0 + size, 500)] }
      let pieced = entry(parts)
      #expect(pieced.byteCount == whole.byteCount)
      #expect(pieced.scores(in: 0..<500).values == whole.scores(in: 0..<500).values)
    }
  }

  @Test(
    "an entry in a file of its own is read as it was written, and any byte that changed is told with its place"
  )
  func file() throws {
    let entry = entry([SampleEntries.scores(frameCount: 300, seed: 9)])
    let bytes = entry.fileBytes
    let read = try IndexEntry(bytes: bytes, path: "one.entry")
    #expect(read.header == entry.header)
    #expect(read.scores(in: 0..<300).values == entry.scores(in: 0..<300).values)

    var generator = SeededGenerator(seed: 10)
    for _ in 0..<100 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &generator)] ^=
        1 << UInt8.random(in: 0...7, using: &generator)
      let error = try #require(throws: InputError.self) {
        try IndexEntry(bytes: damaged, path: "one.entry")
      }
      #expect("\(error)".hasPrefix("one.entry, byte "))
    }
    for count in [0, 1, 64, bytes.count - 1] {
      #expect(throws: InputError.self) {
        try IndexEntry(bytes: Array(bytes.prefix(count)), path: "one.entry")
      }
    }
    #expect(throws: InputError.self) { try IndexEntry(bytes: bytes + [0], path: "one.entry") }
  }

  @Test("any stretch reads as it does within the whole")
  func randomAccess() {
    let entry = entry([SampleEntries.scores(frameCount: 1003, seed: 2)])
    let whole = entry.scores(in: 0..<1003)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let start = Int.random(in: 0...1003, using: &generator)
      let range = start..<Int.random(in: start...1003, using: &generator)
      #expect(entry.scores(in: range).values == whole[range].values)
    }
  }

  @Test("what fits well is kept to a tenth of what it is behind, the rest is far behind")
  func exactness() {
    let scores = SampleEntries.scores(frameCount: 800, seed: 4)
    let kept = entry([scores]).scores(in: 0..<800)
    var keptCount = 0
    for index in kept.values.indices where index % PhoneScores.rowLength < PhoneFold.blankColumn {
      let (before, after) = (scores.values[index], kept.values[index])
      #expect(after <= 0 && after >= -9.5)
      if after > -9.5 {
        keptCount += 1
        // Half a step: the widest is 0.74, between the two lowest levels.
        #expect(abs(max(before, -7.5) - after) <= 0.38)
        #expect(before >= -8)
      } else {
        // It is one of many in its frame, or behind and no peak.
        let row = index / PhoneScores.rowLength * PhoneScores.rowLength
        let better = scores.values[row..<row + PhoneFold.blankColumn].filter { $0 >= before }
        #expect(before < -5 || better.count > 8)
      }
    }
    #expect(keptCount > 3000)
  }

  @Test("a peak is kept however badly it fits, down to -8, and what leads up to it is not")
  func peaks() {
    let course: [Float] = [-9, -7, -6.5, -7, -7.5, -7, -7.8, -8.2]
    var values: [Float] = []
    for score in course {
      var row = [Float](repeating: -15, count: PhoneScores.rowLength)
      row[PhoneFold.blankColumn] = 0
      row[5] = score
      values += row
    }
    guard let scores = PhoneScores(values: values) else { return }
    let kept = entry([scores]).scores(in: 0..<course.count)
    let isKept = course.indices.map { kept.values[$0 * PhoneScores.rowLength + 5] > -9.5 }
    #expect(isKept == [false, false, true, false, false, true, false, false])
  }

  @Test("silence takes next to nothing")
  func silence() {
    var row = [Float](repeating: -15, count: PhoneScores.rowLength)
    row[PhoneFold.blankColumn] = 0
    let minute = (0..<3000).flatMap { _ in row }
    guard let scores = PhoneScores(values: minute) else { return }
    let entry = entry([PhoneScores](repeating: scores, count: 60))
    #expect(entry.frameCount == 180_000)
    // Nearly all of it are seek points.
    #expect(entry.byteCount < 10_000)
    let middle = entry.scores(in: 90_000..<90_002).values
    #expect(middle[PhoneFold.blankColumn] == 0)
    #expect(middle[0] == -9.5)
  }

  @Test("rows in which everything fits equally are kept within bounds")
  func ties() {
    for value: Float in [0, -5, -8, -18] {
      let values = [Float](repeating: value, count: 100 * PhoneScores.rowLength)
      guard let scores = PhoneScores(values: values) else { return }
      let entry = entry([scores])
      #expect(entry.scores(in: 0..<100).values.count == values.count)
      #expect(entry.byteCount < 100 * PhoneScores.rowLength)
    }
  }

  @Test("speech is put in order, joined, and cut off at the last frame")
  func speech() {
    let model = SampleEntries.model
    let header = IndexEntry.Header(
      recording: SampleEntries.header("x").recording, channel: 1, model: model,
      speech: [90..<300, 10..<20, 15..<30, 30..<31, 50..<50, 200..<210])
    var encoder = EntryEncoder()
    encoder.append(SampleEntries.scores(frameCount: 100, seed: 6))
    #expect(encoder.finish(header: header).header.speech == [10..<31, 90..<100])
  }
}
