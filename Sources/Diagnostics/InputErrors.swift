/// Everything that is wrong with one input, so that it can be mended in one go.
public struct InputErrors: Error, Sendable, Hashable {
  // INVARIANT: at least one.
  /// The errors in the order in which they stand in the input, as many as are worth reading.
  public let errors: [InputError]
  /// How many more there are.
  public let omittedCount: Int

  /// One error.
  public init(_ error: InputError) {
    errors = [error]
    omittedCount = 0
  }

  /// `errors` and `omittedCount` more; `nil` if there are no errors.
  public init?(_ errors: [InputError], omittedCount: Int = 0) {
    guard !errors.isEmpty else { return nil }
    self.errors = errors
    self.omittedCount = max(0, omittedCount)
  }
}

extension InputErrors: CustomStringConvertible {
  /// One line for each error, and one that counts the rest.
  public var description: String {
    let lines = errors.map(\.description)
    return (lines + (omittedCount > 0 ? ["and \(omittedCount) more like these"] : []))
      .joined(separator: "\n")
  }
}
