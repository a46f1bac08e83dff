package import Diagnostics

/// Some members of an object, found in one pass over it: for lists of very many objects of one kind.
///
/// A member that is missing or null is `nil`, as it is for ``JSONNode``'s subscript; of two members with
/// one name the later counts.
package struct JSONMembers: Sendable {
  /// How many names are looked for at once, at most; members whose names come after them are not found.
  package static let maxCount = 8

  private let object: JSONNode
  private let names: JSONNames
  // INVARIANT: 0 is no place of a member's value, since the first entry is the whole.
  private let places: JSONDocument.Places

  fileprivate init(_ names: JSONNames, of object: JSONNode) {
    self.names = names
    self.object = object
    places = object.document.places(of: names.names, in: object.index)
  }

  /// The member whose name stands at `position` of the names.
  package subscript(position: Int) -> JSONNode? {
    guard position < Self.maxCount, places[position] != 0 else { return nil }
    return JSONNode(object.document, at: Int(places[position]))
  }

  /// The member at `position`, which must be there.
  package func required(_ position: Int) throws(InputError) -> JSONNode {
    guard let member = self[position] else {
      return try object.required(names.names[position].text)
    }
    return member
  }

  /// The number at `position`; `nil` where the member is missing.
  package func number(_ position: Int) throws(InputError) -> Double? {
    guard position < Self.maxCount, places[position] != 0 else { return nil }
    if let number = object.document.plainNumber(at: Int(places[position])) { return number }
    return try self[position]?.number()
  }

  /// The text at `position`; `nil` where the member is missing.
  package func string(_ position: Int) throws(InputError) -> String? {
    guard position < Self.maxCount, places[position] != 0 else { return nil }
    if let text = object.document.plainString(at: Int(places[position])) { return text }
    return try self[position]?.string()
  }

  /// The text at `position`, which must be there.
  package func requiredString(_ position: Int) throws(InputError) -> String {
    if let text = try string(position) { return text }
    return try required(position).string()
  }
}

extension JSONNode {
  /// The members with these names; none for what is no object.
  package func members(named names: JSONNames) -> JSONMembers { JSONMembers(names, of: self) }
}
