import Glibc

/// Brings the 16 kHz of `AudioInput` down to the 8 kHz that a telephone has: everything that is measured
/// lies below 4 kHz, and half the samples are half the work.
///
/// Of a recording that was made at 8 kHz every second sample is taken: those are the samples that were
/// recorded, and what lies between was made up. Other recordings go through a half-band filter first.
package struct TelephoneBand {
  /// Samples a second that come out.
  static let sampleRateHz = 8_000
  /// The taps on one side of the middle that are not zero, the nearest first: a sinc under a Blackman window.
  private static let taps: [Float] = (0..<8).map { index in
    let distance = Double(2 * index + 1)
    let window =
      0.42 + 0.5 * cos(.pi * distance / 16) + 0.08 * cos(2 * .pi * distance / 16)
    let sign: Double = index.isMultiple(of: 2) ? 1 : -1
    return Float(sign / (.pi * distance) * window)
  }
  /// Samples that the filter looks at to either side.
  private static let reach = 15

  private let isRecordedSo: Bool
  /// Samples that later outputs still need; the filter's past is silence at the start.
  private var held: [Float]
  /// The place in `held` of the next output's middle.
  private var next: Int

  /// - Parameter recordedRateHz: the rate at which the recording was made.
  package init(recordedRateHz: Int) {
    isRecordedSo = recordedRateHz == Self.sampleRateHz
    held = isRecordedSo ? [] : [Float](repeating: 0, count: Self.reach)
    next = held.count
  }

  /// The samples at 8 kHz that `samples` complete, added to `output`.
  package mutating func append(_ samples: [Float], to output: inout [Float]) {
    guard !isRecordedSo else {
      while next < samples.count {
        output.append(samples[next])
        next += 2
      }
      next -= samples.count
      return
    }
    held += samples
    held.withUnsafeBufferPointer { held in
      while next + Self.reach < held.count {
        var sum = held[next] * 0.5
        for (index, tap) in Self.taps.enumerated() {
          let distance = 2 * index + 1
          sum += tap * (held[next - distance] + held[next + distance])
        }
        output.append(sum)
        next += 2
      }
    }
    let unneeded = max(0, next - Self.reach)
    held.removeFirst(unneeded)
    next -= unneeded
  }

  /// What is still to come when nothing follows.
  package mutating func finish(to output: inout [Float]) {
    guard !isRecordedSo else { return }
    append([Float](repeating: 0, count: Self.reach), to: &output)
  }
}
