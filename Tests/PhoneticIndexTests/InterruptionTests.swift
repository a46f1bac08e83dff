import Foundation
import IndexTestSupport
import PhoneticIndex
import TestSupport
import Testing

@Suite("Writers that are killed")
struct InterruptionTests {
  private func start(
    _ folder: String, _ prefix: String, first: Int, last: Int
  ) throws
    -> ChildProcess
  {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let probe = URL(fileURLWithPath: tests).deletingLastPathComponent()
      .appendingPathComponent("IndexKillProbe")
    try #require(
      FileManager.default.isExecutableFile(atPath: probe.path),
      "IndexKillProbe is not built beside \(tests)")
    return try ChildProcess(probe.path, [folder, prefix, "\(first)", "\(last)"])
  }

  /// Fails unless `index` holds the entry of `name`, as it was made.
  private func expectEntry(_ name: String, in index: PhoneticIndex) throws {
    let original = NamedEntry.make(name)
    let stored = try #require(try index.entry(original.header.id), "\(name) was kept")
    let all = 0..<original.frameCount
    #expect(stored.header == original.header)
    #expect(stored.frameCount == original.frameCount)
    #expect(stored.scores(in: all).values == original.scores(in: all).values)
  }

  @Test("two at once, killed at any moment, lose nothing that they had kept")
  func killed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("index")
    var generator = SeededGenerator(seed: 7)
    var kept: [String] = []
    for round in 0..<12 {
      let probes = try ["a", "b"].map { try start(path, $0 + "\(round)", first: 0, last: 100_000) }
      // Half a minute at the most: a probe that never writes shows as one without lines.
      for _ in 0..<30_000 where probes.contains(where: { $0.outputSoFar.isEmpty }) { usleep(1000) }
      usleep(UInt32.random(in: 0...20_000, using: &generator))
      for probe in probes { probe.send(SIGKILL) }
      for probe in probes {
        let finished = probe.wait()
        #expect(finished.signal == SIGKILL, "\(finished.errors)")
        let lines = String(decoding: finished.output, as: UTF8.self)
        // The last line may itself be cut off; a name in full was kept.
        kept += lines.split(separator: "\n").map(String.init)
      }
      let index = try PhoneticIndex(directory: path)
      for finding in try index.verify().findings { #expect(finding.kind == .unfinished) }
      #expect(index.count >= kept.count)
    }
    let index = try PhoneticIndex(directory: path)
    for name in kept { try expectEntry(name, in: index) }
    #expect(kept.count >= 24)

    // Whoever comes next clears up.
    let last = try start(path, "last", first: 0, last: 3).wait()
    #expect(last.exitCode == 0, "\(last.errors)")
    try index.refresh()
    for number in 0...3 { try expectEntry("last-\(number)", in: index) }
    #expect(try index.verify().findings.isEmpty)
  }
}
