/// A JSON value (RFC 8259) as it is written: members in their order, doubles included, and numbers
/// as text, so that none is rounded.
public indirect enum JSONValue: Sendable, Equatable {
  /// Members between braces.
  case object([Member])
  /// Elements between brackets.
  case array([JSONValue])
  /// What stands between quotes, its escapes decoded.
  case string(String)
  /// A number in the spelling of the text, which `Double.init` reads too.
  case number(String)
  /// `true` or `false`.
  case flag(Bool)
  /// `null`.
  case null

  /// A name and its value.
  public struct Member: Sendable, Equatable {
    /// What stands before the colon.
    public let name: String
    /// What stands behind it.
    public let value: JSONValue

    /// A name and its value.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// What it is, in words: "an object".
  public var kind: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .flag: "true or false"
    case .null: "null"
    }
  }
}
