/// The signal as frames see it: extended by its mirror image at either end, so that the first frame is
/// centred on the first sample.
package struct MirroredSignal {
  /// The extended signal from the first frame on that has not been taken away; before the signal is
  /// long enough to be mirrored, just its samples.
  package private(set) var samples: [Float] = []
  private var isMirrored = false

  /// A signal without samples.
  package init() {}

  /// Frames of 400 that lie complete in `samples`, 160 apart.
  package var frameCount: Int {
    guard isMirrored, samples.count >= NetworkShape.frameLength else { return 0 }
    return (samples.count - NetworkShape.frameLength) / NetworkShape.hopLength + 1
  }

  /// Adds samples; one that is not a finite number counts as silence.
  package mutating func append(_ block: ArraySlice<Float>) {
    samples.append(contentsOf: block.lazy.map { $0.isFinite ? $0 : 0 })
    guard !isMirrored, samples.count > NetworkShape.padding else { return }
    let mirror = Self.reversed(samples[1...NetworkShape.padding])
    samples.insert(contentsOf: mirror, at: 0)
    isMirrored = true
  }

  /// Ends the signal.
  package mutating func finish() {
    guard !samples.isEmpty else { return }
    if isMirrored {
      // INVARIANT: more than 200 samples are left, since a frame that is not complete yet begins
      // within the last 400 and at least 240 of its samples have come.
      let mirror = Self.reversed(samples.suffix(NetworkShape.padding + 1).dropLast())
      samples.append(contentsOf: mirror)
    } else {
      // Shorter than the mirror is long: it bounces between the ends.
      let short = samples
      let padding = NetworkShape.padding
      samples = (-padding..<short.count + padding).map {
        short[Self.mirrored($0, count: short.count)]
      }
      isMirrored = true
    }
  }

  /// Drops what only the first `count` frames needed.
  package mutating func removeFrames(_ count: Int) {
    samples.removeFirst(count * NetworkShape.hopLength)
  }

  /// The slice backwards, in memory of its own: an array that grows by a view of itself is read after
  /// it was freed, when the optimiser has dropped the view's hold on it (Swift 6.3, found by the
  /// address sanitizer).
  private static func reversed(_ slice: ArraySlice<Float>) -> [Float] { slice.reversed() }

  /// Where position `index` outside of `count` samples lies in them, when the ends are mirrors and are
  /// not repeated: 2 1 0 1 2 … for −2, −1, 0, 1, 2.
  package static func mirrored(_ index: Int, count: Int) -> Int {
    guard count > 1 else { return 0 }
    let period = 2 * (count - 1)
    let phase = ((index % period) + period) % period
    return min(phase, period - phase)
  }
}
