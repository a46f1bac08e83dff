/// Why the models cannot be reckoned.
public enum AttributionError: Error, Sendable, Hashable {
  /// ``AttributionSettings/markovOrder`` is not from 1 to 4.
  case markovOrder(Int)
  /// The chain of all journeys has more states than can be solved exactly.
  case tooManyStates(count: Int, limit: Int)
}

extension AttributionError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .markovOrder(let order):
      "the Markov model looks back 1 to 4 steps, not \(order)"
    case .tooManyStates(let count, let limit):
      """
      the Markov model would have \(count) states, and \(limit) can be solved exactly: let channels \
      earn instead of campaigns, or look back fewer steps
      """
    }
  }
}
