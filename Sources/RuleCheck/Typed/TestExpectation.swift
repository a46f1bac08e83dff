public import CallModel

/// Something that must come out of a test.
public struct TestExpectation: Sendable, Hashable {
  /// What.
  public let kind: Kind
  /// How it is written, on one line, without the word `expect`.
  public let text: String
  /// Where it stands: the line of its file, counted from 1; `nil` where it stands in no rule file.
  public let line: Int?

  /// An expectation with all its parts.
  public init(_ kind: Kind, text: String, line: Int?) {
    self.kind = kind
    self.text = text
    self.line = line
  }

  /// What can be expected.
  public enum Kind: Sendable, Hashable {
    /// The rule of this name holds, with what is asked besides.
    case matched(rule: String, Details)
    /// The rule of this name does not hold.
    case notMatched(rule: String)
    /// The rule of this name should hold and does not yet: a gap that is known.
    case todo(rule: String)
    /// Nothing is booked at all.
    case nothing
    /// So many conversions are booked.
    case conversions(Int64)
  }

  /// What a match must look like.
  public struct Details: Sendable, Hashable {
    /// What its conversion is worth.
    public var value: Money?
    /// Tags that it gives, others beside them being all right.
    public var tags: [String]
    /// When something that it rests on is said, from the answer.
    public var atMs: Int?
    /// Who says that.
    public var speaker: Speaker?

    /// A match that must look like this; `nil` asks nothing.
    public init(
      value: Money? = nil, tags: [String] = [], atMs: Int? = nil, speaker: Speaker? = nil
    ) {
      self.value = value
      self.tags = tags
      self.atMs = atMs
      self.speaker = speaker
    }
  }

  /// The rule that it is about; `nil` where it is about the whole call.
  public var rule: String? {
    switch kind {
    case .matched(let rule, _), .notMatched(let rule), .todo(let rule): rule
    case .nothing, .conversions: nil
    }
  }
}
