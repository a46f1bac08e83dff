import Foundation
import TestSupport
import Testing

/// How much memory an hour takes, measured from outside: the most that the program ever held.
@Suite("The memory of a long call") struct E2EMemoryTests {
  private let folder: TemporaryFolder
  private let talk: [Int16]

  init() throws {
    folder = try TemporaryFolder()
    let prompt = try HumanSpeech().prompts(named: ["vm-intro"])[0]
    talk = Array(try TelephoneWAV.samples(of: prompt.file).prefix(16_000))
  }

  /// A recording that says something for the first two seconds of every twenty, or nothing at all.
  private func recording(_ name: String, minutes: Int, speaks: Bool) throws -> String {
    let part = (speaks ? talk : []) + [Int16](repeating: 0, count: 160_000 - (speaks ? 16_000 : 0))
    let path = folder.path(name)
    let samples = (0..<3 * minutes).reduce(into: []) { whole, _ in whole += part }
    try TelephoneWAV.write([samples], to: path)
    return path
  }

  /// What `earshot spot` finds in it, and the most memory that it held. A program that the tests start by
  /// themselves is told to have held what the tests did.
  private func spotted(_ path: String) throws -> (lines: [String], bytes: Int) {
    let script = """
      import resource, subprocess, sys
      subprocess.run(sys.argv[1:], check=True)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
      """
    let run = ProgramRun(
      finishing: try ChildProcess(
        "python3",
        [
          "-c", script, Places.program.path, "spot", path, "--format", "tsv",
          "--keyword", "please leave your message",
        ],
        in: Places.repository.path))
    #expect(run.exitCode == 0, "\(run.errors)")
    let kibibytes = try #require(run.outputLines.last.flatMap { Int($0) })
    return (run.outputLines.dropLast(), kibibytes * 1024)
  }

  @Test("an hour with pauses, and a pause of an hour, take less than 100 MB more than a minute")
  func hour() throws {
    let minute = try spotted(recording("minute.wav", minutes: 1, speaks: true))
    #expect(minute.lines.count == 3)
    for speaks in [true, false] {
      let hour = try spotted(recording("hour.wav", minutes: 60, speaks: speaks))
      #expect(hour.bytes - minute.bytes < 100_000_000)
      #expect(hour.lines.count == (speaks ? 180 : 0))
    }
  }
}
