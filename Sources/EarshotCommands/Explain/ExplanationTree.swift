import CallModel
import Diagnostics
import RuleCheck
package import RuleEngine

/// A condition as a tree of lines: a mark for each part, what was compared, and every hit with what
/// speaks against it, in columns.
///
/// ```
/// ✓ real_conversation
///   ✓ call.duration >= 45s                       6m10s
/// ✗ mentions any of card_words by caller within first 5m
///     ✗ "credit card"  caller  5:42  transcript .94  42 s past the window
/// – not mentions any of refusal by caller        not needed, would hold
/// ```
///
/// Once a part has settled the matter, those behind it that would say otherwise are only named; those
/// that would say the same are shown, since they have to change as well.
package struct ExplanationTree {
  /// Longer parts do not push the column behind them further.
  private static let widestPart = 60
  /// How many cells of a part are shown.
  private static let mostCells = 110

  private var lines: [Line] = []

  fileprivate enum Line {
    case part(depth: Int, mark: String, text: String, detail: String?)
    case hit(depth: Int, cells: [String])
    case remark(depth: Int, text: String)
  }

  /// The tree of `condition`.
  package init(of condition: Explanation) {
    if let operands = condition.operands {
      add(operands, of: condition, depth: 0)
    } else {
      add(condition, depth: 0)
    }
  }

  /// The lines, without spaces at their ends.
  package var text: [String] {
    let partWidth = lines.map { min($0.partWidth, Self.widestPart) }.max() ?? 0
    let rows = HitRows.aligned(lines.map(\.cells))
    return zip(lines, rows).map { line, row in
      switch line {
      case .part(let depth, let mark, let text, let detail):
        let part = indent(depth) + mark + " " + text
        guard let detail, !detail.isEmpty else { return part }
        let space = max(0, partWidth - DisplayWidth.cells(of: part))
        return part + String(repeating: " ", count: space + 4) + detail
      case .hit(let depth, _): return indent(depth) + row
      case .remark(let depth, let text): return indent(depth) + text
      }
    }
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}

extension ExplanationTree {
  /// Adds `part`; its words stand behind `prefix`, and the line says what `whole`, the denial that it
  /// stands in, says.
  private mutating func add(
    _ part: Explanation, depth: Int, prefix: String = "", whole: Explanation? = nil
  ) {
    let mark = VerdictText.mark((whole ?? part).verdict)
    func line(_ text: String, _ detail: String? = nil) -> Line {
      .part(
        depth: depth, mark: mark, text: PlainText.shortened(prefix + text, to: Self.mostCells),
        detail: detail)
    }
    switch part.reason {
    case .not(let denied): add(denied, depth: depth, prefix: prefix + "not ", whole: whole ?? part)
    case .all(let operands), .any(let operands):
      lines.append(line(part.isConjunction ? "all of these" : "any of these"))
      add(operands, of: part, depth: depth + 1)
    case .condition(let definition):
      lines.append(line(part.text))
      if let operands = definition.operands {
        add(operands, of: definition, depth: depth + 1)
      } else {
        add(definition, depth: depth + 1)
      }
    case .comparison(let compared): lines.append(line(part.text, compared.text))
    case .matched: lines.append(line(part.text))
    case .mention(let mention):
      lines.append(line(part.text, mention.countText))
      add(HitRows(of: mention), depth: depth + 2)
    }
  }

  /// Adds the operands of `whole`.
  private mutating func add(_ operands: [Explanation], of whole: Explanation, depth: Int) {
    let settling: Verdict = whole.isConjunction ? .no : .yes
    let settled = operands.firstIndex { $0.verdict == settling }
    for (index, operand) in operands.enumerated() {
      if let settled, index > settled, operand.verdict != settling {
        lines.append(
          .part(
            depth: depth, mark: VerdictText.notNeeded,
            text: PlainText.shortened(operand.inOneLine, to: Self.mostCells),
            detail: VerdictText.wouldBe(operand.verdict)))
      } else {
        add(operand, depth: depth)
      }
    }
  }

  private mutating func add(_ rows: HitRows, depth: Int) {
    lines += rows.cells.map { .hit(depth: depth, cells: $0) }
    lines += rows.remarks.map { .remark(depth: depth, text: $0) }
    for related in rows.related {
      lines.append(.remark(depth: depth, text: related.title))
      add(related.rows, depth: depth + 1)
    }
  }
}

extension ExplanationTree.Line {
  fileprivate var cells: [String]? {
    if case .hit(_, let cells) = self { cells } else { nil }
  }

  /// How wide a part with something behind it is.
  fileprivate var partWidth: Int {
    guard case .part(let depth, _, let text, let detail?) = self, !detail.isEmpty else { return 0 }
    return 2 * depth + 2 + DisplayWidth.cells(of: text)
  }
}

extension Explanation {
  /// The parts of an `and` or an `or`.
  fileprivate var operands: [Explanation]? {
    switch reason {
    case .all(let parts), .any(let parts): parts
    default: nil
    }
  }

  fileprivate var isConjunction: Bool { if case .all = reason { true } else { false } }

  /// Itself in one line, its own parts left out.
  package var inOneLine: String {
    switch reason {
    case .not(let denied): "not " + denied.inOneLine
    case .all(let parts): "(" + parts.map(\.inOneLine).joined(separator: " and ") + ")"
    case .any(let parts): "(" + parts.map(\.inOneLine).joined(separator: " or ") + ")"
    default: text
    }
  }
}

extension ComparedValues {
  /// The value, or the two that were compared.
  fileprivate var text: String {
    let (own, other) = FieldValueText.texts(self)
    guard let otherField else { return own }
    return "\(own); \(otherField): \(other)"
  }
}

extension MentionExplanation {
  /// How often it was said where more, or less, than once is asked for.
  fileprivate var countText: String? {
    if let requiredTerms {
      let held = terms.count { $0.verdict == .yes }
      return "\(held) of \(terms.count), asked for \(requiredTerms)"
    }
    guard wantedCount != .atLeastOnce, let pooledCount else { return nil }
    return "\(pooledCount.text), asked for \(wantedCount.text)"
  }
}

extension PossibleCount {
  /// `never`, `2 times`, `1 to 3 times`, `1 time or more`.
  var text: String {
    guard let maximum else { return PlainText.count(minimum, "time") + " or more" }
    guard maximum > minimum else {
      return minimum == 0 ? "never" : PlainText.count(minimum, "time")
    }
    return "\(PlainText.count(minimum)) to \(PlainText.count(maximum, "time"))"
  }
}
