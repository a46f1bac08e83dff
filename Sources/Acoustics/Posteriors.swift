/// What the network thinks of consecutive frames: how probable each class is in each.
public struct Posteriors: Sendable, Hashable {
  /// Classes of a frame; see `AcousticModel.classNames`.
  public let classCount: Int
  /// Natural logarithms of probabilities: frame after frame, in each class after class. The
  /// probabilities of a frame sum to 1.
  public private(set) var logProbabilities: [Float]

  /// Milliseconds from one frame to the next. Frame t is centred on the time 20 t ms.
  public static let frameMs = 20

  /// Frames of `classCount` classes.
  ///
  /// - Precondition: there are whole frames.
  public init(classCount: Int, logProbabilities: [Float] = []) {
    precondition(classCount > 0 && logProbabilities.count % classCount == 0)
    self.classCount = classCount
    self.logProbabilities = logProbabilities
  }

  /// How many frames there are.
  public var frameCount: Int { logProbabilities.count / classCount }

  /// The log probabilities of the classes in frame `frame`.
  public subscript(frame frame: Int) -> ArraySlice<Float> {
    logProbabilities[frame * classCount..<(frame + 1) * classCount]
  }

  /// Adds the frames of `other` behind these.
  ///
  /// - Precondition: both have the same number of classes.
  public mutating func append(_ other: Posteriors) {
    precondition(other.classCount == classCount)
    logProbabilities += other.logProbabilities
  }

  /// Adds the frames `range` of `other` behind these.
  mutating func append(_ other: Posteriors, frames range: Range<Int>) {
    let elements = range.lowerBound * classCount..<range.upperBound * classCount
    logProbabilities += other.logProbabilities[elements]
  }

  /// Adds `count` frames in which `blank` is certain.
  mutating func append(blankFrames count: Int, blankClass: Int) {
    guard count > 0 else { return }
    let first = logProbabilities.count
    // e^−100 is 0 in single precision, and a number that can be added up.
    logProbabilities.append(contentsOf: repeatElement(-100, count: count * classCount))
    for frame in 0..<count { logProbabilities[first + frame * classCount + blankClass] = 0 }
  }

  /// Adds `count` frames, which `fill` writes.
  mutating func append(frames count: Int, _ fill: (UnsafeMutablePointer<Float>) -> Void) {
    let end = logProbabilities.count
    logProbabilities.append(contentsOf: repeatElement(0, count: count * classCount))
    logProbabilities.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      fill(start + end)
    }
  }
}
