import ContentHash
import Foundation
import PhoneticIndex
import TestSupport
import Testing

@Suite("Entries that are taken out of an index")
struct RemovalTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("index")
  }

  private func index(segmentByteLimit: Int = 1 << 20) throws -> PhoneticIndex {
    try PhoneticIndex(
      directory: path, creatingIfMissing: true, segmentByteLimit: segmentByteLimit)
  }

  private func isSound(_ name: String, in index: PhoneticIndex, seed: UInt64? = nil) throws -> Bool
  {
    let original = SampleEntries.entry(name, frameCount: 20, seed: seed)
    guard let entry = try index.entry(original.header.id) else { return false }
    return entry.header == original.header
      && entry.scores(in: 0..<20).values == original.scores(in: 0..<20).values
  }

  private func recording(_ name: String) -> SHA256Digest { SampleEntries.header(name).id.recording }

  /// All bytes of all files of the folder.
  private func bytes() throws -> [Data] {
    try FileManager.default.contentsOfDirectory(atPath: path).map {
      try Data(contentsOf: URL(fileURLWithPath: path + "/" + $0))
    }
  }

  /// What is written of a recording in the head of its entries.
  private func name(_ name: String) -> Data {
    let digits = Array(recording(name).hex)
    return Data(
      stride(from: 0, to: digits.count, by: 2).map {
        UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0
      })
  }

  @Test("are in no file any more, and all others are as before", arguments: [1 << 20, 1])
  func takesOut(segmentByteLimit: Int) throws {
    let index = try index(segmentByteLimit: segmentByteLimit)
    let names = (0..<6).map { "entry \($0)" }
    for name in names { try index.append(SampleEntries.entry(name, frameCount: 20)) }
    let before = index.ids
    #expect(try bytes().contains { $0.range(of: name("entry 2")) != nil })

    let gone: Set = [recording("entry 2"), recording("entry 5"), recording("nobody's")]
    #expect(try index.remove(gone) == 2)

    for index in [index, try self.index()] {
      #expect(index.ids.count == 4)
      for (place, name) in names.enumerated() {
        #expect(try isSound(name, in: index) == (place != 2 && place != 5), "\(name)")
      }
      let verification = try index.verify()
      #expect(verification.soundCount == 4)
      #expect(verification.findings.isEmpty)
    }
    #expect(index.ids == before.filter { !gone.contains($0.recording) })
    for name in ["entry 2", "entry 5"] {
      #expect(try !bytes().contains { $0.range(of: self.name(name)) != nil }, "\(name)")
    }
    #expect(try index.remove(gone) == 0)
  }

  @Test("leave an index in which others are added, also where none is left")
  func goesOn() throws {
    let index = try index()
    try index.append(SampleEntries.entry("one", frameCount: 20))
    #expect(try index.remove([recording("one")]) == 1)
    #expect(index.count == 0)
    try index.append(SampleEntries.entry("two", frameCount: 20))
    try index.append(SampleEntries.entry("one", frameCount: 20))
    let again = try self.index()
    #expect(try isSound("one", in: again))
    #expect(try isSound("two", in: again))
    #expect(try again.verify().findings.isEmpty)
  }

  @Test("are not found by whoever had the index open, who finds all others where they are now")
  func readersFollow() throws {
    let index = try index()
    // All entries are of one length, so that each lies where another did.
    for name in ["one", "two", "three"] {
      try index.append(SampleEntries.entry(name, frameCount: 20))
    }
    let reader = try self.index()
    let held = try #require(try reader.entry(SampleEntries.header("three").id))
    try index.remove([recording("one")])
    try index.append(SampleEntries.entry("four", frameCount: 20))
    #expect(try isSound("two", in: reader))
    #expect(try isSound("three", in: reader))
    #expect(try reader.entry(SampleEntries.header("one").id) == nil)
    #expect(try isSound("four", in: reader))
    // What was mapped before stays readable.
    let original = SampleEntries.entry("three", frameCount: 20)
    #expect(held.scores(in: 0..<20).values == original.scores(in: 0..<20).values)
  }

  @Test("take along what later entries have replaced, and bring none of it back")
  func replacedEntries() throws {
    let index = try index(segmentByteLimit: 1)
    // Each entry has a segment of its own but the first two.
    try self.index().append(contentsOf: [
      SampleEntries.entry("one", frameCount: 20),
      SampleEntries.entry("two", frameCount: 20, seed: 7),
    ])
    try index.append(SampleEntries.entry("two", frameCount: 20, seed: 8))
    try index.remove([recording("one")])
    for index in [index, try self.index()] {
      #expect(try isSound("two", in: index, seed: 8))
      #expect(index.count == 1)
    }
  }

  @Test("go where they are damaged, and damage of others stays told")
  func damagedEntries() throws {
    let index = try index()
    for name in ["one", "two", "three"] {
      try index.append(SampleEntries.entry(name, frameCount: 20))
    }
    let length = SampleEntries.entry("one", frameCount: 20).byteCount
    let file = URL(fileURLWithPath: path + "/00000001.index")
    var bytes = try Data(contentsOf: file)
    // A byte of the head of the first, and one of the second's sections.
    bytes[64 + 20] ^= 1
    bytes[64 + length + length / 2] ^= 1
    try bytes.write(to: file)

    let damaged = try self.index()
    #expect(try damaged.verify().findings.count == 2)
    #expect(try damaged.remove([recording("one")]) == 1)
    #expect(try !self.bytes().contains { $0.range(of: name("one")) != nil })
    let verification = try damaged.verify()
    #expect(verification.findings.map(\.id?.recording) == [recording("two")])
    #expect(verification.soundCount == 1)
  }

  @Test(
    "are there still for whoever was stopped before the old file was deleted, and go the next time")
  func stoppedBetween() throws {
    let index = try index()
    for name in ["one", "two"] { try index.append(SampleEntries.entry(name, frameCount: 20)) }
    let file = URL(fileURLWithPath: path + "/00000001.index")
    let old = try Data(contentsOf: file)
    try index.remove([recording("one")])
    try old.write(to: file)

    let stopped = try self.index()
    #expect(stopped.count == 2)
    #expect(try isSound("two", in: stopped))
    #expect(try stopped.remove([recording("one")]) == 1)
    #expect(try isSound("two", in: stopped))
    #expect(try stopped.verify().soundCount == 1)
    #expect(try !bytes().contains { $0.range(of: name("one")) != nil })
  }
}
