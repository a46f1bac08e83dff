public import CallModel
public import Diagnostics

/// `language 1` and the settings below it.
public struct Header: Sendable, Hashable {
  /// The version of the language that the file is written in.
  public let language: Marked<Int64>
  /// The settings in the order in which they are written.
  public let settings: [Setting]
  /// Where it stands.
  public let span: ByteSpan

  /// A header with all its parts.
  public init(language: Marked<Int64>, settings: [Setting], span: ByteSpan) {
    self.language = language
    self.settings = settings
    self.span = span
  }
}

/// One line of a header.
public struct Setting: Sendable, Hashable {
  /// What it sets.
  public let kind: Kind
  /// Where it stands.
  public let span: ByteSpan

  /// A setting of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The settings of the language.
  public enum Kind: Sendable, Hashable {
    /// `timezone "America/New_York"`
    case timezone(StringLiteral)
    /// `currency USD`
    case currency(Name)
    /// `speech en, ko`
    case speech([Name])
    /// `default confidence 0.70`
    case defaultConfidence(Marked<FixedDecimal>)
    /// `default source either`
    case defaultSource(Marked<SourceWord>)
  }
}
