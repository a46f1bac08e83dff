import Foundation
import TestSupport
import Testing

@Suite("The index beside a store") struct E2EIndexTests {
  /// Three short calls with a store of their own, whose files a test may change.
  private struct Calls {
    let folder: TemporaryFolder
    var store: String { folder.path("store.db") }
    var index: String { folder.path("store.index") }

    init() throws {
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: folder.path("calls"), withIntermediateDirectories: true)
      for (name, fixture) in [
        ("a.wav", "theatre-tickets.wav"), ("b.wav", "garden-centre-cash.wav"),
        ("c.wav", "lost-in-the-noise.wav"),
      ] {
        try FileManager.default.copyItem(
          atPath: Places.repository.appendingPathComponent("audio-fixtures/calls/\(fixture)").path,
          toPath: folder.path("calls/\(name)"))
      }
      try folder.write(
        "language 1\ncurrency USD\nrule \"sale\" when mentions \"credit card\" by caller "
          + "then conversion \"sale\" value $100\n", to: "rules/a.rules")
    }

    func run(
      store: String? = nil, environment: [String: String] = [:]
    ) throws -> ProgramRun {
      try ProgramRun.earshot(
        [
          "run", folder.path("calls"), "--rules", folder.path("rules"), "--channels",
          "caller,agent", "--store", store ?? self.store,
        ], environment: environment)
    }

    func index(_ command: String, store: String? = nil) throws -> ProgramRun {
      try ProgramRun.earshot(["index", command, "--store", store ?? self.store])
    }

    func search() throws -> ProgramRun {
      try ProgramRun.earshot(["search", "credit card", "--store", store, "--format", "csv"])
    }

    /// All bytes of the index.
    func bytes(_ index: String? = nil) throws -> Data {
      let index = index ?? self.index
      return try FileManager.default.contentsOfDirectory(atPath: index).filter { $0 != "lock" }
        .sorted().reduce(into: Data()) {
          $0 += try Data(contentsOf: URL(fileURLWithPath: "\(index)/\($1)"))
        }
    }

    /// Changes the byte at a share of the way through the first segment.
    func damage(at share: Double) throws -> (file: String, byte: Int) {
      let name = try FileManager.default.contentsOfDirectory(atPath: index)
        .filter { $0 != "lock" }.sorted()[0]
      let url = URL(fileURLWithPath: "\(index)/\(name)")
      var bytes = try Data(contentsOf: url)
      let byte = Int(Double(bytes.count) * share)
      bytes[byte] ^= 0x40
      try bytes.write(to: url)
      return (name, byte)
    }
  }

  @Test("a run keeps an entry for each channel, and a second run adds none")
  func entries() throws {
    let calls = try Calls()
    let first = try calls.run()
    #expect(first.exitCode == 0, "\(first.errors)")
    let bytes = try calls.bytes()
    #expect(try calls.index("verify").output.contains("6 entries sound"))
    #expect(try calls.run().output == first.output)
    #expect(try calls.bytes() == bytes)
    let shown = try calls.index("show").output
    #expect(shown.contains("telephone 2") && shown.contains("3 of them in the index"))
  }

  @Test("what was heard before a run was killed is not heard again, and is booked all the same")
  func keptBeforeBooking() throws {
    let calls = try Calls()
    _ = try calls.run()
    let bytes = try calls.bytes()
    // The index of a run that got no further: entries, and no store.
    let second = calls.folder.path("second.db")
    try FileManager.default.copyItem(atPath: calls.index, toPath: calls.folder.path("second.index"))
    #expect(try calls.run(store: second).exitCode == 0)
    #expect(try calls.bytes(calls.folder.path("second.index")) == bytes, "nothing double")
    // Which of two calls is booked first is up to the workers.
    for query in ["SELECT * FROM call_hits", "SELECT call_id, name FROM live_outcomes"] {
      let rows = try [second, calls.store].map { try StoreDump.rows($0, query).sorted() }
      #expect(rows[0] == rows[1])
    }
    let durations = "SELECT call_id, duration_ms FROM recordings ORDER BY 1"
    #expect(try StoreDump.rows(second, durations) == StoreDump.rows(calls.store, durations))
  }

  @Test("two calls with the same recording share its entries")
  func sameRecording() throws {
    let calls = try Calls()
    _ = try calls.run()
    // All lines but the last, which counts calls.
    let shown = try calls.index("show").outputLines.dropLast()
    #expect(shown.contains { $0.hasPrefix("  sound ") })
    #expect(shown.contains { $0.hasPrefix("  size ") })
    try FileManager.default.copyItem(
      atPath: calls.folder.path("calls/a.wav"), toPath: calls.folder.path("calls/z.wav"))
    #expect(try calls.run().output.contains("4 calls booked"))
    #expect(try calls.index("verify").output.contains("6 entries sound"))
    #expect(try calls.index("show").outputLines.dropLast() == shown, "its sound counts once")
    let found = try calls.search().outputLines
    #expect(found.contains { $0.hasPrefix("a,") } && found.contains { $0.hasPrefix("z,") })
  }

  @Test(
    "a flipped byte is named with file, byte and recording; only that entry is lost, and a rebuild heals it",
    arguments: [0.02, 0.3, 0.55, 0.9])
  func flippedByte(share: Double) throws {
    let calls = try Calls()
    _ = try calls.run()
    let before = try calls.search()
    let (file, _) = try calls.damage(at: share)
    let verified = try calls.index("verify")
    #expect(verified.exitCode == 1)
    let line = try #require(verified.outputLines.first)
    #expect(line.contains("\(file), byte ") && line.contains("call "), "\(line)")
    #expect(line.contains("/calls/"), "the recording is named: \(line)")
    #expect(verified.output.contains("5 entries sound") && verified.output.contains("1 damaged"))

    let searched = try calls.search()
    #expect(searched.exitCode == 0)
    #expect(searched.errors.contains("not searched, ") && searched.errors.contains("1 call: "))
    let lost = Set(before.outputLines).subtracting(searched.outputLines)
    #expect(Set(lost.map { $0.prefix(1) }).count <= 1, "one call's findings are gone, no others")

    let rebuilt = try calls.index("rebuild")
    #expect(rebuilt.exitCode == 0, "\(rebuilt.errors)")
    #expect(rebuilt.output.contains("1 recording heard again · 2 were there"))
    #expect(try calls.index("verify").exitCode == 0)
    #expect(try calls.search().output == before.output)
  }

  @Test("a run hears what the index lost, and nothing about the calls changes")
  func healedByRun() throws {
    let calls = try Calls()
    _ = try calls.run()
    let before = try StoreDump(path: calls.store)
    _ = try calls.damage(at: 0.5)
    #expect(try calls.run().exitCode == 0)
    #expect(try calls.index("verify").exitCode == 0)
    #expect(try StoreDump(path: calls.store) == before)
  }

  @Test("what cannot be rebuilt is named, with the reason; the rest is rebuilt")
  func rebuildWithoutFiles() throws {
    let calls = try Calls()
    _ = try calls.run()
    try FileManager.default.removeItem(atPath: calls.index)
    try FileManager.default.removeItem(atPath: calls.folder.path("calls/a.wav"))
    try FileManager.default.removeItem(atPath: calls.folder.path("calls/b.wav"))
    try FileManager.default.copyItem(
      atPath: calls.folder.path("calls/c.wav"), toPath: calls.folder.path("calls/b.wav"))
    let rebuilt = try calls.index("rebuild")
    #expect(rebuilt.exitCode == 3)
    #expect(
      rebuilt.output.contains("1 recording heard again · 0 were there · 2 cannot be heard again"))
    #expect(rebuilt.errorLines.contains { $0.contains("a.wav: ") && $0.contains("no such file") })
    #expect(rebuilt.errorLines.contains { $0.contains("b.wav: not the recording any more") })
    let shown = try calls.index("show").output
    #expect(shown.contains("missing") && shown.contains("1 of them in the index"))
  }

  @Test("a store from before there was an index gets one from the next run")
  func olderStore() throws {
    let calls = try Calls()
    _ = try calls.run()
    let before = try StoreDump(path: calls.store)
    try FileManager.default.removeItem(atPath: calls.index)
    _ = try calls.run()
    #expect(try calls.index("verify").output.contains("6 entries sound"))
    #expect(try StoreDump(path: calls.store) == before)
  }

  @Test(
    "what an older model heard is searched as it is, which is said, and a rebuild hears it again")
  func olderModel() throws {
    let calls = try Calls()
    // The model of this version under another digest: its vocabulary with a blank line more.
    let model = calls.folder.path("model")
    let files = FileManager.default
    try files.createDirectory(atPath: model, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: ModelFolder.path) {
      try files.createSymbolicLink(
        atPath: "\(model)/\(name)", withDestinationPath: "\(ModelFolder.path)/\(name)")
    }
    let vocabulary = "\(model)/g2p_vocab.json"
    let text = try String(contentsOfFile: vocabulary, encoding: .utf8)
    try files.removeItem(atPath: vocabulary)
    try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: vocabulary))

    let older = ["EARSHOT_MODEL_DIR": model]
    #expect(try calls.run(environment: older).exitCode == 0)
    let outcomes = try StoreDump.rows(calls.store, "SELECT * FROM outcomes")
    let search = ["search", "credit card", "--store", calls.store, "--format", "csv"]
    let before = try ProgramRun.earshot(search, environment: older)
    #expect(!before.errors.contains("older"))
    let searched = try calls.search()
    #expect(searched.output == before.output && before.outputLines.count > 1)
    #expect(searched.errors.contains("3 calls: a, b, c"))
    #expect(searched.errors.contains("sound searched as an older model heard it (telephone"))

    let rules = ["rules", "apply", calls.folder.path("rules"), "--store", calls.store]
    #expect(
      try ProgramRun.earshot(rules).output.contains("3 calls decided again · nothing changes"))
    #expect(try StoreDump.rows(calls.store, "SELECT * FROM outcomes") == outcomes)
    #expect(try calls.index("show").output.contains("3 as an older model heard them"))
    #expect(try calls.index("rebuild").output.contains("3 recordings heard again"))
    #expect(try !calls.search().errors.contains("older"))
    #expect(try calls.index("verify").output.contains("12 entries sound"))
  }
}
