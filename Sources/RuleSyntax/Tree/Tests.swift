public import CallModel
public import Diagnostics

/// `test "…" { … }`.
public struct TestDeclaration: Sendable, Hashable {
  /// The name in quotes.
  public let name: StringLiteral
  /// What stands between the braces, in order.
  public let lines: [TestLine]
  /// Whether it has lines that could not be read, which has been reported.
  public let hasUnreadLines: Bool

  /// A test with all its parts.
  public init(name: StringLiteral, lines: [TestLine], hasUnreadLines: Bool = false) {
    self.name = name
    self.lines = lines
    self.hasUnreadLines = hasUnreadLines
  }
}

/// One line of a test.
public struct TestLine: Sendable, Hashable {
  /// What it says.
  public let kind: Kind
  /// Where it stands.
  public let span: ByteSpan

  /// A line of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The lines of the language.
  public enum Kind: Sendable, Hashable {
    /// `call direction inbound, duration 2m30s`
    case call([Fact])
    /// `history "card sale" 40d ago`, in milliseconds
    case history(StringLiteral, agoMs: Marked<Int64>)
    /// `audio "audio-fixtures/x.wav"`
    case audio(StringLiteral)
    /// `caller 0:08 "i would like to pay" [0.92]`
    case spoken(
      Marked<SpeakerWord>, Marked<ClockLiteral>, StringLiteral, confidence: Marked<FixedDecimal>?)
    /// `event hold 2:00 for 30s`, in milliseconds
    case event(Name, Marked<ClockLiteral>, forMs: Marked<Int64>?)
    /// `expect …`
    case expect(Expectation)
  }

  /// `duration 2m30s`: a field and its value. A name without a dot means the field of the call.
  public struct Fact: Sendable, Hashable {
    /// The field as written.
    public let key: Name
    /// Its value.
    public let value: FactValue

    /// A fact with both its parts.
    public init(key: Name, value: FactValue) {
      self.key = key
      self.value = value
    }
  }

  /// What a fact says.
  public enum FactValue: Sendable, Hashable {
    /// A value written out.
    case literal(Literal)
    /// A choice such as `inbound`.
    case name(Name)
  }

  /// What must come out.
  public enum Expectation: Sendable, Hashable {
    /// `"card sale" matched value $100 …`
    case matched(StringLiteral, [Detail])
    /// `no "card sale"`
    case notMatched(StringLiteral)
    /// `todo "seats" matched`
    case todo(StringLiteral)
    /// `nothing`
    case nothing
    /// `conversions 1`
    case conversions(Marked<Int64>)
  }

  /// What a match must look like.
  public enum Detail: Sendable, Hashable {
    /// `value $100`
    case value(Literal)
    /// `tags "sale", "card"`
    case tags([StringLiteral])
    /// `at 0:08`
    case at(Marked<ClockLiteral>)
    /// `by caller`
    case by(Marked<SpeakerWord>)
  }
}
