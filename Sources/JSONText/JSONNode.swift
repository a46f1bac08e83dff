package import Diagnostics

/// A value in a file of JSON that knows where it stands, so that what is wrong with it can be said.
///
/// It is a place in a text that has been checked: small, and cheap to make. Names are looked up by going
/// through the members.
package struct JSONNode: Sendable {
  let document: JSONDocument
  let index: Int

  init(_ document: JSONDocument, at index: Int = 0) {
    self.document = document
    self.index = index
  }

  /// The value of a whole file.
  ///
  /// - Parameter bytes: UTF-8; in texts that are not, U+FFFD stands for what is malformed.
  package init(
    parsing bytes: [UInt8], file: String, halfPair: JSONReader.HalfPair = .refused
  ) throws(JSONFault) {
    let entries = try JSONReader.entries(of: bytes, halfPair: halfPair)
    self.init(JSONDocument(bytes: bytes, entries: entries, file: file))
  }

  /// The value of a whole file that has been read already.
  package init(_ value: JSONValue, file: String) {
    self.init(JSONDocument(value, file: file))
  }

  /// The file, as the user named it.
  package var file: String { document.file }

  // MARK: Going down

  /// The member `key`; `nil` where it is missing or null, and for what is no object. Of two members
  /// with one name the later counts.
  package subscript(key: String) -> JSONNode? {
    document.member(key, of: index).map { JSONNode(document, at: $0) }
  }

  /// The member `key`, which must be there.
  package func required(_ key: String) throws(InputError) -> JSONNode {
    guard let node = self[key] else {
      let path = path.isEmpty ? key : path + "." + key
      throw InputError(path: file, at: .jsonPath(path), reason: "is missing")
    }
    return node
  }

  /// The elements of a list.
  package func elements() throws(InputError) -> [JSONNode] {
    guard entry.kind == .array else { throw error("is \(kind), not a list") }
    var elements: [JSONNode] = []
    var child = index + 1
    while child < entry.next {
      elements.append(JSONNode(document, at: child))
      child = Int(document.entries[child].next)
    }
    return elements
  }

  /// The first element of a list; `nil` for an empty one, and for what is no list.
  package var firstElement: JSONNode? {
    isList && index + 1 < entry.next ? JSONNode(document, at: index + 1) : nil
  }

  /// The members of an object, in their order; none for what is no object.
  package var members: [(name: String, node: JSONNode)] {
    guard entry.kind == .object else { return [] }
    var members: [(name: String, node: JSONNode)] = []
    var child = index + 1
    while child < entry.next {
      members.append((document.string(at: child), JSONNode(document, at: child + 1)))
      child = Int(document.entries[child + 1].next)
    }
    return members
  }

  /// The elements of the list `key`; none where it is missing.
  package func elements(of key: String) throws(InputError) -> [JSONNode] {
    try self[key]?.elements() ?? []
  }

  private var entry: JSONDocument.Entry { document.entries[index] }
}

// MARK: - Values

extension JSONNode {
  /// What it is, with all that is in it: a copy, which takes time in proportion to its length.
  package var value: JSONValue { document.value(at: index) }

  /// What it is, in words: "an object".
  package var kind: String {
    switch entry.kind {
    case .object: JSONValue.object([]).kind
    case .array: JSONValue.array([]).kind
    case .plainString, .escapedString: JSONValue.string("").kind
    case .number: JSONValue.number("").kind
    case .yes, .no: JSONValue.flag(true).kind
    case .null: JSONValue.null.kind
    }
  }

  /// Whether it is an object.
  package var isObject: Bool { entry.kind == .object }
  /// Whether it is a list.
  package var isList: Bool { entry.kind == .array }
  /// Whether it is a text.
  package var isText: Bool { entry.kind == .plainString || entry.kind == .escapedString }
  /// Whether it is a number, not a text that writes one.
  package var isNumber: Bool { entry.kind == .number }
  /// Whether it is `true`.
  package var isTrue: Bool { entry.kind == .yes }

  /// A text.
  package func string() throws(InputError) -> String {
    guard isText else { throw error("is \(kind), not a text") }
    return document.string(at: index)
  }

  /// A number, or a text that writes one: some services put numbers in quotes.
  package func number() throws(InputError) -> Double {
    guard isNumber || isText else { throw error("is \(kind), not a number") }
    if let number = document.plainNumber(at: index) { return number }
    let text = isNumber ? document.numberText(at: index) : document.string(at: index)
    guard let number = Double(text) else { throw error("`\(text)` is not a number") }
    return number
  }
}

// MARK: - Places

extension JSONNode {
  /// The same value at a place within this one: for JSON that stands in a text of other JSON.
  package func replaced(by value: JSONValue) -> JSONNode {
    JSONNode(JSONDocument(value, file: file, outerPath: path))
  }

  /// What the text `bytes` says, at the place of this value: for JSON that stands in a text of other
  /// JSON.
  package func replaced(byParsing bytes: [UInt8]) throws(JSONFault) -> JSONNode {
    let entries = try JSONReader.entries(of: bytes, halfPair: .replaced)
    return JSONNode(JSONDocument(bytes: bytes, entries: entries, file: file, outerPath: path))
  }

  /// An error at this value.
  package func error(_ reason: String, advice: String? = nil) -> InputError {
    let path = path
    return InputError(
      path: file, at: path.isEmpty ? .whole : .jsonPath(path), reason: reason, advice: advice)
  }

  /// The way to this value from the top: `results.items[3].start_time`; empty for the top.
  package var path: String { document.path(to: index) }
}
