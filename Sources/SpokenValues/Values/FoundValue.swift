public import CallModel

/// A value, and the words that it is read from.
public struct FoundValue: Sendable, Hashable {
  /// What was said.
  public let value: SpokenValue
  /// The words, counted as ``SpokenText/forms`` are; never empty.
  public let words: Range<Int>

  /// A value with its words.
  public init(_ value: SpokenValue, words: Range<Int>) {
    self.value = value
    self.words = words
  }
}

/// What is asked for in a phrase's braces.
public struct ValueRequest: Sendable, Hashable {
  /// The kind of value.
  public let kind: SpokenValue.Kind
  /// For digits and telephone numbers how many digits there have to be; `nil` for any number.
  public let digitCount: Int?
  /// For money what `$`, *dollars* and amounts without a unit are counted in.
  public let currency: Currency

  /// A request for values of one kind. Without a `currency` money is in US dollars where the words do
  /// not say.
  public init(_ kind: SpokenValue.Kind, digitCount: Int? = nil, currency: Currency? = nil) {
    self.kind = kind
    self.digitCount = digitCount
    self.currency = kind == .money ? currency ?? .usd : .usd
  }
}
