import JSONText

/// A construct as the reader found it in the tokens: its members, and which tokens are its own.
struct ReadObject {
  let construct: Construct
  let kind: String?
  var members: [(name: String, value: Member)] = []
  /// The tokens that belong to no part of it, with the word or the member that they are.
  var own: [(key: String, token: Int)] = []
  /// Its first and its last token, what separates it from its neighbours included.
  var first: Int
  var last: Int

  /// A member of a construct.
  enum Member {
    case value(JSONValue)
    case object(ReadObject)
    case objects([ReadObject])
    case values([Element])
  }

  /// A value in a list, with its first and its last token.
  struct Element {
    let value: JSONValue
    var first: Int
    var last: Int
  }
}
