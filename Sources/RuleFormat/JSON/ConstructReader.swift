import Diagnostics
import JSONText
import RuleSyntax
import TextNormalize

/// Reads the tokens of a rule file by the table of constructs.
///
/// The alternatives of a construct are tried in their order, and what was found at a place is
/// remembered, so that it takes time in proportion to the length of the file.
struct ConstructReader {
  private let file: RuleFile
  /// The tokens but white space and comments, by their index in the file's list.
  private let tokens: [Int]
  private let texts: [String]
  private var found: [Place: Found] = [:]

  private struct Place: Hashable {
    let construct: Construct
    let position: Int
  }

  private struct Found {
    let object: ReadObject?
    let end: Int
  }

  init(_ file: RuleFile) {
    self.file = file
    tokens = file.tokens.all.indices.filter { !file.tokens.all[$0].isTrivia }
    texts = tokens.map { file.source.text(in: file.tokens.all[$0].span).nfc }
  }

  /// The whole file; `nil` where it has an error.
  mutating func wholeFile() -> ReadObject? {
    let found = read(.file, at: 0)
    return found.end == tokens.count - 1 ? found.object : nil
  }

  // MARK: Constructs

  private mutating func read(_ construct: Construct, at position: Int) -> Found {
    let place = Place(construct: construct, position: position)
    if let found = found[place] { return found }
    let result = readAnew(construct, at: position)
    if construct == .item { found = [:] } else { found[place] = result }
    return result
  }

  private mutating func readAnew(_ construct: Construct, at position: Int) -> Found {
    for alternative in construct.alternatives {
      switch alternative {
      case .same(let other):
        let found = read(other, at: position)
        if found.object != nil { return found }
      case .object(let kind, let forms):
        var object = ReadObject(
          construct: construct, kind: kind, first: tokens[position], last: tokens[position])
        if let end = match(forms, at: position, &object), end > position {
          object.last = tokens[end - 1]
          return Found(object: object, end: end)
        }
      }
    }
    return Found(object: nil, end: position)
  }

  /// Adds what `forms` read to `object`; the position behind it, or `nil` where it is something
  /// else.
  private mutating func match(
    _ forms: [Form], at start: Int, _ object: inout ReadObject
  ) -> Int? {
    var position = start
    for form in forms {
      guard let end = match(form, at: position, &object) else { return nil }
      position = end
    }
    return position
  }

  private mutating func match(_ form: Form, at position: Int, _ object: inout ReadObject) -> Int? {
    switch form {
    case .word(let word): return take(word, as: word, at: position, &object)
    case .flag(let word):
      object.members.append((word, .value(.flag(true))))
      return take(word, as: word, at: position, &object)
    case .words(let member, let options):
      for option in options {
        guard let end = take(option, as: member, at: position, &object) else { continue }
        object.members.append((member, .value(.string(option))))
        return end
      }
      return nil
    case .value(let member, let leaf):
      guard let (value, end) = value(leaf, at: position) else { return nil }
      object.members.append((member, .value(value)))
      object.own += tokens[position..<end].map { (member, $0) }
      return end
    case .node(let member, let construct):
      let found = read(construct, at: position)
      guard let part = found.object else { return nil }
      object.members.append((member, .object(part)))
      return found.end
    case .nodes(let member, let construct, let separation):
      return matchNodes(member, construct, separation, at: position, &object)
    case .values(let member, let leaf, let separator):
      return matchValues(member, leaf, separator, at: position, &object)
    case .optional(let forms):
      var longer = object
      guard let end = match(forms, at: position, &longer) else { return position }
      object = longer
      return end
    }
  }

  /// The words of `phrase`, as tokens that are `key` of the object.
  private func take(
    _ phrase: String, as key: String, at start: Int, _ object: inout ReadObject
  ) -> Int? {
    var position = start
    for word in phrase.split(separator: " ") {
      guard position < texts.count, texts[position] == word else { return nil }
      position += 1
    }
    object.own += tokens[start..<position].map { (key, $0) }
    return position
  }

  private mutating func matchNodes(
    _ member: String, _ construct: Construct, _ separation: Form.Separation, at start: Int,
    _ object: inout ReadObject
  ) -> Int? {
    var parts: [ReadObject] = []
    var position = start
    while true {
      var (next, joint) = (position, Int?.none)
      if let separator = separation.separator, !parts.isEmpty {
        guard texts[position] == separator else { break }
        (next, joint) = (position + 1, tokens[position])
      }
      let found = read(construct, at: next)
      guard var part = found.object else { break }
      if let joint {
        // A comma belongs to what is before it, a word to what is behind it.
        if separation.separator == "," {
          parts[parts.count - 1].last = joint
        } else {
          part.first = joint
        }
      }
      parts.append(part)
      position = found.end
    }
    guard parts.count >= separation.leastCount else { return nil }
    object.members.append((member, .objects(parts)))
    return position
  }

  private mutating func matchValues(
    _ member: String, _ leaf: JSONLeaf, _ separator: String, at start: Int,
    _ object: inout ReadObject
  ) -> Int? {
    var elements: [ReadObject.Element] = []
    var position = start
    while let (value, end) = value(leaf, at: position) {
      elements.append(.init(value: value, first: tokens[position], last: tokens[end - 1]))
      position = end
      guard texts[position] == separator, self.value(leaf, at: position + 1) != nil else { break }
      elements[elements.count - 1].last = tokens[position]
      position += 1
    }
    guard !elements.isEmpty else { return nil }
    object.members.append((member, .values(elements)))
    return position
  }
}

// MARK: - Values

extension ConstructReader {
  /// Whether all of the file is one value of this kind.
  static func isValue(_ text: String, _ leaf: JSONLeaf) -> Bool {
    let reader = ConstructReader(parse(SourceFile(path: "", text: text)).tree)
    return reader.value(leaf, at: 0)?.end == reader.tokens.count - 1
      && reader.file.tokens.comments.isEmpty
  }

  /// The value of this kind at `position`, and the position behind it.
  private func value(_ leaf: JSONLeaf, at position: Int) -> (value: JSONValue, end: Int)? {
    guard position < tokens.count else { return nil }
    let kind = file.tokens.all[tokens[position]].kind
    let isThere =
      switch leaf {
      case .name: kind == .name
      case .field: kind == .field
      case .nameOrField: kind == .name || kind == .field
      case .text: kind == .string
      case .number: kind == .int || kind == .decimal
      case .decimal: kind == .decimal
      case .money: kind == .money
      case .duration: kind == .duration
      case .percent: kind == .percent
      case .phone: kind == .phone
      case .clock: kind == .clock
      case .date: kind == .date
      case .instant: kind == .dateTime
      case .signedNumber: kind == .int
      case .prefix, .distance: false
      }
    guard isThere else { return valueOfSeveral(leaf, at: position) }
    let text = texts[position]
    if leaf == .text { return (.string(file.text(ofString: tokens[position])), position + 1) }
    return (leaf.isNumber ? Self.number(text) : .string(text), position + 1)
  }

  /// A value of more than one token.
  private func valueOfSeveral(
    _ leaf: JSONLeaf, at position: Int
  ) -> (value: JSONValue, end: Int)? {
    let kind = file.tokens.all[tokens[position]].kind
    let next = position + 1 < tokens.count ? file.tokens.all[tokens[position + 1]].kind : .endOfFile
    switch leaf {
    case .signedNumber where kind == .sign(.minus) && next == .int:
      return (Self.number("-" + texts[position + 1]), position + 2)
    case .signedNumber where kind == .sign(.plus) && next == .int,
      .prefix where kind == .sign(.plus) && next == .int:
      return (.string("+" + texts[position + 1]), position + 2)
    case .signedNumber where kind == .phone && !texts[position].contains("-"):
      // A sign and a number, which only the parser can tell.
      return (.string(texts[position]), position + 1)
    case .distance where kind == .duration: return (.string(texts[position]), position + 1)
    case .distance where kind == .int && ["word", "words"].contains(texts[position + 1]):
      return (.string(texts[position] + " " + texts[position + 1]), position + 2)
    case .distance where texts[position] == "same" && texts[position + 1] == "turn":
      return (.string("same turn"), position + 2)
    default: return nil
    }
  }

  /// A number of JSON, or a text where JSON would not spell it so.
  private static func number(_ text: String) -> JSONValue {
    let digits = text.drop { $0 == "-" }
    let hasZeroInFront = digits.hasPrefix("0") && digits.count > 1 && !digits.hasPrefix("0.")
    return hasZeroInFront ? .string(text) : .number(text)
  }
}
