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

  @Test("its sound is that of all channels, whoever heard them and however often")
  func channelMs() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("index")
    let index = try PhoneticIndex(directory: path)
    #expect(index.channelMs == 0)
    let other = ModelIdentity(name: "other", digest: SHA256Digest(ofUTF8: "other"))
    try index.append(contentsOf: [
      SampleEntries.entry("call", frameCount: 50, channel: 0),
      SampleEntries.entry("call", frameCount: 50, channel: 1),
      SampleEntries.entry("short", frameCount: 7),
    ])
    #expect(index.channelMs == 107 * 20)
    try index.append(contentsOf: [
      SampleEntries.entry("short", frameCount: 7),
      SampleEntries.entry("call", frameCount: 50, channel: 1, model: other),
      SampleEntries.entry("theirs", frameCount: 3, model: other),
    ])
    #expect(index.channelMs == 110 * 20)
    #expect(try PhoneticIndex(directory: path).channelMs == 110 * 20)
  }

  @Test("full segments are followed by new ones, and what others add is seen")
  func segments() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("index")
    let small = try PhoneticIndex(
      directory: path, creatingIfMissing: true, segmentByteLimit: 3000)
    let other = try PhoneticIndex(directory: path)
    for number in 0..<12 { try small.append(SampleEntries.entry("call \(number)")) }
    let files = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(files.count > 3)
    #expect(files.first == "00000001.index" && files.last == "lock")
    #expect(other.count == 0)
    try other.refresh()
    #expect(other.ids == small.ids)
    try other.append(contentsOf: (12..<15).map { SampleEntries.entry("call \($0)") })
    try small.append(SampleEntries.entry("call 15"))
    #expect(small.count == 16)
    for index in [small, try PhoneticIndex(directory: path)] {
      #expect(Set(index.ids) == Set((0..<16).map { SampleEntries.header("call \($0)").id }))
      #expect(try index.verify().findings.isEmpty)
    }
  }

  @Test("many threads may add and read at once")
  func threads() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("index")
    let index = try PhoneticIndex(directory: path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          let own = task % 2 == 0 ? index : try PhoneticIndex(directory: path)
          for number in 0..<5 {
            let entry = SampleEntries.entry("\(task) \(number)", frameCount: 20)
            try own.append(entry)
            #expect(try own.entry(entry.header.id)?.frameCount == 20)
          }
        }
      }
      try await group.waitForAll()
    }
    try index.refresh()
    #expect(index.count == 40)
    #expect(try index.verify().findings.isEmpty)
  }

  @Test("another format, a folder of something else and a missing one are refused with a reason")
  func refusals() throws {
    let folder = try TemporaryFolder()
    func refusal(_ path: String, creating: Bool = true) -> InputError? {
      do {
        _ = try PhoneticIndex(directory: path, creatingIfMissing: creating)
        return nil
      } catch { return error }
    }
    #expect(refusal(folder.path("none"), creating: false)?.path == folder.path("none"))

    let photos = folder.path("photos")
    try FileManager.default.createDirectory(atPath: photos, withIntermediateDirectories: true)
    try Data("beach".utf8).write(to: URL(fileURLWithPath: photos + "/beach.jpg"))
    #expect(refusal(photos)?.reason.contains("no index") == true)

    let newer = folder.path("newer")
    let index = try PhoneticIndex(directory: newer)
    try index.append(SampleEntries.entry("call"))
    let file = URL(fileURLWithPath: newer + "/00000001.index")
    var bytes = [UInt8](try Data(contentsOf: file))
    // Format 2, and the checksum of the header that a newer version would write.
    bytes[8] = 2
    bytes[48] += 1
    bytes[56] += 3
    try Data(bytes).write(to: file)
    #expect(refusal(newer)?.reason.contains("another version") == true)
    #expect(refusal(newer)?.location == .byte(8))
  }

  @Test("files of others in the folder are left alone and named")
  func foreignFiles() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("index")
    let index = try PhoneticIndex(directory: path)
    try index.append(SampleEntries.entry("call"))
    for name in ["notes.txt", "00000009.index"] {
      try Data("not an index, but long enough to be looked at as one: it has 64 bytes".utf8)
        .write(to: URL(fileURLWithPath: path + "/" + name))
    }
    let again = try PhoneticIndex(directory: path)
    #expect(again.count == 1)
    try again.append(SampleEntries.entry("another"))
    let findings = try again.verify().findings
    #expect(findings.map(\.kind) == [.foreign, .foreign])
    #expect(findings.map(\.error.path) == [path + "/00000009.index", path + "/notes.txt"])
    #expect(try PhoneticIndex(directory: path).count == 2)
  }
}
