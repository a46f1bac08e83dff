import Diagnostics
import RuleSyntax

/// Writes a syntax tree as indented text by reflection, so that no part of a node can be forgotten:
/// a golden file of it shows every value that the parser stored, with the words that each node
/// covers.
struct TreeText {
  let source: SourceFile

  func text(of tree: RuleFile) -> String {
    var lines: [String] = []
    if let header = tree.header { add("header", header, 0, &lines) }
    for item in tree.items { add("item", item, 0, &lines) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func add(_ label: String, _ value: Any, _ depth: Int, _ lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    if let span = value as? ByteSpan {
      lines.append("\(indent)\(label) ‹\(excerpt(span))›")
      return
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      if let inner = mirror.children.first?.value { add(label, inner, depth, &lines) }
    case .enum where mirror.children.isEmpty: lines.append("\(indent)\(label): \(value)")
    case .enum:
      for child in mirror.children {
        lines.append("\(indent)\(label): \(child.label ?? "")")
        add("", child.value, depth + 1, &lines)
      }
    case .struct, .tuple, .collection:
      if mirror.displayStyle != .struct || mirror.children.isEmpty {
        if mirror.displayStyle == .struct { lines.append("\(indent)\(label): \(value)") }
      } else {
        lines.append("\(indent)\(label.isEmpty ? "-" : label)")
      }
      for (index, child) in mirror.children.enumerated() {
        let isField = mirror.displayStyle == .struct || child.label?.hasPrefix(".") == false
        let name = isField ? child.label ?? "" : "\(index)"
        if name != "sourceBytes" { add(name, child.value, depth + 1, &lines) }
      }
    default: lines.append("\(indent)\(label): \(value)")
    }
  }

  private func excerpt(_ span: ByteSpan) -> String {
    let words = source.text(in: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 60 ? words.prefix(59) + "…" : words
  }
}

/// All spans in a value, found by reflection.
func spans(in value: Any) -> [ByteSpan] {
  if let span = value as? ByteSpan { return [span] }
  return Mirror(reflecting: value).children.flatMap { spans(in: $0.value) }
}
