public import Diagnostics

/// A name as it is written in a file: of a term set, a condition, a group, a language, a choice.
public struct Name: Sendable, Hashable {
  /// The spelling, NFC.
  public let text: String
  /// Where it stands.
  public let span: ByteSpan

  /// The name `text` at `span`.
  public init(_ text: String, at span: ByteSpan) {
    self.text = text
    self.span = span
  }
}

/// The dotted name of something that can be asked of a call, such as `call.duration`.
public struct FieldName: Sendable, Hashable {
  /// The dotted name, NFC.
  public let path: String
  /// Where it stands.
  public let span: ByteSpan

  /// The field `path` at `span`.
  public init(_ path: String, at span: ByteSpan) {
    self.path = path
    self.span = span
  }
}

/// A word out of a closed list together with its place.
public struct Marked<Value: Sendable & Hashable>: Sendable, Hashable {
  /// What the word means.
  public let value: Value
  /// Where it stands.
  public let span: ByteSpan

  /// `value`, written at `span`.
  public init(_ value: Value, at span: ByteSpan) {
    self.value = value
    self.span = span
  }
}

/// Whom a mention listens to: the words of the language, which are not those of a hit.
public enum SpeakerWord: String, Sendable, Hashable, CaseIterable {
  /// The person whose call a campaign earned.
  case caller
  /// The one who answered.
  case agent
  /// Whoever it is, known or not.
  case anyone
}

/// Where a mention looks.
public enum SourceWord: String, Sendable, Hashable, CaseIterable {
  /// In the sound only.
  case audio
  /// In the transcript only.
  case transcript
  /// In whichever has it.
  case either
  /// In both at once.
  case both
}
