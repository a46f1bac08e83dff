import JSONText
import RuleSyntax

/// Makes JSON of what was read, with the comments where they stand.
///
/// A comment becomes a member of the object that it is about: `above` or `behind`. One beside a
/// word that begins and ends nothing stands under that word in `at`.
struct JSONComposer {
  private var comments: Comments

  init(_ file: RuleFile) { comments = Comments(file) }

  /// The whole file, and the comments below all of it.
  mutating func value(of file: ReadObject, endOfFile: Int) -> JSONValue {
    guard case .object(var members) = value(of: file) else { return .null }
    var below = claimLines(above: endOfFile)
    if file.lastItemIsBlock, below.first == .string("") { below.removeFirst() }
    if !below.isEmpty { members.append(.init(name: "below", value: .array(below))) }
    return .object(members)
  }

  private mutating func value(of object: ReadObject, isApart: Bool = false) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let kind = object.kind { members.append(.init(name: "kind", value: .string(kind))) }
    let isOwn = { (token: Int) in object.own.contains { $0.token == token } }
    if isOwn(object.first) || object.first < object.ownFirst {
      var above = claimLines(above: object.first, keepsBlank: object.construct.keepsBlankLine)
      if isApart, above.first == .string("") { above.removeFirst() }
      if !above.isEmpty { members.append(.init(name: "above", value: .array(above))) }
    }
    var behind = object.construct.isLine && !object.endsInLine ? claimBehind(object.last) : nil
    for member in object.members {
      members.append(.init(name: member.name, value: value(of: member.value)))
    }
    behind = behind ?? claimBehind(object.last)
    if let behind { members.append(.init(name: "behind", value: behind)) }
    let rest = restingPlaces(of: object)
    if !rest.isEmpty { members.append(.init(name: "at", value: .object(rest))) }
    return .object(members)
  }

  private mutating func value(of member: ReadObject.Member) -> JSONValue {
    switch member {
    case .value(let value): return value
    case .object(let object): return value(of: object)
    case .objects(let objects):
      var isAfterBlock = true
      return .array(
        objects.map { object in
          defer { isAfterBlock = object.isBlock }
          return value(of: object, isApart: isAfterBlock || object.isBlock)
        })
    case .values(let elements): return .array(elements.map { value(of: $0) })
    }
  }

  /// A value in a list: by itself, or in an object with its comments.
  private mutating func value(of element: ReadObject.Element) -> JSONValue {
    let above = claimLines(above: element.first)
    let behind = claimBehind(element.last) ?? claimBehind(element.first)
    guard !above.isEmpty || behind != nil else { return element.value }
    var members: [JSONValue.Member] = []
    if !above.isEmpty { members.append(.init(name: "above", value: .array(above))) }
    members.append(.init(name: "value", value: element.value))
    if let behind { members.append(.init(name: "behind", value: behind)) }
    return .object(members)
  }

  /// The comments beside tokens of the object's own that nothing else has taken.
  private mutating func restingPlaces(of object: ReadObject) -> [JSONValue.Member] {
    var places: [JSONValue.Member] = []
    for (key, token) in object.own {
      var place: [JSONValue.Member] = []
      let above = claimLines(above: token, keepsBlank: false)
      if !above.isEmpty { place.append(.init(name: "above", value: .array(above))) }
      if let behind = claimBehind(token) { place.append(.init(name: "behind", value: behind)) }
      if !place.isEmpty { places.append(.init(name: key, value: .object(place))) }
    }
    return places
  }

  // MARK: Claiming

  /// The lines above a token, an empty text for a blank line; nobody else gets them.
  private mutating func claimLines(above token: Int, keepsBlank: Bool = true) -> [JSONValue] {
    let lines = comments.takeLeading(token)
    guard !lines.isEmpty || keepsBlank else { return [] }
    var texts = lines.flatMap { line in
      (line.hasBlankLineBefore ? [JSONValue.string("")] : []) + [.string(line.text)]
    }
    if comments.afterBlankLine.contains(token) { texts.append(.string("")) }
    return texts
  }

  private mutating func claimBehind(_ token: Int) -> JSONValue? {
    comments.takeTrailing(token).map { .string($0) }
  }
}

extension Construct {
  /// Whether a blank line before it means something.
  fileprivate var keepsBlankLine: Bool { self == .item || self == .line }
}

extension ReadObject {
  /// The first token that is its own, or the last token of all.
  fileprivate var ownFirst: Int { own.first?.token ?? first }

  /// Whether it is a declaration that stands between blank lines anyway.
  fileprivate var isBlock: Bool {
    construct == .item && ["rule", "test", "table"].contains(kind)
  }

  /// Whether the last declaration of a file is one.
  fileprivate var lastItemIsBlock: Bool {
    guard case .objects(let items)? = members.last?.value, let last = items.last else {
      return true
    }
    return last.isBlock
  }

  /// Whether its last part has a line, or a place in a list, of its own.
  fileprivate var endsInLine: Bool {
    switch members.last?.value {
    case .objects(let parts)?:
      parts.last.map { $0.last == last && ($0.construct.isLine || parts.count > 1) } ?? false
    case .values(let elements)?: elements.count > 1 && elements.last?.last == last
    case .object, .value, nil: false
    }
  }
}
