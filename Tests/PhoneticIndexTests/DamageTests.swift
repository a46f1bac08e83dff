import ContentHash
import Diagnostics
import Foundation
import PhoneticIndex
import TestSupport
import Testing

@Suite("An index that was damaged")
struct DamageTests {
  private let folder: TemporaryFolder
  private let path: String
  private let names = ["one", "two", "three", "four"]
  private let file: URL
  private let bytes: [UInt8]
  /// Where each entry begins and ends.
  private let ranges: [Range<Int>]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("index")
    let index = try PhoneticIndex(directory: path)
    var ranges: [Range<Int>] = []
    var start = 64
    for name in names {
      let entry = SampleEntries.entry(name, frameCount: 20)
      try index.append(entry)
      ranges.append(start..<start + entry.byteCount)
      start += entry.byteCount
    }
    self.ranges = ranges
    file = URL(fileURLWithPath: path + "/00000001.index")
    bytes = [UInt8](try Data(contentsOf: file))
    #expect(bytes.count == start)
  }

  /// The names of the entries that can be read, each of them compared with what was written.
  private func readable(_ index: PhoneticIndex) -> [String] {
    names.filter { name in
      let id = SampleEntries.header(name).id
      guard let entry = try? index.entry(id) else { return false }
      let original = SampleEntries.entry(name, frameCount: 20)
      return entry.header == original.header
        && entry.scores(in: 0..<20).values == original.scores(in: 0..<20).values
    }
  }

  @Test("any flipped byte is found and named, and costs its own entry at the most")
  func everyByte() throws {
    var generator = SeededGenerator(seed: 1)
    // Every byte of the file's header and of one entry, and some of the others.
    for offset in bytes.indices
    where offset < 64 || ranges[1].contains(offset) || offset.isMultiple(of: 17) {
      var damaged = bytes
      damaged[offset] ^= UInt8.random(in: 1...255, using: &generator)
      try Data(damaged).write(to: file)
      let hit = ranges.firstIndex { $0.contains(offset) }
      // A version that is not known is refused, unless it cannot have been written.
      let index = try PhoneticIndex(directory: path, creatingIfMissing: false)
      let verification = try index.verify()
      #expect(verification.findings.count == 1, "byte \(offset)")
      let finding = try #require(verification.findings.first)
      #expect(finding.error.location == .byte(offset))
      #expect(finding.error.path == file.path)
      let found = readable(index)
      if let hit {
        #expect(finding.kind == .lost)
        #expect(finding.id == SampleEntries.header(names[hit]).id)
        #expect(found == names.enumerated().filter { $0.offset != hit }.map(\.element))
        #expect(verification.soundCount == 3)
      } else {
        #expect(finding.kind == .harmless)
        #expect(found == names)
      }
    }
  }

  @Test(
    "whatever is done to the file, nothing crashes and nothing false is read", arguments: 0..<40)
  func rubbish(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<10 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let start = Int.random(in: 0..<damaged.count, using: &generator)
        let end = min(damaged.count, start + Int.random(in: 1...60, using: &generator))
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: for index in start..<end { damaged[index] = 0 }
        case 1:
          for index in start..<end { damaged[index] = .random(in: 0...255, using: &generator) }
        case 2: damaged.removeSubrange(start..<end)
        default: damaged.insert(contentsOf: damaged[start..<end], at: start)
        }
      }
      try Data(damaged).write(to: file)
      guard let index = try? PhoneticIndex(directory: path, creatingIfMissing: false) else {
        continue
      }
      let verification = try index.verify()
      let found = readable(index)
      #expect(verification.soundCount == found.count)
      // What is lost can be made anew in the same folder, and is then there.
      for name in names where !found.contains(name) {
        try index.append(SampleEntries.entry(name, frameCount: 20))
      }
      #expect(readable(index) == names)
      #expect(readable(try PhoneticIndex(directory: path)) == names)
      #expect(try index.verify().soundCount == 4)
      for name in try FileManager.default.contentsOfDirectory(atPath: path)
      where name != "lock" {
        try FileManager.default.removeItem(atPath: path + "/" + name)
      }
    }
  }

  @Test("an entry that is made anew replaces the damaged one")
  func replaced() throws {
    var damaged = bytes
    damaged[ranges[1].lowerBound + 400] ^= 4
    try Data(damaged).write(to: file)
    let index = try PhoneticIndex(directory: path)
    let id = SampleEntries.header("two").id
    guard case .damaged(let error) = try index.standing(of: id) else {
      Issue.record("not damaged")
      return
    }
    #expect(error.location == .byte(ranges[1].lowerBound + 400))
    #expect(error.description.contains(id.recording.hex))
    #expect(throws: error) { try index.entry(id) }
    #expect(try index.verify().isSound == false)
    try index.append(SampleEntries.entry("two", frameCount: 20))
    #expect(readable(index) == names)
    let verification = try index.verify()
    #expect(verification.isSound)
    #expect(verification.findings.map(\.kind) == [.replaced])
  }

  @Test("an entry that was being written is not there, and the next writer clears it away")
  func tornTail() throws {
    for length in ranges[3] {
      try Data(bytes[..<length]).write(to: file)
      let index = try PhoneticIndex(directory: path)
      #expect(readable(index) == ["one", "two", "three"])
      let kinds = try index.verify().findings.map(\.kind)
      #expect(kinds == (length == ranges[3].lowerBound ? [] : [.unfinished]), "cut at \(length)")
      if length == ranges[3].upperBound - 1 {
        let cut = try #require(try index.verify().findings.first)
        #expect(cut.id == SampleEntries.entry("four", frameCount: 20).header.id)
        #expect(cut.error.reason.hasSuffix("its writer was stopped, or the file was cut off"))
      }
      if length % 97 == 0 {
        try index.append(SampleEntries.entry("four", frameCount: 20))
        #expect(readable(index) == names)
        #expect(try index.verify().findings.isEmpty)
        #expect([UInt8](try Data(contentsOf: file)) == bytes)
      }
    }
  }

  @Test("a file that was being made is made")
  func tornHeader() throws {
    for length in 0..<64 {
      try Data(bytes[..<length]).write(to: file)
      let index = try PhoneticIndex(directory: path)
      #expect(index.count == 0)
      try index.append(SampleEntries.entry("one", frameCount: 20))
      #expect(readable(index) == ["one"])
      #expect(try index.verify().findings.isEmpty)
    }
  }
}
