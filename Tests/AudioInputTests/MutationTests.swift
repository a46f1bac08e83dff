import AudioInput
import CSndfile
import TestSupport
import Testing

@Suite("Damaged files")
struct MutationTests {
  @Test(
    "whatever is changed in a file, it is read or refused, never a crash or an endless stream",
    arguments: Codec.all)
  func mutated(codec: Codec) throws {
    let folder = try TestFolder()
    let sampleRateHz = codec.sampleRatesHz[0]
    try TestRecording.write(
      TestSignal.sides(1, seconds: 0.5, at: sampleRateHz), to: folder.path(of: "a"),
      format: codec.format, sampleRateHz: sampleRateHz)
    let whole = try folder.bytes(of: "a")
    var generator = SeededGenerator(seed: UInt64(codec.format))
    for round in 0..<60 {
      let bytes = damaged(whole, round: round, by: &generator)
      try read(folder.write(bytes, to: "b"))
    }
  }

  /// `whole` with one to four of its bytes changed, and of every fifth round the beginning of that.
  private func damaged(
    _ whole: [UInt8], round: Int, by generator: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = whole
    // Most changes hit the header, where the numbers are.
    let end = round % 3 == 0 ? bytes.count : min(bytes.count, 80)
    for _ in 0...Int.random(in: 0..<4, using: &generator) {
      let place = Int.random(in: 0..<end, using: &generator)
      let any = UInt8.random(in: 0...255, using: &generator)
      bytes[place] = [0, 255, 127, 128, any].randomElement(using: &generator) ?? any
    }
    guard round % 5 == 0 else { return bytes }
    return Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
  }

  /// Reads the file to its end, or is told with its name why it cannot be.
  private func read(_ path: String) throws {
    do {
      var reader = try SpeechReader(path: path)
      var blocks = 0
      while try reader.nextBlock() != nil, blocks < 5_000 { blocks += 1 }
      #expect(blocks < 5_000)
    } catch {
      #expect("\(error)".hasPrefix(path) && !"\(error)".contains("\n"))
    }
  }
}
