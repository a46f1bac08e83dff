import JSONText

extension JSONValue {
  /// An object of `members`, those left out that are `nil`.
  static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// A whole number.
  static func int64(_ number: Int64) -> JSONValue { .number(String(number)) }

  /// A text; `nil` for none.
  static func optional(_ text: String?) -> JSONValue? { text.map { .string($0) } }
}
