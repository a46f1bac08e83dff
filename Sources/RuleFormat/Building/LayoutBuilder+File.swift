import Diagnostics
import RuleSyntax

extension LayoutBuilder {
  /// The whole file.
  mutating func fileLayout() -> Layout {
    var parts: [Layout] = []
    if let header = file.header { parts.append(headerLayout(header)) }
    // The header stands apart like a block.
    var isAfterBlock = true
    for item in file.items {
      let isBlock = item.isBlock
      parts.append(.newLine(isBlock || isAfterBlock ? .one : .asWritten))
      parts.append(itemLayout(item))
      isAfterBlock = isBlock
    }
    parts += [.newLine(isAfterBlock ? .one : .asWritten), token()]
    return .sequence(parts)
  }

  private mutating func headerLayout(_ header: Header) -> Layout {
    let language = words(to: header.language.span.end)
    var settings: [(rank: Int, layout: Layout)] = []
    for setting in header.settings { settings.append((setting.rank, settingLayout(setting))) }
    // Each setting has a line, so comments at the ends of lines go where it goes.
    let lines = settings.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .flatMap { [Layout.newLine(.none), $0.element.layout] }
    return .sequence([language] + lines)
  }

  private mutating func settingLayout(_ setting: Setting) -> Layout {
    guard case .speech(let languages) = setting.kind else { return words(to: setting.span.end) }
    return .sequence([token(), alignedList(languages.map(\.span.end))])
  }

  private mutating func itemLayout(_ item: Item) -> Layout {
    switch item.kind {
    case .include, .constant, .group, .list(_, .file), .terms(_, .file):
      return words(to: item.span.end)
    case .extend(_, let name, let literals):
      let head = words(to: name.span.end)
      return .sequence([head, .space, token(), alignedList(literals.map(\.span.end))])
    case .list(let name, .literals(let literals)):
      let head = words(to: name.span.end)
      return .sequence([head, .space, token(), alignedList(literals.map(\.span.end))])
    case .terms(let name, .items(let items)):
      let head = words(to: name.span.end)
      return .sequence([head, .space, token(), alignedList(items.map(\.span.end))])
    case .table(let name, let rows): return tableLayout(name, rows)
    case .condition(let name, let expression):
      let head = words(to: name.span.end)
      return declaredCondition(.sequence([head, .space, token()]), expression)
    case .exclude(let exclusion): return exclusionLayout(exclusion)
    case .rule(let rule): return ruleLayout(rule)
    case .test(let test): return testLayout(test)
    }
  }

  private mutating func tableLayout(_ name: Name, _ rows: [TableRow]) -> Layout {
    let head = words(to: name.span.end)
    return block(head, rows) { builder, row in
      .sequence([.newLine(.none), builder.words(to: row.value.span.end)])
    }
  }

  /// `head`, and in braces what `line` takes for each of `lines`, its line end included.
  mutating func block<Line>(
    _ head: Layout, _ lines: [Line], _ line: (inout LayoutBuilder, Line) -> Layout
  ) -> Layout {
    let open = token()
    let inside = lines.map { line(&self, $0) }
    return .sequence([
      head, .space, open, .indented(.sequence(inside), .step), .newLine(.none), token(),
    ])
  }

  /// `condition real = …`: on one line, or with one operand to a line.
  private mutating func declaredCondition(_ head: Layout, _ expression: Expression) -> Layout {
    guard expression.isJoined else { return .sequence([head, .space, operand(expression)]) }
    return .group(
      .sequence([
        head, .indented(.sequence([.line, operands(of: expression, between: .line)]), .step),
      ]))
  }

  private mutating func exclusionLayout(_ exclusion: ExcludeDeclaration) -> Layout {
    let head = words(to: exclusion.group?.span.end ?? exclusion.name.span.end)
    let when = token()
    guard exclusion.condition.isJoined else {
      return .group(.sequence([head, .line, when, .space, operand(exclusion.condition)]))
    }
    let operands = operands(of: exclusion.condition, between: .line)
    return .group(
      .sequence([head, .line, when, .indented(.sequence([.line, operands]), .step)]))
  }
}

extension Item {
  /// Whether it always takes several lines, and so stands between blank lines.
  fileprivate var isBlock: Bool {
    switch kind {
    case .rule, .test, .table: true
    case .include, .extend, .list, .terms, .constant, .condition, .group, .exclude: false
    }
  }
}

extension Setting {
  /// Its place among the settings.
  fileprivate var rank: Int {
    switch kind {
    case .timezone: 0
    case .currency: 1
    case .speech: 2
    case .defaultConfidence: 3
    case .defaultSource: 4
    }
  }
}
