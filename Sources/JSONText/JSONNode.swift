package import Diagnostics

/// A value in a file of JSON that knows where it stands, so that what is wrong with it can be said.
package struct JSONNode: Sendable {
  /// What it is.
  package let value: JSONValue
  /// The file, as the user named it.
  package let file: String
  private let place: Place

  /// The way from the top, innermost step first; spelled only when there is something to complain.
  private indirect enum Place: Sendable {
    case top
    case key(String, in: Place)
    case index(Int, in: Place)
  }

  /// The value of a whole file.
  package init(_ value: JSONValue, file: String) {
    self.init(value, file: file, place: .top)
  }

  private init(_ value: JSONValue, file: String, place: Place) {
    self.value = value
    self.file = file
    self.place = place
  }

  // MARK: Going down

  /// The member `key`; `nil` where it is missing or null, and for what is no object. Of two members
  /// with one name the later counts.
  package subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value,
      let member = members.last(where: { $0.name == key })
    else { return nil }
    if case .null = member.value { return nil }
    return JSONNode(member.value, file: file, place: .key(key, in: place))
  }

  /// The member `key`, which must be there.
  package func required(_ key: String) throws(InputError) -> JSONNode {
    guard let node = self[key] else {
      throw InputError(
        path: file, at: location(of: .key(key, in: place)), reason: "is missing")
    }
    return node
  }

  /// The elements of a list.
  package func elements() throws(InputError) -> [JSONNode] {
    guard case .array(let values) = value else { throw error("is \(value.kind), not a list") }
    return values.enumerated().map { index, value in
      JSONNode(value, file: file, place: .index(index, in: place))
    }
  }

  /// The members of an object, in their order; none for what is no object.
  package var members: [(name: String, node: JSONNode)] {
    guard case .object(let members) = value else { return [] }
    return members.map {
      ($0.name, JSONNode($0.value, file: file, place: .key($0.name, in: place)))
    }
  }

  /// The same value at a place within this one: for JSON that stands in a text of other JSON.
  package func replaced(by value: JSONValue) -> JSONNode {
    JSONNode(value, file: file, place: place)
  }

  /// The elements of the list `key`; none where it is missing.
  package func elements(of key: String) throws(InputError) -> [JSONNode] {
    try self[key]?.elements() ?? []
  }

  // MARK: Values

  /// A text.
  package func string() throws(InputError) -> String {
    guard case .string(let string) = value else { throw error("is \(value.kind), not a text") }
    return string
  }

  /// A number, or a text that writes one: some services put numbers in quotes.
  package func number() throws(InputError) -> Double {
    switch value {
    case .number(let text), .string(let text):
      guard let number = Double(text) else { throw error("`\(text)` is not a number") }
      return number
    default: throw error("is \(value.kind), not a number")
    }
  }

  // MARK: Complaints

  /// An error at this value.
  package func error(_ reason: String, advice: String? = nil) -> InputError {
    InputError(path: file, at: location(of: place), reason: reason, advice: advice)
  }

  /// The way to this value from the top: `results.items[3].start_time`; empty for the top.
  package var path: String { Self.spell(place) }

  private func location(of place: Place) -> InputError.Location {
    let spelling = Self.spell(place)
    return spelling.isEmpty ? .whole : .jsonPath(spelling)
  }

  private static func spell(_ place: Place) -> String {
    switch place {
    case .top: ""
    case .key(let key, .top): key
    case .key(let key, let outer): spell(outer) + "." + key
    case .index(let index, let outer): spell(outer) + "[\(index)]"
    }
  }
}
