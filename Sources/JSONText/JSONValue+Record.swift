/// What makes values short to write in code.
extension JSONValue {
  /// An object of `members`, those left out that are `nil`.
  public static func record(_ members: (String, JSONValue?)...) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// A whole number.
  public static func int(_ number: Int) -> JSONValue { .number(String(number)) }

  /// A list of texts.
  public static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  /// A text.
  public init(stringLiteral text: String) { self = .string(text) }

  /// True or false.
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
}
