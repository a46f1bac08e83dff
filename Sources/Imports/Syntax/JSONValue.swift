/// A JSON value (RFC 8259) as it is written: members in their order, doubles included, and numbers
/// as text, so that none is rounded.
indirect enum JSONValue: Equatable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case number(String)
  case flag(Bool)
  case null

  /// A name and its value.
  struct Member: Equatable {
    let name: String
    let value: JSONValue
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
