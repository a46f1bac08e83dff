import Foundation
import TestSupport
import Testing

@Suite("What happens in recordings") struct E2EEventTests {
  /// Six seconds of the busy tone of North America at 8 kHz, as WAV.
  private var busyTone: Data {
    let rate = 8000
    let samples = (0..<6 * rate).map { index -> Int16 in
      guard index % rate < rate / 2 else { return 0 }
      let time = Double(index) / Double(rate)
      return Int16(6000 * (sin(2 * .pi * 480 * time) + sin(2 * .pi * 620 * time)))
    }
    var file = Data("RIFF".utf8)
    func append(_ number: Int, bytes: Int) {
      for place in 0..<bytes { file.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }
    append(36 + samples.count * 2, bytes: 4)
    file += Data("WAVEfmt ".utf8)
    for (number, bytes) in [(16, 4), (1, 2), (1, 2), (rate, 4), (2 * rate, 4), (2, 2), (16, 2)] {
      append(number, bytes: bytes)
    }
    file += Data("data".utf8)
    append(samples.count * 2, bytes: 4)
    for sample in samples { append(Int(sample), bytes: 2) }
    return file
  }

  @Test("an event that is evidence has its name in reports and explanations for programs")
  func eventKey() throws {
    let scratch = try TemporaryFolder()
    try scratch.write("", to: "in/a.wav")
    try busyTone.write(to: URL(filePath: scratch.path("in/a.wav")))
    let rules = try scratch.write(
      "language 1\nrule \"busy\" when mentions event busy then tag \"busy\"\n", to: "r/a.rules")
    let run = try ProgramRun.earshot([
      "run", scratch.path("in"), "--rules", rules, "--store", scratch.path("store.db"), "--format",
      "json",
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("\"event\" : \"busy\""), "\(run.output)")
    let explained = try ProgramRun.earshot([
      "explain", "a", "--rules", rules, "--store", scratch.path("store.db"), "--format", "json",
    ])
    #expect(explained.output.contains("\"event\" : \"busy\""), "\(explained.output)")
  }
}
