import AudioInput
import CSndfile
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
    var state = UInt64(codec.format)
    let random = { (bound: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<60 {
      var bytes = whole
      // Most changes hit the header, where the numbers are.
      for _ in 0...random(4) {
        bytes[random(round % 3 == 0 ? bytes.count : min(bytes.count, 80))] = UInt8(
          [0, 255, 127, 128, random(256)][random(5)])
      }
      if round % 5 == 0 { bytes = Array(bytes.prefix(random(bytes.count))) }
      let path = try folder.write(bytes, to: "b")
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
}
