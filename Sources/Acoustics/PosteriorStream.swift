internal import CKernels

/// Turns a signal into posteriors as it comes, in blocks of any size.
///
///     var stream = PosteriorStream(model: model)
///     while let block = nextBlock() { use(stream.append(block)) }
///     use(stream.finish())
///
/// The frames come in order, each once, and do not depend on how the signal is cut into blocks. They
/// lag behind the signal by up to 24 s. The stream needs some 8 MB, however long the recording. A
/// stream is for one recording channel.
public struct PosteriorStream: ~Copyable {
  private let network: Network
  private let extractor: FeatureExtractor
  private let plan: WindowPlan
  private var signal = MirroredSignal()
  /// `nil` where features go to the network as they are.
  private var fill: EmptyBandFill?
  /// Feature frames from the one before the next stem frame on.
  private var features = RowQueue(width: NetworkShape.bandCount)
  /// Frames that the stem has made, from `stemStart` on.
  private var stemmed = RowQueue(width: NetworkShape.width)
  private var stemStart = 0
  /// Whether no more signal comes.
  private var isComplete = false
  /// Where the next window begins.
  private var windowStart = 0
  /// Frames that have been given out.
  private var givenCount = 0

  /// Frames that are kept for windows to come: never more than two windows' worth and what a second of
  /// signal adds.
  package var retainedFrameCount: Int { stemmed.rowCount }

  /// A stream for the signal of one channel at 16 kHz, heard through `frontEnd`.
  public init(model: AcousticModel, frontEnd: FrontEnd = .standard) {
    self.init(model: model, plan: .standard, frontEnd: frontEnd)
  }

  /// A stream that cuts windows as `plan` says.
  package init(model: AcousticModel, plan: WindowPlan, frontEnd: FrontEnd = .standard) {
    self.plan = plan
    fill = frontEnd.fillsEmptyBands ? EmptyBandFill() : nil
    network = Network(
      weights: model.weights, level: model.level,
      workspace: Workspace(maximumFrameCount: plan.frameCount))
    extractor = FeatureExtractor(model.weights.features, level: model.level)
    // The first stem frame looks one feature frame back, into nothing.
    features.append(rows: 1)
  }

  /// Takes the next samples, −1 … 1 at full scale, and gives the frames that are ready by then.
  ///
  /// A sample that is not a finite number counts as silence.
  public mutating func append(_ samples: [Float]) -> Posteriors {
    var posteriors = Posteriors(classCount: NetworkShape.classCount)
    for first in stride(from: 0, to: samples.count, by: NetworkShape.sampleRateHz) {
      signal.append(samples[first..<min(first + NetworkShape.sampleRateHz, samples.count)])
      advance(into: &posteriors)
    }
    return posteriors
  }

  /// Ends the signal and gives the frames that are left. The stream is then used up.
  public consuming func finish() -> Posteriors {
    var posteriors = Posteriors(classCount: NetworkShape.classCount)
    signal.finish()
    isComplete = true
    advance(into: &posteriors)
    if features.rowCount >= 2 {
      // An odd number of feature frames leaves the last stem frame one short.
      features.append(rows: 1)
      advance(into: &posteriors)
    }
    let end = stemStart + stemmed.rowCount
    if givenCount < end {
      let start = plan.lastWindowStart(givenCount: givenCount, frameCount: end)
      run(from: start, to: end, givingUpTo: end, into: &posteriors)
    }
    return posteriors
  }

  /// Works off everything that is complete.
  private mutating func advance(into posteriors: inout Posteriors) {
    extractFeatures()
    runStem()
    // The last window is another one, so a window is run only when the signal is known to go on.
    while windowStart + plan.frameCount < stemStart + stemmed.rowCount {
      let end = windowStart + plan.frameCount
      run(
        from: windowStart, to: end, givingUpTo: end - plan.contextFrameCount, into: &posteriors)
      // The last window may begin before the next one, but not before this one.
      stemmed.removeFirst(windowStart - stemStart)
      stemStart = windowStart
      windowStart += plan.step
    }
  }

  private mutating func extractFeatures() {
    let count = signal.frameCount
    signal.samples.withUnsafeBufferPointer { samples in
      guard count > 0, let start = samples.baseAddress else { return }
      let extractor = self.extractor
      let extract = { extractor.extract(start, frameCount: count, into: $0) }
      if fill?.append(rows: count, extract) == nil { features.append(rows: count, extract) }
    }
    signal.removeFrames(count)
    fill?.moveReady(to: &features, isComplete: isComplete)
  }

  /// The first layer of the network, which takes three feature frames and moves on by two.
  private mutating func runStem() {
    let stemStride = NetworkShape.stemStride
    let count = max(0, features.rowCount - NetworkShape.stemTaps + stemStride) / stemStride
    features.withRows(from: 0) { rows in
      stemmed.append(rows: count) { output in
        network.weights.stem.multiply(
          rows, stride: stemStride * NetworkShape.bandCount, rows: count, into: output,
          stride: NetworkShape.width, epilogue: .gelu, on: network.level)
      }
    }
    features.removeFirst(count * stemStride)
  }

  /// Runs the network over the window and gives its frames that have not been given yet, up to
  /// `limit`.
  private mutating func run(
    from start: Int, to end: Int, givingUpTo limit: Int, into posteriors: inout Posteriors
  ) {
    let wanted = givenCount - start..<limit - start
    stemmed.withRows(from: start - stemStart) { frames in
      posteriors.append(frames: wanted.count) { output in
        network.run(frames, frameCount: end - start, wanted: wanted, into: output)
      }
    }
    givenCount = limit
  }
}
