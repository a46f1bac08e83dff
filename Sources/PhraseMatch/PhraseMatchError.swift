public import CallModel

/// Terms that cannot be looked for in transcripts, all of them at once.
public struct PhraseMatchError: Error, Sendable, Hashable {
  /// What is wrong with each, in the order of the terms; never empty.
  public let failures: [Failure]

  /// One term that cannot be looked for.
  public struct Failure: Sendable, Hashable {
    /// The term.
    public let term: Term
    /// The bytes of its pattern that are in the way.
    public let range: Range<Int>
    /// What is wrong, lower case, no full stop.
    public let reason: String
    /// What to do, where there is something to say.
    public let help: String?
  }
}

extension PhraseMatchError: CustomStringConvertible {
  /// One line for each term.
  public var description: String {
    failures.map { failure in
      "\"\(failure.term.pattern)\": \(failure.reason)" + (failure.help.map { " (\($0))" } ?? "")
    }.joined(separator: "\n")
  }
}
