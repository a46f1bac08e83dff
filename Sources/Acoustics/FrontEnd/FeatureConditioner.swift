/// The front end at work: features go in as they are extracted, and come out as the network hears them.
///
/// A hop is decided on when the 4 s around it are known, and up to a second later where silence is left
/// out. What comes out does not depend on how features are cut into blocks.
package struct FeatureConditioner {
  /// A stretch of frames of the network (20 ms), in the order of the signal.
  package enum Stretch: Equatable, Sendable {
    /// Frames that the network is to hear; their features, two rows each, have been passed on.
    case heard(Int)
    /// Frames that are blank.
    case leftOut(Int)
  }

  private var fill: EmptyBandFill?
  private var detector: SpeechDetector?
  private var gate = SilenceGate()
  /// What the gate has decided and is still to be carried out; empty whenever it decides.
  private var steps: [SilenceGate.Step] = []
  /// Rows that have not been passed on or dropped.
  private var waiting = RowQueue(width: NetworkShape.bandCount)
  /// Hops that have been measured and decided on.
  private var measuredHops = 0
  private var decidedHops = 0

  /// Rows that are held back.
  package var waitingFrameCount: Int { waiting.rowCount }

  /// A conditioner that does what `frontEnd` says.
  package init(_ frontEnd: FrontEnd) {
    fill = frontEnd.fillsEmptyBands ? EmptyBandFill() : nil
    detector = frontEnd.skipsSilence ? SpeechDetector() : nil
  }

  /// Takes the next `count` rows, which `write` writes.
  mutating func append(rows count: Int, _ write: (UnsafeMutablePointer<Float>) -> Void) {
    waiting.append(rows: count, write)
  }

  /// Takes `rows`, one after the other, and gives those that are ready and what they are.
  package mutating func append(_ rows: [Float]) -> (rows: [Float], stretches: [Stretch]) {
    append(rows: rows.count / NetworkShape.bandCount) { output in
      for (index, value) in rows.enumerated() { output[index] = value }
    }
    return takeReady(isComplete: false)
  }

  /// Gives the rows that are left.
  package mutating func finish() -> (rows: [Float], stretches: [Stretch]) {
    takeReady(isComplete: true)
  }

  private mutating func takeReady(isComplete: Bool) -> (rows: [Float], stretches: [Stretch]) {
    var ready = RowQueue(width: NetworkShape.bandCount)
    var stretches: [Stretch] = []
    while let stretch = next(isComplete: isComplete, to: &ready) { stretches.append(stretch) }
    let count = ready.rowCount * NetworkShape.bandCount
    let rows = ready.withRows(from: 0) { Array(UnsafeBufferPointer(start: $0, count: count)) }
    return (rows ?? [], stretches)
  }

  /// Passes the rows of the next stretch that is ready on to `features`, unless they are left out;
  /// where the signal `isComplete`, all that is left is ready.
  ///
  /// - Returns: what stretch that was; `nil` where none is ready.
  mutating func next(isComplete: Bool, to features: inout RowQueue) -> Stretch? {
    // INVARIANT: hops are measured and decided on only when no step is left, since the rows of such a
    // step are still waiting, and the gate no longer counts them.
    if steps.isEmpty { measure(isComplete: isComplete) }
    let readyHops = isComplete ? measuredHops : measuredHops - NoiseFloor.reach
    while steps.isEmpty, decidedHops < readyHops {
      fillHop()
      let maySpeak = detector?.maySpeak(atHop: decidedHops) ?? true
      decidedHops += 1
      steps = gate.append(maySpeak: maySpeak)
    }
    if steps.isEmpty, isComplete { steps = gate.finish() }
    return steps.isEmpty ? nil : carryOut(steps.removeFirst(), &features)
  }

  private mutating func carryOut(
    _ step: SilenceGate.Step, _ features: inout RowQueue
  ) -> Stretch {
    let rowCount = min(step.hopCount * FeatureHop.frameCount, waiting.rowCount)
    let frameCount = (rowCount + NetworkShape.stemStride - 1) / NetworkShape.stemStride
    defer { waiting.removeFirst(rowCount) }
    guard case .keep = step else { return .leftOut(frameCount) }
    waiting.withRows(from: 0) { rows in
      features.append(rows: rowCount) {
        $0.update(from: rows, count: rowCount * NetworkShape.bandCount)
      }
    }
    return .heard(frameCount)
  }

  /// Fills the hop that is to be decided on.
  private mutating func fillHop() {
    guard let power = fill?.noisePower(atHop: decidedHops), power > 0 else { return }
    let first = gate.heldHops * FeatureHop.frameCount
    let frameCount = min(FeatureHop.frameCount, waiting.rowCount - first)
    waiting.withMutableRows(from: first) {
      EmptyBandFill.add(power, to: $0, frameCount: frameCount)
    }
  }

  /// Measures the hops that have come whole, and a last one that ends early.
  private mutating func measure(isComplete: Bool) {
    let rows = waiting
    var first = (gate.heldHops + measuredHops - decidedHops) * FeatureHop.frameCount
    while first + FeatureHop.frameCount <= rows.rowCount || (isComplete && first < rows.rowCount) {
      let frameCount = min(FeatureHop.frameCount, rows.rowCount - first)
      rows.withRows(from: first) {
        let hop = FeatureHop(rows: $0, frameCount: frameCount)
        fill?.measure(hop)
        detector?.measure(hop)
      }
      measuredHops += 1
      first += frameCount
    }
  }
}
