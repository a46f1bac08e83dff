import Acoustics
import Foundation

/// The posteriors of `signal` by a stream that gets blocks of the sizes that `blockSize` says.
func posteriors(
  of signal: [Float], _ model: AcousticModel, _ plan: WindowPlan,
  frontEnd: FrontEnd = .plain, blockSize: () -> Int = { .max }
) -> Posteriors {
  var stream = PosteriorStream(model: model, plan: plan, frontEnd: frontEnd)
  var result = Posteriors(classCount: 191)
  var first = 0
  while first < signal.count {
    let count = min(blockSize(), signal.count - first)
    result.append(stream.append(Array(signal[first..<first + count])))
    first += count
  }
  result.append(stream.finish())
  return result
}

/// The largest difference in log probability; infinite where the frames differ in number.
func largestDifference(_ actual: Posteriors, _ expected: [[Double]]) -> Double {
  guard actual.frameCount == expected.count else { return .infinity }
  return zip(actual.logProbabilities, expected.joined()).reduce(0) {
    max($0, abs(Double($1.0) - $1.1))
  }
}

extension Float {
  /// e to this power.
  var exponential: Float { exp(self) }
}
