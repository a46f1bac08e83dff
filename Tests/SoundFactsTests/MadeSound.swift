import Foundation
import SoundFacts
import TestSupport

/// Sound with known parts, at 16 kHz.
struct MadeSound {
  private(set) var samples: [Float] = []
  private var generator: SeededGenerator

  init(seed: UInt64 = 1) { generator = SeededGenerator(seed: seed) }

  var endMs: Int { samples.count / 16 }

  mutating func silence(ms: Int) { samples += [Float](repeating: 0, count: ms * 16) }

  /// Tones together, each of this amplitude.
  mutating func tones(_ hertz: [Double], ms: Int, amplitude: Double = 0.1) {
    for index in 0..<ms * 16 {
      let time = Double(index) / 16_000
      let edge = min(1, Double(min(index, ms * 16 - 1 - index)) / 64)
      samples.append(
        Float(edge * amplitude * hertz.reduce(0) { $0 + sin(2 * .pi * $1 * time) }))
    }
  }

  /// Somebody: a buzz whose pitch glides, in syllables of a quarter of a second without a pause between.
  mutating func voice(ms: Int, amplitude: Double = 0.2) {
    var phase = 0.0
    let start = Double.random(in: 0...6, using: &generator)
    for index in 0..<ms * 16 {
      let time = Double(index) / 16_000
      let pitch = 130 + 30 * sin(2 * .pi * 1.7 * time + start) + 12 * sin(2 * .pi * 5.1 * time)
      phase += 2 * .pi * pitch / 16_000
      let syllable = 0.35 + 0.65 * pow(sin(.pi * time * 4), 2)
      var sum = 0.0
      for harmonic in 1...22 {
        let hertz = pitch * Double(harmonic)
        let formant =
          exp(-pow((hertz - 500 - 300 * sin(time * 9 + start)) / 500, 2))
          + 0.4 * exp(-pow((hertz - 1_700 + 400 * sin(time * 7)) / 500, 2))
        sum += formant * sin(phase * Double(harmonic))
      }
      samples.append(Float(amplitude * syllable * sum / 4))
    }
  }

  /// Chords, each held for half a second.
  mutating func music(ms: Int, amplitude: Double = 0.05) {
    let chords = [
      [262.0, 330, 392, 784], [220, 262, 330, 660], [175, 220, 262, 523], [196, 247, 294, 988],
    ]
    for step in 0..<ms / 500 {
      let chord = chords[step % chords.count]
      let start = samples.count
      tones(chord + chord.map { $0 * 2 }, ms: 500, amplitude: amplitude)
      for index in start..<samples.count {
        samples[index] *= Float(0.5 + 0.5 * exp(-Double(index - start) / 8_000))
      }
    }
  }

  /// Steady noise over everything so far, of this amplitude.
  mutating func addNoise(amplitude: Float) {
    for index in samples.indices {
      samples[index] += Float.random(in: -amplitude...amplitude, using: &generator)
    }
  }

  /// The same with each sample changed.
  func mapped(_ change: (Float) -> Float) -> MadeSound {
    var mapped = self
    mapped.samples = samples.map(change)
    return mapped
  }

  /// What is measured of it, in blocks of `blockMs`.
  func measured(blockMs: Int = 1_000, recordedRateHz: Int = 8_000) -> MeasuredRecording {
    Self.measured([self], blockMs: blockMs, recordedRateHz: recordedRateHz)
  }

  /// What is measured of sounds on a channel each; shorter ones end in silence.
  static func measured(
    _ channels: [MadeSound], blockMs: Int = 1_000, recordedRateHz: Int = 8_000
  ) -> MeasuredRecording {
    let count = channels.map(\.samples.count).max() ?? 0
    let padded = channels.map { sound in
      sound.samples + [Float](repeating: 0, count: count - sound.samples.count)
    }
    let meter = RecordingMeter(recordedRateHz: recordedRateHz, channelCount: channels.count)
    for start in stride(from: 0, to: count, by: blockMs * 16) {
      meter.append(padded.map { Array($0[start..<min(count, start + blockMs * 16)]) })
    }
    return meter.finish()
  }
}
