/// A value that a phrase names and a hit holds: `{money as total}` and *fifty dollars*.
public struct Capture: Sendable, Hashable {
  /// The name that the phrase gives it; `nil` for a value without one.
  public let name: String?
  /// What was said.
  public let value: SpokenValue
  /// The transcript's words that it is read from, counted over the whole transcript.
  public let words: Range<Int>
  /// Those words as they are written.
  public let text: String

  /// A capture with all its parts.
  public init(name: String?, value: SpokenValue, words: Range<Int>, text: String) {
    self.name = name
    self.value = value
    self.words = words
    self.text = text
  }
}
