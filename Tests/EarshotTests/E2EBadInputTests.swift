import Foundation
import TestSupport
import Testing

@Suite("Bad input") struct E2EBadInputTests {
  @Test("each broken recording gets one line with its path, the others are booked, exit code 3")
  func hostileRecordings() throws {
    let scratch = try TemporaryFolder()
    let unreadable = scratch.path("calls/unreadable.wav")
    for name in ["calls/good.wav"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path("calls"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Places.repository.appendingPathComponent("audio-fixtures/calls/theatre-tickets.wav")
          .path, toPath: scratch.path(name))
    }
    let hostile = Places.repository.appendingPathComponent("audio-fixtures/hostile")
    let broken = try FileManager.default.contentsOfDirectory(atPath: hostile.path)
      .filter { $0 != "README.md" }
    #expect(broken.count >= 9)
    let run = try ProgramRun.earshot([
      "run", scratch.path("calls"), hostile.path, "--rules", "rules", "--store",
      scratch.path("store.db"), "--channels", "caller,agent",
    ])
    #expect(run.exitCode == 3)
    for name in broken {
      let lines = run.errorLines.filter { $0.contains("/hostile/\(name)") }
      #expect(lines.count == 1, "\(name): \(lines)")
      #expect(lines.first?.contains(": ") == true, "a reason follows the path")
    }
    #expect(run.output.contains("1 call booked"))
    #expect(run.output.contains("$100.00"))
    #expect(run.output.contains("\(broken.count) failed"))
    #expect(!FileManager.default.fileExists(atPath: unreadable))
    let booked = try StoreDump.rows(scratch.path("store.db"), "SELECT call_id FROM calls")
    #expect(booked == ["good"], "nothing of a broken call is in the store")
  }

  @Test("a file without read permission is told so, exit code 3")
  func unreadableFile() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.write("RIFF", to: "locked.wav")
    let rules = try scratch.write(
      "language 1\nrule \"r\" when call.duration > 1s then tag \"t\"\n", to: "a.rules")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let arguments = ["run", path, "--rules", rules, "--store", scratch.path("store.db")]
    let run =
      geteuid() == 0
      ? try runAsNobody(arguments, in: scratch) : try ProgramRun.earshot(arguments)
    #expect(run.exitCode == 3, "\(run.errors)")
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains("locked.wav: ") && run.errors.contains("permission"))
  }

  /// Root may read everything, so the program is run as the user who owns nothing, from copies that
  /// this user may read.
  private func runAsNobody(
    _ arguments: [String], in scratch: TemporaryFolder
  ) throws -> ProgramRun {
    let environment = ProcessInfo.processInfo.environment
    // By a program of its own: a program that this process held open for writing while another test
    // started a child could not be run.
    for (original, copy) in [(ModelFolder.path, "model"), (Places.program.path, "earshot")] {
      let copying = try ChildProcess("cp", ["-r", original, scratch.path(copy)]).wait()
      try #require(copying.exitCode == 0, "\(copying.errors)")
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: scratch.path)
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", scratch.path("earshot")]
    return ProgramRun(
      finishing: try ChildProcess(
        "setpriv", nobody + arguments, in: scratch.path,
        environment: environment.merging(["EARSHOT_MODEL_DIR": scratch.path("model")]) { $1 }))
  }

  @Test("a rule error stops before any audio is touched, exit code 1")
  func ruleError() throws {
    let scratch = try TemporaryFolder()
    let rules = try scratch.write(
      """
      language 1
      rule "long" when call.duration > 30 then tag "long"
      """, to: "wrong.rules")
    // The broken recording would fail the run with another code if anybody looked at it.
    let run = try ProgramRun.earshot([
      "run", "audio-fixtures/hostile", "--rules", rules, "--store", scratch.path("store.db"),
    ])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("error[E031]"))
    #expect(run.errors.contains("help: "))
    #expect(!run.errors.contains("hostile"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("store.db")))
  }

  @Test("an unreadable calls file stops before any audio is touched, exit code 1")
  func callsError() throws {
    let scratch = try TemporaryFolder()
    let calls = try scratch.write(
      "id,recording,started\na,a.wav,yesterday\nb,b.wav,2026-10-05T10:00:00Z\n", to: "calls.csv")
    let run = try ProgramRun.earshot([
      "run", "audio-fixtures/calls", "--calls", calls, "--rules", "rules", "--store",
      scratch.path("store.db"),
    ])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("calls.csv:2"))
    #expect(run.errors.contains("yesterday"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("store.db")))
  }

  @Test("a missing model is told with the command that gets it")
  func missingModel() throws {
    let scratch = try TemporaryFolder()
    for arguments in [
      ["spot", "audio-fixtures/calls/theatre-tickets.wav", "--keyword", "credit card"],
      [
        "run", "audio-fixtures/calls", "--rules", "rules", "--store", scratch.path("store.db"),
      ],
    ] {
      let run = try ProgramRun.earshot(
        arguments, environment: ["EARSHOT_MODEL_DIR": scratch.path("nothing-here")])
      #expect(run.exitCode == 1)
      #expect(run.errors.contains("tools/setup"), "\(run.errors)")
      #expect(run.errors.contains("nothing-here"))
    }
  }

  @Test(
    "wrong usage is exit code 2, and help is exit code 0",
    arguments: [
      (["run"], 2), (["spot", "x.wav"], 2), (["nonsense"], 2),
      (["run", "x", "--rules", "r", "--store", "s", "--jobs", "0"], 2), (["--help"], 0),
      (["run", "--help"], 0), (["--version"], 0),
    ] as [([String], Int32)])
  func usage(arguments: [String], exitCode: Int32) throws {
    let run = try ProgramRun.earshot(arguments)
    #expect(run.exitCode == exitCode)
    #expect(exitCode == 0 ? !run.output.isEmpty : run.errors.contains("Usage:"))
  }

  @Test("a path that does not exist is named, exit code 1")
  func missingPath() throws {
    let scratch = try TemporaryFolder()
    let run = try ProgramRun.earshot([
      "run", "no-such-folder", "--rules", "rules", "--store", scratch.path("store.db"),
    ])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("no-such-folder: there is no such file or folder"))
  }

  @Test("a folder without recordings is told so, exit code 1")
  func emptyFolder() throws {
    let scratch = try TemporaryFolder()
    try scratch.write("nothing to hear", to: "notes.txt")
    for arguments in [
      ["run", scratch.path, "--rules", "rules", "--store", scratch.path("store.db")],
      ["spot", scratch.path, "--keyword", "credit card"],
    ] {
      let run = try ProgramRun.earshot(arguments)
      #expect(run.exitCode == 1)
      #expect(run.errors.contains("there are no recordings"))
      #expect(run.errors.contains(".wav"))
    }
  }

  @Test("speakers that do not fit the channels fail the recording, exit code 3")
  func wrongChannels() throws {
    let run = try ProgramRun.earshot([
      "spot", "audio-fixtures/calls/wrong-number.wav", "--keyword", "wrong number", "--channels",
      "caller,agent",
    ])
    #expect(run.exitCode == 3)
    #expect(run.errors.contains("1 channel") && run.errors.contains("caller,agent"))
  }

  @Test("a keyword that cannot be heard is told why and what to do, exit code 1")
  func unhearableKeyword() throws {
    for keyword in ["신용카드", "(credit", "{money}"] {
      let run = try ProgramRun.earshot([
        "spot", "audio-fixtures/calls/theatre-tickets.wav", "--keyword", keyword,
      ])
      #expect(run.exitCode == 1, "\(keyword)")
      #expect(run.errorLines.count == 1)
      #expect(run.errors.contains("--keyword: "))
    }
  }
}
