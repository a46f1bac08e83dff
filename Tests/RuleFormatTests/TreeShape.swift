import Diagnostics
import RuleSyntax

/// What a tree says, without the places where it says it: every value of every node, found by
/// reflection, so that none can be forgotten.
///
/// Settings, attributes and qualifiers may stand in any order, so they are put in the order of their
/// kinds here; those of one kind keep the order in which they are written.
struct TreeShape {
  private(set) var lines: [String] = []

  init(_ tree: RuleFile) {
    add("header", tree.header as Any, 0)
    for item in tree.items { add("item", item, 0) }
  }

  private mutating func add(_ label: String, _ value: Any, _ depth: Int) {
    guard !(value is ByteSpan), label != "sourceBytes" else { return }
    let mirror = Mirror(reflecting: value)
    let indent = String(repeating: " ", count: depth)
    switch mirror.displayStyle {
    case .collection:
      lines.append("\(indent)\(label): \(mirror.children.count)")
      for child in Self.inOrder(value, mirror.children.map(\.value)) { add("-", child, depth + 1) }
    case .enum where mirror.children.isEmpty: lines.append("\(indent)\(label): \(value)")
    case nil: lines.append("\(indent)\(label): \(value)")
    default:
      lines.append("\(indent)\(label)")
      for child in mirror.children { add(child.label ?? "", child.value, depth + 1) }
    }
  }

  private static func inOrder(_ collection: Any, _ parts: [Any]) -> [Any] {
    guard collection is [Setting] || collection is [RuleAttribute] || collection is [Qualifier]
    else { return parts }
    return parts.enumerated()
      .sorted { (kind(of: $0.element), $0.offset) < (kind(of: $1.element), $1.offset) }
      .map(\.element)
  }

  private static func kind(of part: Any) -> String {
    let kind = Mirror(reflecting: part).children.first { $0.label == "kind" }?.value ?? part
    return Mirror(reflecting: kind).children.first?.label ?? "\(kind)"
  }
}

extension RuleFile {
  /// The comments, in alphabetical order: white space at their ends means nothing.
  var commentTexts: [String] {
    tokens.comments.map { token in
      let text = source.text(in: token.span)
      return text.trimmingSuffix { $0.isWhitespace }
    }.sorted()
  }

  /// What the tokens of the language are spelt like, in alphabetical order, but for the commas that
  /// group digits.
  var words: [String] {
    tokens.all.filter { !$0.isTrivia }.map { token in
      let text = source.text(in: token.span)
      return token.kind == .money ? text.filter { $0 != "," } : text
    }.sorted()
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return String(text)
  }
}
