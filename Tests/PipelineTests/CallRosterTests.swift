import CallModel
import Diagnostics
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite("Which calls a batch has") struct CallRosterTests {
  private let temporary: TemporaryFolder
  private var folder: URL { temporary.url }

  init() throws {
    temporary = try TemporaryFolder()
    for name in ["b.wav", "a.MP3", "notes.txt", "2026/10/c.flac", ".hidden.wav", "d.wav/inside"] {
      let file = temporary.url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func described(_ id: String, _ recording: String?) -> Call {
    Call(id: id, recordingPath: recording.map(path), facts: CallFacts())
  }

  @Test("a folder gives its recordings in order, named by their path without the extension")
  func scan() throws {
    let roster = try CallRoster(paths: [folder.path], described: [])
    #expect(roster.calls.map(\.id) == ["2026/10/c", "a", "b", "d"])
    #expect(roster.calls.map(\.recordingPath).first == path("2026/10/c.flac"))
    #expect(roster.calls.first?.facts["call.id"] == .text("2026/10/c"))
    #expect(roster.rejections.isEmpty)
  }

  @Test("a recording that is named twice is one call")
  func twice() throws {
    let roster = try CallRoster(
      paths: [path("b.wav"), folder.path, folder.path + "/../" + folder.lastPathComponent],
      described: [])
    #expect(roster.calls.map(\.id) == ["b", "2026/10/c", "a", "d"])
  }

  @Test("a folder whose name is no text is told, and its recordings are not passed over")
  func folderWithoutReadableName() throws {
    let shown = try temporary.makeUnreadableName("ller", isFolder: true)
    let error = #expect(throws: InputError.self) {
      try CallRoster(paths: [folder.path], described: [])
    }
    #expect(error?.description == shown + ": its name is not UTF-8 text (rename it)")
  }

  @Test("a link to a folder above is not walked for ever")
  func linkUp() throws {
    try FileManager.default.createSymbolicLink(
      atPath: path("2026/up"), withDestinationPath: folder.path)
    #expect(try CallRoster(paths: [folder.path], described: []).calls.count == 4)
  }

  @Test("the calls file names recordings; those that it does not name keep their own name")
  func join() throws {
    let roster = try CallRoster(
      paths: [folder.path], described: [described("c-1", "b.wav"), described("c-2", nil)])
    #expect(roster.calls.map(\.id) == ["c-1", "c-2", "2026/10/c", "a", "d"])
    #expect(roster.leftOutCount == 0)
  }

  @Test(
    "a described recording elsewhere is left out, and one that is nowhere is kept to be reported")
  func elsewhere() throws {
    let roster = try CallRoster(
      paths: [path("2026")], described: [described("c-1", "b.wav"), described("c-2", "gone.wav")])
    #expect(roster.calls.map(\.id) == ["c-2", "10/c"])
    #expect(roster.leftOutCount == 1)
  }

  @Test("two recordings with one name are both turned away, since nobody can say which is meant")
  func nameClash() throws {
    try Data().write(to: folder.appendingPathComponent("b.ogg"))
    let roster = try CallRoster(paths: [folder.path], described: [])
    let rejected = roster.rejections.keys.sorted().map { roster.calls[$0].recordingPath }
    #expect(rejected == [path("b.ogg"), path("b.wav")])
    let first = try #require(roster.rejections.values.map(\.description).min())
    #expect(first.contains("b.ogg: its name, `b`, is also that of \(path("b.wav"))"))
  }

  @Test("a call that the calls file names keeps its name against a recording that has it by chance")
  func describedNameWins() throws {
    let roster = try CallRoster(paths: [folder.path], described: [described("a", "b.wav")])
    #expect(roster.rejections.keys.map { roster.calls[$0].recordingPath } == [path("a.MP3")])
  }

  @Test("a path that does not exist is an error that names it")
  func missing() {
    #expect(throws: InputError(path: "nowhere", reason: "there is no such file or folder")) {
      try CallRoster(paths: ["nowhere"], described: [])
    }
  }
}
