import Diagnostics
import TestSupport
import Testing

@Suite("Names that are not UTF-8")
struct UnreadableNameTests {
  @Test("are found among others, with whether they name a folder")
  func entries() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "M\u{FC}ller.wav")
    try folder.write("x", to: "M\u{FFFD}ller.wav")
    #expect(UnreadableName.entries(ofFolder: folder.path).isEmpty)
    let file = try folder.makeUnreadableName("ller.wav", isFolder: false)
    let inner = try folder.makeUnreadableName("ller", isFolder: true)
    let found = UnreadableName.entries(ofFolder: folder.path).sorted { $0.path < $1.path }
    #expect(found.map(\.path) == [inner, file])
    #expect(found.map(\.isFolder) == [true, false])
    #expect(UnreadableName.entries(ofFolder: folder.path("nowhere")).isEmpty)
  }

  @Test("lead nobody to check a path that no text can name")
  func absentPath() {
    #expect(
      InputError(path: "M\u{FFFD}ller.wav", couldNotBe: "opened", errno: 2).description
        == "M\u{FFFD}ller.wav: no such file (if its name is not UTF-8 text, rename it)")
    #expect(
      InputError(path: "Miller.wav", couldNotBe: "opened", errno: 2).description
        == "Miller.wav: no such file (check the path)")
  }
}
