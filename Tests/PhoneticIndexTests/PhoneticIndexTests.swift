import ContentHash
import Diagnostics
import Foundation
import PhoneticIndex
import TestSupport
import Testing

@Suite("An index in a folder")
struct PhoneticIndexTests {
  @Test("what was added is there, also for whoever opens the folder later")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.index")
    let entries = (0..<5).map { SampleEntries.entry("call \($0)", frameCount: 100 * $0) }
    let index = try PhoneticIndex(directory: path)
    for entry in entries { try index.append(entry) }
    for index in [index, try PhoneticIndex(directory: path, creatingIfMissing: false)] {
      #expect(index.ids == entries.map(\.header.id))
      for entry in entries {
        let stored = try #require(try index.entry(entry.header.id))
        #expect(stored.header == entry.header)
        #expect(stored.frameCount == entry.frameCount)
        #expect(stored.byteCount == entry.byteCount)
        let all = 0..<entry.frameCount
        #expect(stored.scores(in: all).values == entry.scores(in: all).values)
      }
      #expect(try index.verify().findings.isEmpty)
      #expect(try index.verify().soundCount == 5)
    }
  }

  @Test("what is not there is nil, and another channel or model is another entry")
  func absent() throws {
    let folder = try TemporaryFolder()
    let index = try PhoneticIndex(directory: folder.path("index"))
    let entry = SampleEntries.entry("call")
    try index.append(entry)
    let other = ModelIdentity(name: "other", digest: SHA256Digest(ofUTF8: "other"))
    for header in [
      SampleEntries.header("call", channel: 1), SampleEntries.header("call", model: other),
      SampleEntries.header("another"),
    ] {
      #expect(try index.entry(header.id) == nil)
    }
    #expect(try index.standing(of: SampleEntries.header("call").id) == .sound)
    #expect(try index.standing(of: SampleEntries.header("another").id) == .absent)
    #expect(
      try index.standing(of: SampleEntries.header("call", model: other).id)
        == .ofOtherModels([SampleEntries.model.digest]))
  }
}
