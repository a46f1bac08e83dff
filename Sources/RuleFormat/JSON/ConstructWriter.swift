import Diagnostics
import JSONText
import RuleSyntax

/// Writes the tokens of a rule file by the table of constructs, from JSON.
///
/// It checks that the JSON has the right members and that each value is one; whether the whole
/// follows the grammar, the parser finds out.
struct ConstructWriter {
  /// What has been written: tokens and comments, with as much white space as they need.
  private(set) var text = ""
  /// The part of the JSON that each token comes from, by the byte at which the token starts.
  private var origins: [(start: Int, node: JSONNode)] = []
  /// A comment to be written behind the next comma, or else before the next token.
  private var behind: String?

  /// Writes a whole file.
  mutating func write(file node: JSONNode) throws(InputError) {
    try write(.file, node, also: ["below"])
    flush()
    if let below = node["below"] { try writeLines(below) }
  }

  /// What is wrong with the JSON where `diagnostic` says that something is wrong with its text.
  func error(for diagnostic: Diagnostic) -> InputError {
    let start = diagnostic.primary.span.bytes.start
    let origin = origins.last { $0.start <= start } ?? origins.first
    return origin.map { $0.node.error(diagnostic.summary, advice: diagnostic.help) }
      ?? InputError(
        path: diagnostic.primary.span.path, reason: diagnostic.summary, advice: diagnostic.help)
  }

  // MARK: Constructs

  /// - Parameter joint: the word before it, which stands below the comments above it.
  private mutating func write(
    _ construct: Construct, _ node: JSONNode, after joint: String? = nil, also: [String] = []
  ) throws(InputError) {
    guard case .object = node.value else {
      throw node.error("is \(node.value.kind), not an object")
    }
    let forms = try Self.forms(of: construct, node)
    try Self.checkMembers(of: node, forms, also)
    if let above = node["above"] { try writeLines(above) }
    if let joint { write(token: joint, from: node) }
    var places = Dictionary(node["at"]?.members ?? [], uniquingKeysWith: { $1 })
    for form in forms { try write(form, node, &places) }
    if let comment = node["behind"] { behind = try Self.comment(comment) }
  }

  /// The way of writing that `kind` names.
  private static func forms(
    of construct: Construct, _ node: JSONNode
  ) throws(InputError) -> [Form] {
    let ways = construct.ways
    if ways.count == 1, let way = ways.first, way.kind == nil { return way.forms }
    let kind = try node.required("kind")
    let word = try kind.string()
    if let way = ways.first(where: { $0.kind == word }) { return way.forms }
    let kinds = ways.compactMap(\.kind)
    throw kind.error(
      "`\(word.shown())` is none of " + kinds.map { "`\($0)`" }.joined(separator: ", "),
      advice: Spelling.nearest(to: word, among: kinds).map { "did you mean `\($0)`?" })
  }

  private static func checkMembers(
    of node: JSONNode, _ forms: [Form], _ also: [String]
  ) throws(InputError) {
    let known = ["kind", "above", "behind", "at"] + also + forms.flatMap(\.members)
    for (name, member) in node.members where !known.contains(name) {
      throw member.error(
        "means nothing here",
        advice: Spelling.nearest(to: name, among: known).map { "did you mean `\($0)`?" })
    }
    guard let places = node["at"] else { return }
    let keys = forms.flatMap(\.keys)
    for (name, place) in places.members where !keys.contains(name) {
      throw place.error("names nothing that is written here")
    }
  }

  // MARK: Forms

  /// - Parameter places: the comments of `at` that have not been written.
  private mutating func write(
    _ form: Form, _ node: JSONNode, _ places: inout [String: JSONNode]
  ) throws(InputError) {
    switch form {
    case .word(let word): try write(word, places.removeValue(forKey: word), from: node)
    case .flag(let word):
      guard case .flag(let isSaid) = try node.required(word).value else {
        throw try node.required(word).error("is neither true nor false")
      }
      if isSaid { try write(word, places.removeValue(forKey: word), from: node) }
    case .words(let member, let options):
      let value = try node.required(member)
      let word = try value.string()
      guard options.contains(word) else {
        throw value.error(
          "`\(word.shown())` is none of " + options.map { "`\($0)`" }.joined(separator: ", "),
          advice: Spelling.nearest(to: word, among: options).map { "did you mean `\($0)`?" })
      }
      try write(word, places.removeValue(forKey: member), from: value)
    case .value(let member, let leaf):
      let value = try node.required(member)
      let token = try Self.spelling(of: value, leaf)
      try write(token, places.removeValue(forKey: member), from: value)
    case .node(let member, let construct): try write(construct, try node.required(member))
    case .nodes(let member, let construct, let separation):
      try writeNodes(node, member, construct, separation)
    case .values(let member, let leaf, let separator):
      try writeValues(try node.required(member), leaf, separator)
    case .optional(let forms):
      guard forms.flatMap(\.members).contains(where: { node[$0] != nil }) else { return }
      for form in forms { try write(form, node, &places) }
    }
  }

  private mutating func writeNodes(
    _ node: JSONNode, _ member: String, _ construct: Construct, _ separation: Form.Separation
  ) throws(InputError) {
    guard separation.leastCount > 0 || node[member] != nil else { return }
    let list = try node.required(member)
    let parts = try list.elements()
    guard parts.count >= separation.leastCount else {
      throw list.error(
        separation.leastCount == 1 ? "is empty" : "has fewer than \(separation.leastCount) parts")
    }
    for (index, part) in parts.enumerated() {
      let separator = index > 0 ? separation.separator : nil
      if separator == "," { write(token: ",", from: list) }
      try write(construct, part, after: separator == "," ? nil : separator)
    }
  }

  private mutating func writeValues(
    _ list: JSONNode, _ leaf: JSONLeaf, _ separator: String
  ) throws(InputError) {
    let elements = try list.elements()
    guard !elements.isEmpty else { throw list.error("is empty") }
    for (index, element) in elements.enumerated() {
      if index > 0 { write(token: separator, from: list) }
      guard case .object = element.value else {
        write(token: try Self.spelling(of: element, leaf), from: element)
        continue
      }
      try Self.checkMembers(of: element, [], ["value"])
      if let above = element["above"] { try writeLines(above) }
      write(token: try Self.spelling(of: try element.required("value"), leaf), from: element)
      if let comment = element["behind"] { behind = try Self.comment(comment) }
    }
  }

  // MARK: Tokens

  /// Writes a token, with the comments of its place.
  private mutating func write(
    _ token: String, _ place: JSONNode?, from origin: JSONNode
  ) throws(InputError) {
    if let above = place?["above"] { try writeLines(above) }
    write(token: token, from: origin)
    if let comment = place?["behind"] { behind = try Self.comment(comment) }
  }

  private mutating func write(token: String, from node: JSONNode) {
    if token != "," { flush() }
    origins.append((text.utf8.count, node))
    text += token + " "
  }

  /// Writes the comment that waits for its place.
  private mutating func flush() {
    guard let comment = behind else { return }
    text += comment + "\n"
    behind = nil
  }

  private mutating func writeLines(_ lines: JSONNode) throws(InputError) {
    flush()
    if !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
    for line in try lines.elements() {
      text += (try line.string().isEmpty ? "" : try Self.comment(line)) + "\n"
    }
  }

  private static func comment(_ node: JSONNode) throws(InputError) -> String {
    let text = try node.string()
    guard text.hasPrefix("#") else {
      throw node.error("is no comment", advice: "comments begin with `#`")
    }
    guard !text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) else {
      throw node.error("goes over several lines", advice: "each line is a comment of its own")
    }
    return text
  }

  // MARK: Values

  /// A value as it is spelt in a rule file.
  private static func spelling(
    of node: JSONNode, _ leaf: JSONLeaf
  ) throws(InputError) -> String {
    let text: String
    switch node.value {
    case .string(let string) where leaf == .text: return StringLiteral.spelling(of: string)
    case .string(let string): text = string
    // Programs write 1.0 as 1.
    case .number(let number) where leaf == .decimal && !number.contains("."): text = number + ".0"
    case .number(let number) where leaf.isNumber: text = number
    default: throw node.error("is \(node.value.kind), not \(leaf.words)")
    }
    guard ConstructReader.isValue(text, leaf) else {
      throw node.error("`\(text.shown())` is not \(leaf.words)")
    }
    return text
  }
}

extension Construct {
  /// All ways of writing it, those of other constructs that may stand for it included.
  fileprivate var ways: [(kind: String?, forms: [Form])] {
    alternatives.flatMap { alternative in
      switch alternative {
      case .object(let kind, let forms): [(kind, forms)]
      case .same(let other): other.ways
      }
    }
  }
}

extension Form {
  /// The words and members beside which comments can stand.
  fileprivate var keys: [String] {
    switch self {
    case .word(let word): [word]
    case .optional(let forms): forms.flatMap(\.keys)
    default: member.map { [$0] } ?? []
    }
  }
}
