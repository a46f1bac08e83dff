/// Measures one channel from its first sample to its last, frame by frame. What it keeps of an hour is
/// some five megabytes.
final class ChannelMeter {
  /// What has been measured so far.
  private(set) var measured = ChannelMeasures()
  private var band: TelephoneBand
  /// Samples at 8 kHz that frames still need; the first has the number `firstSample`.
  private var samples: [Float]
  private var firstSample = -FrameClock.leadIn
  private let short = PowerSpectrum(length: FrameClock.shortLength)
  private let long = PowerSpectrum(length: FrameClock.longLength)
  private var keys = KeyDetector()
  private var texture = MusicTexture()
  private var lastSample: Float = 0

  /// - Parameter recordedRateHz: the rate at which the recording was made.
  init(recordedRateHz: Int) {
    band = TelephoneBand(recordedRateHz: recordedRateHz)
    samples = [Float](repeating: 0, count: FrameClock.leadIn)
  }

  /// Takes the next samples, at 16 kHz.
  func append(_ block: [Float]) {
    countClipping(in: block)
    band.append(block, to: &samples)
    measureFrames()
  }

  /// Ends the channel.
  func finish() -> ChannelMeasures {
    band.finish(to: &samples)
    samples += [Float](repeating: 0, count: FrameClock.leadIn)
    measureFrames()
    measured.keys = keys.finish()
    return measured
  }

  /// Samples at full scale count as cut off where the one before was there too: µ-law's full scale is 0.98,
  /// and a sine that just reaches it has no two alike.
  private func countClipping(in block: [Float]) {
    var clipped = 0
    var last = lastSample
    for sample in block {
      if abs(sample) >= 0.975, abs(sample - last) < 0.004 { clipped += 1 }
      last = sample
    }
    lastSample = last
    measured.sampleCount += block.count
    measured.clippedCount += clipped
  }

  private func measureFrames() {
    samples.withUnsafeBufferPointer { samples in
      guard let base = samples.baseAddress else { return }
      let end = firstSample + samples.count
      while true {
        let start =
          measured.levels.count * FrameClock.shortHop - FrameClock.shortLength / 2
        guard start + FrameClock.shortLength <= end else { break }
        measureShort(base + (start - firstSample))
      }
      while true {
        let start = measured.textures.count * FrameClock.longHop - FrameClock.longLength / 2
        guard start + FrameClock.longLength <= end else { break }
        measureLong(base + (start - firstSample))
      }
    }
    let needed = measured.textures.count * FrameClock.longHop - FrameClock.longLength / 2
    let unneeded = min(max(0, needed - firstSample), samples.count)
    samples.removeFirst(unneeded)
    firstSample += unneeded
  }

  private func measureShort(_ start: UnsafePointer<Float>) {
    short.measure(start)
    var total: Float = 0
    short.power.withUnsafeBufferPointer { power in
      for bins in SpeechBands.bins {
        var sum: Float = 0
        for bin in bins { sum += power[bin] }
        total += sum
        measured.bands.append(Level.level(ofPower: sum))
      }
    }
    measured.levels.append(Level.level(ofPower: total))
    keys.append(short)
  }

  private func measureLong(_ start: UnsafePointer<Float>) {
    long.measure(start)
    if let tone = ToneFrame(long, number: measured.textures.count) { measured.tones.append(tone) }
    measured.textures.append(texture.measure(long))
  }
}
