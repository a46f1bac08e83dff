import Foundation
import TestSupport
import Testing

@Suite("Calls that are named after their recordings") struct E2ECallNameTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (day, start) in [("monday", 25.3), ("tuesday", 1)] {
      let clip = try FixtureClip("theatre-tickets.wav", channel: 0, seconds: start...start + 0.9)
      try folder.write("", to: "\(day)/1.wav")
      try clip.wave.write(to: URL(fileURLWithPath: folder.path("\(day)/1.wav")))
    }
    try folder.write(
      "language 1\nrule \"r\" when call.duration > 1s then tag \"t\"\n", to: "a.rules")
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun.earshot(
      ["run"] + arguments + ["--rules", folder.path("a.rules"), "--store", folder.path("e.db")])
  }

  private func recordings() throws -> [String] {
    try StoreDump.rows(folder.path("e.db"), "SELECT call_id, path FROM recordings ORDER BY path")
  }

  @Test("another folder's recording of the same name does not take the place of a call")
  func otherFolder() throws {
    let monday = folder.path("monday/1.wav")
    let tuesday = folder.path("tuesday/1.wav")
    #expect(try run(folder.path("monday")).exitCode == 0)
    let second = try run(folder.path("tuesday"))
    #expect(second.exitCode == 3)
    #expect(
      second.errors.contains(
        "\(tuesday): its name, `1`, is that of the call that was booked with \(monday)"))
    #expect(try recordings() == ["1|\(monday)"])

    let calls = try folder.write("id,recording\n1,tuesday/1.wav\n", to: "calls.csv")
    #expect(try run(tuesday, "--calls", calls).exitCode == 0)
    #expect(try recordings() == ["1|\(tuesday)"], "a calls file says which is meant")
  }

  @Test("a recording that counts twice under two names is told, in whichever runs")
  func copies() throws {
    let monday = folder.path("monday/1.wav")
    try FileManager.default.copyItem(atPath: monday, toPath: folder.path("tuesday/2.wav"))
    #expect(!(try run(folder.path("monday"))).errors.contains("note"))
    let second = try run(folder.path("tuesday/2.wav"))
    #expect(second.exitCode == 0)
    #expect(
      second.errors.contains(
        "note: \(folder.path("tuesday/2.wav")): the same recording as that of the call `1`"))
    try folder.write(
      """
      language 1
      exclude "copies" when call.id = "2"
      rule "r" when call.duration > 0s then tag "t"
      """, to: "a.rules")
    let third = try run(folder.path("tuesday/2.wav"))
    #expect(third.exitCode == 0)
    #expect(!third.errors.contains("note"))
    #expect(
      try StoreDump.rows(folder.path("e.db"), "SELECT call_id FROM live_outcomes") == [],
      "what the advice says takes it out")
  }

  @Test("a recording that was moved, copied or replaced is that of its call")
  func sameCall() throws {
    let (monday, tuesday) = (folder.path("monday/1.wav"), folder.path("tuesday/1.wav"))
    #expect(try run(folder.path("monday")).exitCode == 0)
    try folder.write("", to: "copy/1.wav")
    try FileManager.default.removeItem(atPath: folder.path("copy/1.wav"))
    try FileManager.default.copyItem(atPath: monday, toPath: folder.path("copy/1.wav"))
    #expect(try run(folder.path("copy")).exitCode == 0)
    #expect(try recordings() == ["1|\(folder.path("copy/1.wav"))"])
    try FileManager.default.removeItem(atPath: folder.path("copy/1.wav"))
    #expect(try run(folder.path("tuesday")).exitCode == 0, "the other one is gone")
    #expect(try recordings() == ["1|\(tuesday)"])
    try FileManager.default.removeItem(atPath: tuesday)
    try FileManager.default.copyItem(atPath: monday, toPath: tuesday)
    #expect(try run(folder.path("tuesday")).exitCode == 0, "it was replaced where it lies")
  }
}
