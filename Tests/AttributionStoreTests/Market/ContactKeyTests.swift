import AttributionStore
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct ContactKeyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a key is made once, for its owner alone, and is the same when it is read again")
  func making() throws {
    let path = folder.path("a.key")
    #expect(try ContactKey.existing(at: path) == nil)
    let made = try ContactKey(creatingAt: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try ContactKey(creatingAt: path).check == made.check)
    #expect(try ContactKey.existing(at: path)?.name(of: "x") == made.name(of: "x"))
    #expect(try ContactKey(creatingAt: folder.path("b.key")).check != made.check)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")).count == 2)
  }

  @Test("many who make a key at once have one key")
  func racing() async throws {
    let path = folder.path("a.key")
    let checks = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<16 { group.addTask { try? ContactKey(creatingAt: path).check } }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(checks.count == 1 && !checks.contains(nil))
  }

  @Test("a key that others can read, and a file that is none, are told and left as they are")
  func faults() throws {
    let path = folder.path("a.key")
    _ = try ContactKey(creatingAt: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let error = #expect(throws: InputError.self) { try ContactKey(creatingAt: path) }
    #expect(error?.reason == "others than its owner can read or change the key")
    for text in ["", "abc\n", String(repeating: "g", count: 64), String(repeating: "a", count: 66)]
    {
      let path = folder.path("bad.key")
      try Data(text.utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      let error = #expect(throws: InputError.self, "\(text)") { try ContactKey(creatingAt: path) }
      #expect(error?.reason == "not a key")
      #expect(try Data(contentsOf: URL(filePath: path)) == Data(text.utf8))
    }
  }

  @Test("the key lies beside the store")
  func place() {
    #expect(ContactKey.path(besideStore: "x/earshot.db") == "x/earshot.key")
    #expect(ContactKey.path(besideStore: "x/store") == "x/store.key")
  }
}
