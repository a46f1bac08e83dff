import Diagnostics
import RuleSyntax

extension LayoutBuilder {
  /// `test "…" { … }`, one line each.
  mutating func testLayout(_ test: TestDeclaration) -> Layout {
    let head = words(to: test.name.span.end)
    var isFirst = true
    return block(head, test.lines) { builder, line in
      defer { isFirst = false }
      return .sequence([.newLine(isFirst ? .none : .asWritten), builder.lineLayout(line)])
    }
  }

  private mutating func lineLayout(_ line: TestLine) -> Layout {
    switch line.kind {
    case .call(let facts):
      return .sequence([token(), alignedList(facts.map(\.value.span.end))])
    case .spoken(let speaker, _, _, _):
      // What is said stands below each other whoever says it.
      let space: Layout = speaker.value == .agent ? .sequence([.space, .space]) : .space
      return .sequence([token(), space, words(to: line.span.end)])
    case .expect(.matched(_, let details)): return matchedLayout(details)
    case .history, .audio, .event, .expect: return words(to: line.span.end)
    }
  }

  private mutating func matchedLayout(_ details: [TestLine.Detail]) -> Layout {
    let (expect, rule, matched) = (token(), token(), token())
    let rest = details.flatMap { [Layout.fill, words(to: $0.end)] }
    return .sequence([
      expect, .space, rule, .space, matched, .indented(.sequence(rest), .continuation),
    ])
  }
}

extension TestLine.Detail {
  /// The byte at which it ends.
  fileprivate var end: Int {
    switch self {
    case .value(let literal): literal.span.end
    case .tags(let tags): tags.last?.span.end ?? 0
    case .at(let clock): clock.span.end
    case .by(let speaker): speaker.span.end
    }
  }
}

extension TestLine.FactValue {
  /// Where it stands.
  fileprivate var span: ByteSpan {
    switch self {
    case .literal(let literal): literal.span
    case .name(let name): name.span
    }
  }
}
