import AudioInput
import Testing

@Suite("Recordings of every codec")
struct CodecTests {
  @Test(
    "come out whole, in place, channel by channel, whatever their rate", arguments: Codec.all)
  func comesOutWhole(codec: Codec) throws {
    let folder = try TestFolder()
    for sampleRateHz in codec.sampleRatesHz {
      for channelCount in codec.channelCounts {
        let path = folder.path(of: "recording")
        let written = TestSignal.sides(channelCount, at: sampleRateHz)
        try TestRecording.write(
          written, to: path, format: codec.format, sampleRateHz: sampleRateHz)

        let (info, heard) = try TestRecording.read(path)

        let label = Comment("\(codec.name), \(sampleRateHz) Hz, \(channelCount) channels")
        #expect(info.formatName == codec.name, label)
        #expect(info.sampleRateHz == sampleRateHz, label)
        #expect(info.channelCount == channelCount, label)
        let extra = heard[0].count - 32_000
        #expect((0...codec.paddingMs * 16).contains(extra), "\(label): \(extra) samples more")
        let lengthMs = Double(heard[0].count) / 16
        #expect(abs(Double(info.durationMs ?? 0) - lengthMs) <= 1, label)
        let ideal =
          sampleRateHz < 16_000
          ? written.map { SlowInterpolation.raised($0, at: sampleRateHz) }
          : TestSignal.sides(channelCount, at: 16_000)
        for (side, expected) in ideal.enumerated() {
          let clean = TestSignal.signalToNoise(heard[side], expected)
          #expect(clean > codec.signalToNoise, "\(label): side \(side)")
          let (lag, correlation) = TestSignal.bestLag(heard[side], expected, within: 8)
          #expect(abs(lag) <= 1, label)
          #expect(correlation > 0.7, label)
          if channelCount == 2 {
            #expect(abs(TestSignal.correlation(heard[1 - side], expected)) < 0.2, label)
          }
        }
      }
    }
  }
}
