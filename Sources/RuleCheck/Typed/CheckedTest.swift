public import CallModel

/// One `test` of a rule file, typed: a call, and what the rules must make of it.
public struct CheckedTest: Sendable, Hashable {
  /// The name in quotes.
  public let name: String
  /// What is said of the call, in all `call` lines together.
  public let facts: CallFacts
  /// What is spoken, in the order written.
  public let lines: [Line]
  /// What happens besides, in the order written.
  public let events: [Event]
  /// The conversions that the caller is known for already.
  public let history: [EarlierConversion]
  /// A recording that is listened to, on this machine; `nil` where all is written.
  public let recordingPath: String?
  // INVARIANT: not empty.
  /// What must come out, in the order written.
  public let expectations: [TestExpectation]
  /// The whole test in its file.
  public let span: RuleSpan

  /// A test with all its parts.
  public init(
    name: String, facts: CallFacts = CallFacts(), lines: [Line] = [], events: [Event] = [],
    history: [EarlierConversion] = [], recordingPath: String? = nil,
    expectations: [TestExpectation], span: RuleSpan
  ) {
    self.name = name
    self.facts = facts
    self.lines = lines
    self.events = events
    self.history = history
    self.recordingPath = recordingPath
    self.expectations = expectations
    self.span = span
  }

  /// Something that is said: `caller 0:08 "i would like to pay" [0.92]`.
  public struct Line: Sendable, Hashable {
    /// Who says it; unknown for `anyone`.
    public let speaker: Speaker
    /// When it begins, from the answer.
    public let startMs: Int
    /// The words.
    public let text: String
    /// How sure the recogniser was of each of them.
    public let confidence: Confidence

    /// A line with all its parts.
    public init(speaker: Speaker, startMs: Int, text: String, confidence: Confidence = .certain) {
      self.speaker = speaker
      self.startMs = startMs
      self.text = text
      self.confidence = confidence
    }
  }

  /// Something that happens: `event hold 2:00 for 30s`.
  public struct Event: Sendable, Hashable {
    /// What.
    public let kind: CallEventKind
    /// When it begins, from the answer.
    public let startMs: Int
    /// How long it lasts; 0 where nothing is written.
    public let durationMs: Int

    /// An event with all its parts.
    public init(_ kind: CallEventKind, startMs: Int, durationMs: Int = 0) {
      self.kind = kind
      self.startMs = startMs
      self.durationMs = durationMs
    }
  }

  /// A conversion of an earlier call: `history "card sale" 40d ago`.
  public struct EarlierConversion: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// How long before this call that call began.
    public let agoMs: Int64

    /// The conversion `name`, so long ago.
    public init(name: String, agoMs: Int64) {
      self.name = name
      self.agoMs = agoMs
    }
  }
}
