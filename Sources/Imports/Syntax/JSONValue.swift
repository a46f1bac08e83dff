/// A JSON value (RFC 8259) as it is written: members in their order, doubles included, and numbers
/// as text, so that none is rounded.
package indirect enum JSONValue: Sendable, Equatable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case number(String)
  case flag(Bool)
  case null

  /// A name and its value.
  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSONValue

    /// A name and its value.
    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// What it is, in words: "an object".
  var kind: String {
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
