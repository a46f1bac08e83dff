import Foundation
import IndexTestSupport
import PhoneticIndex
import Pipeline
import TestSupport
import Testing

@Suite("What was heard is kept once")
struct SoundArchiveTests {
  @Test("what others have kept since the index was opened is left out, the rest is kept")
  func keptByAnother() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("earshot.index")
    let ann = NamedEntry.make("ann")
    let bob = NamedEntry.make("bob")
    let mine = SoundArchive(index: try PhoneticIndex(directory: path), model: ann.header.model)
    let theirs = SoundArchive(index: try PhoneticIndex(directory: path), model: ann.header.model)
    try theirs.keep([ann])
    try mine.keep([ann, bob])
    try theirs.keep([bob])
    let once = try PhoneticIndex(directory: folder.path("once.index"))
    try once.append(contentsOf: [ann, bob])
    #expect(try bytes(of: path) == bytes(of: once.directory))
  }

  private func bytes(of index: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: index + "/00000001.index"))
  }
}
