internal import CKernels

/// Turns a signal into posteriors as it comes, in blocks of any size.
///
///     var stream = PosteriorStream(model: model)
///     while let block = nextBlock() { use(stream.append(block)) }
///     use(stream.finish())
///
/// The frames come in order, each once, and do not depend on how the signal is cut into blocks. They
/// lag behind the signal by up to 48 s of speech and the pauses in it, and 5 s. The stream needs some
/// 14 MB, however long the recording. A stream is for one recording channel.
///
/// The network hears the stretches in which somebody may be speaking, one after the other as if there
/// were no pauses of a second and more between them; in those pauses every frame is blank. After a
/// pause that is as long as a window it begins anew. See ``FrontEnd``.
public struct PosteriorStream: ~Copyable {
  private let network: Network
  private let extractor: FeatureExtractor
  private let plan: WindowPlan
  private var signal = MirroredSignal()
  /// `nil` where features go to the network as they are.
  private var conditioner: FeatureConditioner?
  /// Feature frames from the one before the next stem frame on.
  private var features = RowQueue(width: NetworkShape.bandCount)
  /// Frames that the stem has made, from `stemStart` on.
  private var stemmed = RowQueue(width: NetworkShape.width)
  private var stemStart = 0
  /// Where the run of windows began, and where its next one begins.
  private var runStart = 0
  private var windowStart = 0
  /// Heard frames that have been given out.
  private var givenCount = 0
  private var pauses = PauseList()
  /// How long the present pause is, in frames.
  private var pauseLength = 0
  /// Heard frames that came from the conditioner, and all frames.
  private var heardCount = 0
  private var frameCount = 0
  private var speech: [Range<Int>] = []
  /// Whether no more signal comes.
  private var isComplete = false

  /// Frames that are kept for windows to come: never more than two windows' worth and what a second of
  /// signal adds.
  package var retainedFrameCount: Int { stemmed.rowCount }

  /// Rows of features that the front end holds back.
  package var waitingRowCount: Int { conditioner?.waitingFrameCount ?? 0 }

  /// A stream for the signal of one channel at 16 kHz, heard through `frontEnd`.
  public init(model: AcousticModel, frontEnd: FrontEnd = .standard) {
    self.init(model: model, plan: .standard, frontEnd: frontEnd)
  }

  /// A stream that cuts windows as `plan` says.
  package init(model: AcousticModel, plan: WindowPlan, frontEnd: FrontEnd = .standard) {
    self.plan = plan
    conditioner = frontEnd == .plain ? nil : FeatureConditioner(frontEnd)
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
  public consuming func finish() -> Posteriors { finishWithSpeech().posteriors }

  /// Ends the signal and gives the frames that are left, and the stretches of frames in the whole
  /// signal that the network heard: in order, apart, none empty. The stream is then used up.
  public consuming func finishWithSpeech() -> (posteriors: Posteriors, speech: [Range<Int>]) {
    var posteriors = Posteriors(classCount: NetworkShape.classCount)
    signal.finish()
    isComplete = true
    advance(into: &posteriors)
    endRun(into: &posteriors)
    if conditioner == nil, givenCount > 0 { speech = [0..<givenCount] }
    return (posteriors, speech)
  }

  /// Works off everything that is complete.
  private mutating func advance(into posteriors: inout Posteriors) {
    extractFeatures()
    while let stretch = conditioner?.next(isComplete: isComplete, to: &features) {
      take(stretch, into: &posteriors)
    }
    runStem()
    runWindows(into: &posteriors)
  }

  private mutating func take(
    _ stretch: FeatureConditioner.Stretch, into posteriors: inout Posteriors
  ) {
    switch stretch {
    case .heard(let count):
      if let last = speech.indices.last, speech[last].upperBound == frameCount {
        speech[last] = speech[last].lowerBound..<frameCount + count
      } else {
        speech.append(frameCount..<frameCount + count)
      }
      frameCount += count
      heardCount += count
      pauseLength = 0
    case .leftOut(let count):
      frameCount += count
      pauseLength += count
      pauses.append(count, before: heardCount)
      // However long the pause, no more than a window of it is remembered.
      if pauseLength >= plan.frameCount { endRun(into: &posteriors) }
    }
  }

  /// Gives everything that has been heard, as if the signal ended here, and the pause behind it.
  private mutating func endRun(into posteriors: inout Posteriors) {
    runStem()
    if features.rowCount >= 2 {
      // An odd number of feature frames leaves the last stem frame one short.
      features.append(rows: 1)
      runStem()
    }
    runWindows(into: &posteriors)
    let end = stemStart + stemmed.rowCount
    if givenCount < end {
      let start =
        runStart
        + plan.lastWindowStart(givenCount: givenCount - runStart, frameCount: end - runStart)
      run(from: start, to: end, givingUpTo: end, into: &posteriors)
    }
    posteriors.append(
      blankFrames: pauses.takeAll(), blankClass: NetworkShape.classCount - 1)
    stemmed.removeFirst(stemmed.rowCount)
    stemStart = end
    runStart = end
    windowStart = end
    features.removeFirst(features.rowCount)
    features.append(rows: 1)
  }

  /// Runs the windows that are complete.
  private mutating func runWindows(into posteriors: inout Posteriors) {
    // The last window is another one, so a window is run only when the run is known to go on.
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
      if conditioner?.append(rows: count, extract) == nil {
        features.append(rows: count, extract)
      }
    }
    signal.removeFrames(count)
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
  /// `limit`, with the pauses before them.
  private mutating func run(
    from start: Int, to end: Int, givingUpTo limit: Int, into posteriors: inout Posteriors
  ) {
    var heard = Posteriors(classCount: NetworkShape.classCount)
    stemmed.withRows(from: start - stemStart) { frames in
      heard.append(frames: limit - givenCount) { output in
        network.run(
          frames, frameCount: end - start, wanted: givenCount - start..<limit - start, into: output)
      }
    }
    let first = givenCount
    while let pause = pauses.takeFirst(before: givenCount..<limit) {
      posteriors.append(heard, frames: givenCount - first..<pause.frame - first)
      posteriors.append(blankFrames: pause.length, blankClass: NetworkShape.classCount - 1)
      givenCount = pause.frame
    }
    posteriors.append(heard, frames: givenCount - first..<limit - first)
    givenCount = limit
  }
}
