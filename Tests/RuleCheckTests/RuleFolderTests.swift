import Diagnostics
import Foundation
import RuleCheck
import TestSupport
import Testing

@Suite("Folders of rule files")
struct RuleFolderTests {
  /// A new folder with these files.
  private func folder(_ files: [String: String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("earshot-rules-\(UUID().uuidString)")
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder.path
  }

  @Test("all rule files below a folder are read, by name, and nothing else")
  func recursive() throws {
    let path = try folder([
      "b.rules": "b", "a/z.rules": "z", "a/a.rules": "a", "notes.txt": "x", ".hidden.rules": "x",
      ".git/c.rules": "x", "a.rules": "top",
    ])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = try RuleFolder.read(paths: [path])
    #expect(files.map(\.name) == ["a.rules", "a/a.rules", "a/z.rules", "b.rules"])
    #expect(files.map { $0.source.text(in: $0.source.wholeSpan) } == ["top", "a", "z", "b"])
    #expect(files[1].source.path == path + "/a/a.rules")
  }

  @Test("a rule file or a folder whose name is no text is told, and not passed over")
  func unreadableNames() throws {
    for (ending, isFolder) in [("ller.rules", false), ("ller", true)] {
      let folder = try TemporaryFolder()
      try folder.write("a", to: "a.rules")
      _ = try folder.makeUnreadableName("ller.txt", isFolder: false)
      #expect(try RuleFolder.read(paths: [folder.path]).map(\.name) == ["a.rules"])
      let shown = try folder.makeUnreadableName(ending, isFolder: isFolder)
      let error = #expect(throws: InputError.self) { try RuleFolder.read(paths: [folder.path]) }
      #expect(error?.description == shown + ": its name is not UTF-8 text (rename it)")
    }
  }

  @Test("a file is read whatever its name, and once if it is named twice")
  func files() throws {
    let path = try folder(["one.txt": "1", "two.rules": "2"])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = try RuleFolder.read(paths: [path + "/one.txt", path, path + "/two.rules"])
    #expect(files.map(\.name) == ["one.txt", "two.rules"])
  }

  @Test("what cannot be read is an error that names it")
  func errors() throws {
    let path = try folder([
      "empty/readme.md": "x"
    ])
    defer { try? FileManager.default.removeItem(atPath: path) }
    for (name, reason) in [
      ("missing", "there is no such file or folder"), ("empty", "no rule files here"),
    ] {
      let error = #expect(throws: InputError.self) {
        try RuleFolder.read(paths: [path + "/" + name])
      }
      #expect(error?.reason == reason)
      #expect(error?.path.hasPrefix(path + "/" + name) == true)
    }
  }

  @Test(
    "a file of exactly the limit is read, and one beyond it only as far as it takes to refuse it")
  func limit() throws {
    let path = try folder([
      "a.rules": "language 1\n#" + String(repeating: "x", count: 999_988),
      "b.rules": "language 1\n#" + String(repeating: "x", count: 2_000_000),
    ])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = try RuleFolder.read(paths: [path])
    #expect(files.map(\.source.bytes.count) == [1_000_000, 1_000_001])
    #expect(checkRules([files[0]]).diagnostics.isEmpty)
    let refused = checkRules(files)
    #expect(refused.ruleset == nil)
    #expect(refused.diagnostics.map(\.code) == [.limitExceeded])
    #expect(refused.diagnostics.map(\.primary.span.path) == [path + "/b.rules"])
    #expect(throws: InputError.self) {
      try RuleFolder.content(ofFileAt: path + "/b.rules", within: path)
    }
  }

  @Test("a link to a folder above does not lead in circles")
  func links() throws {
    let path = try folder(["a/x.rules": "x"])
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createSymbolicLink(
      atPath: path + "/a/up", withDestinationPath: path)
    #expect(try RuleFolder.read(paths: [path]).map(\.name) == ["a/x.rules"])
  }

  @Test("a file that rules name is read from below their folder only, whatever links say")
  func named() throws {
    let path = try folder(["rules/words/a.txt": "visa", "outside.txt": "secret"])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rules = path + "/rules/"
    try FileManager.default.createSymbolicLink(
      atPath: rules + "out.txt", withDestinationPath: path + "/outside.txt")
    try FileManager.default.createSymbolicLink(
      atPath: rules + "in.txt", withDestinationPath: rules + "words/a.txt")
    let visa = Array("visa".utf8)
    #expect(try RuleFolder.content(ofFileAt: rules + "words/a.txt", within: rules) == visa)
    #expect(try RuleFolder.content(ofFileAt: rules + "in.txt", within: rules) == visa)
    for (name, reason) in [
      ("out.txt", "a link that leads out of the rule folder"), ("words", "this is a folder"),
      ("none.txt", "there is no such file"), ("../outside.txt", "a link that leads out"),
    ] {
      let error = #expect(throws: InputError.self) {
        try RuleFolder.content(ofFileAt: rules + name, within: rules)
      }
      #expect(error?.reason.hasPrefix(reason) == true, "\(name): \(error?.reason ?? "")")
    }
  }
}
