import Diagnostics
import RuleSyntax
import TermPattern

/// Goes through the tree of a file and collects what names it says, and which of its texts are
/// phrases.
struct NameWalk {
  private(set) var uses: [NameUse] = []
  private(set) var phrases: [Phrase] = []
  private var item = 0

  /// A phrase that is listened for.
  struct Phrase: Sendable {
    let text: StringLiteral
    let soundsLike: StringLiteral?
  }

  init(_ file: RuleFile) {
    for (index, item) in file.items.enumerated() {
      self.item = index
      visit(item.kind)
    }
  }

  private mutating func visit(_ kind: Item.Kind) {
    switch kind {
    case .include: break
    case .extend(.list, let name, _): use(.list, name)
    case .extend(.terms, let name, _): use(.terms, name)
    case .list(let name, _): declare(.list, name)
    case .terms(let name, let source):
      declare(.terms, name)
      if case .items(let items) = source { visit(items) }
    case .table(let name, _): declare(.table, name)
    case .constant(let name, _): declare(.constant, name)
    case .condition(let name, let expression):
      declare(.condition, name)
      visit(expression)
    case .group(let name, _): declare(.group, name)
    case .exclude(let exclusion):
      if let group = exclusion.group { use(.group, group) }
      visit(exclusion.condition)
    case .rule(let rule): visit(rule)
    case .test(let test): for line in test.lines { visit(line) }
    }
  }

  private mutating func visit(_ rule: RuleDeclaration) {
    add(.rule, rule.name.value, rule.name.span, isDeclaration: true)
    for case .group(let group) in rule.attributes.map(\.kind) { use(.group, group) }
    visit(rule.condition)
    for outcome in rule.outcomes {
      switch outcome.kind {
      case .conversion(_, let value?, _): visit(value)
      case .set(let name, let value):
        declare(.local, name)
        visit(value)
      case .note(let text): visit(note: text)
      case .conversion, .tag, .score, .disqualify, .stop: break
      }
    }
  }

  /// What stands in braces is a value or an amount of the rule.
  private mutating func visit(note: StringLiteral) {
    for (name, bytes) in note.bracedNames {
      add(
        .local, name,
        note.sourceSpan(ofValueBytes: bytes.lowerBound + 1..<bytes.upperBound - 1))
    }
  }

  private mutating func visit(_ line: TestLine) {
    guard case .expect(let expectation) = line.kind else { return }
    switch expectation {
    case .matched(let rule, _), .notMatched(let rule), .todo(let rule):
      add(.rule, rule.value, rule.span)
    case .nothing, .conversions: break
    }
  }

  // MARK: Conditions

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .all(let operands), .any(let operands): for operand in operands { visit(operand) }
    case .not(let inner), .bracketed(let inner): visit(inner)
    case .mention(let mention): visit(mention)
    case .comparison(let comparison):
      if case .isIn(let set, _, _) = comparison.test, case .list(let name) = set.kind {
        use(.list, name)
      }
    case .matched(let rule): add(.rule, rule.value, rule.span)
    case .spoken(let name, _, _): use(.local, name)
    case .condition(let name): use(.condition, name)
    case .invalid: break
    }
  }

  private mutating func visit(_ mention: Mention) {
    switch mention.target {
    case .hits(let hits): visit(hits)
    case .all(let set), .atLeast(_, let set): visit(set)
    }
    for qualifier in mention.qualifiers {
      switch qualifier.kind {
      case .named(let name): declare(.local, name)
      case .withinOf(_, let name): use(.local, name)
      default: break
      }
    }
  }

  private mutating func visit(_ hits: HitExpression) {
    switch hits.kind {
    case .phrase(let phrase, _): visit(phrase)
    case .anyOf(let set, _): visit(set)
    case .bracketed(let inner): visit(inner)
    case .related(let left, _, let right, _), .outside(let left, let right, _),
      .inside(let left, let right, _):
      visit(left)
      visit(right)
    case .recorded, .event, .invalid: break
    }
  }

  private mutating func visit(_ set: TermSet) {
    switch set.kind {
    case .named(let name): use(.terms, name)
    case .items(let items): visit(items)
    }
  }

  private mutating func visit(_ items: [TermItem]) {
    for item in items {
      switch item.kind {
      case .named(let name): use(.terms, name)
      case .phrase(let phrase, _, let soundsLike): visit(phrase, soundsLike: soundsLike)
      case .recorded: break
      }
    }
  }

  private mutating func visit(_ phrase: StringLiteral, soundsLike: StringLiteral? = nil) {
    phrases.append(Phrase(text: phrase, soundsLike: soundsLike))
    guard phrase.value.contains("{"), let pattern = try? PhrasePattern(phrase.value) else { return }
    for slot in pattern.slots {
      guard let name = slot.name, let span = slot.nameSpan else { continue }
      add(.local, name, phrase.sourceSpan(ofValueBytes: span), isDeclaration: true)
    }
  }

  // MARK: Amounts

  private mutating func visit(_ amount: Amount) {
    visit(amount.sum)
    if let otherwise = amount.otherwise { visit(otherwise) }
  }

  private mutating func visit(_ sum: Arithmetic) {
    switch sum.kind {
    case .binary(let left, _, let right):
      visit(left)
      visit(right)
    case .share(_, let whole): visit(whole)
    case .call(_, let arguments): for argument in arguments { visit(argument) }
    case .lookup(let table, let key):
      use(.table, table)
      use(.local, key)
    case .name(let name): use(.value, name)
    case .bracketed(let inner): visit(inner)
    case .literal, .field, .invalid: break
    }
  }

  // MARK: Collecting

  private mutating func declare(_ kind: NameUse.Kind, _ name: Name) {
    add(kind, name.text, name.span, isDeclaration: true)
  }

  private mutating func use(_ kind: NameUse.Kind, _ name: Name) {
    add(kind, name.text, name.span)
  }

  private mutating func add(
    _ kind: NameUse.Kind, _ name: String, _ span: ByteSpan, isDeclaration: Bool = false
  ) {
    uses.append(
      NameUse(kind: kind, name: name, span: span, isDeclaration: isDeclaration, item: item))
  }
}
