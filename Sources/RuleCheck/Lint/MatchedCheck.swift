import Diagnostics
import RuleSyntax

/// Checks which rules ask for which with `matched`: that they exist, that one could match, and that
/// no rule leads back to itself.
struct MatchedCheck {
  let files: [FileResult]
  private let rules: [CheckedRule]
  private let positions: [String: Int]

  init(files: [FileResult]) {
    self.files = files
    rules = files.flatMap(\.rules)
    positions = Dictionary(
      rules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func diagnostics() -> [Diagnostic] { unknownRules() + deadEnds() + circles() }

  private func unknownRules() -> [Diagnostic] {
    let names = files.flatMap { $0.headings.map(\.name.value) }
    let known = Set(names)
    let spellable = names.filter(StringLiteral.canSpell)
    var suggestions = Suggestions()
    return files.flatMap { file in
      file.matchedRules.filter { !known.contains($0.value) }.map { name in
        let place = SourceSpan(path: file.path, bytes: name.span)
        let nearest = suggestions.nearest(to: name.value, among: spellable)
        return Diagnostic(
          .unknownName, "no rule is called `\(name.value)`", at: .init(place, "asked for here"),
          help: nearest.map { "did you mean `\($0)`?" },
          fix: nearest.map { Diagnostic.Edit(place, StringLiteral.spelling(of: $0)) })
      }
    }
  }

  /// Rules that are off match no call.
  private func deadEnds() -> [Diagnostic] {
    files.flatMap { file in
      file.matchedRules.compactMap { name in
        guard let position = positions[name.value], rules[position].status == .off else {
          return nil
        }
        return Diagnostic(
          .neverTrue, "this can never be true",
          at: .init(SourceSpan(path: file.path, bytes: name.span), "this rule is off"),
          help: "give it another status, or leave this out")
      }
    }
  }

  // MARK: Rules that lead to each other

  /// A rule that another one asks for, and where it does.
  private struct Step {
    let rule: Int
    let span: RuleSpan
  }

  /// Says which rules lead back to themselves, each circle once, and which rows of rules are too long
  /// to be followed.
  private func circles() -> [Diagnostic] {
    let steps = rules.map { rule in
      rule.when.matchedRules.compactMap { name, span in
        positions[name].map { Step(rule: $0, span: span) }
      }
    }
    let depths = depths(steps)
    var isSeen = [Bool](repeating: false, count: rules.count)
    var diagnostics: [Diagnostic] = []
    for start in rules.indices where depths[start] == nil && !isSeen[start] {
      diagnostics += circle(from: start, steps, depths, &isSeen)
    }
    for (rule, depth) in zip(rules, depths) where depth == Limits.nesting + 1 {
      diagnostics.append(
        Diagnostic(
          .limitExceeded, "more than \(Limits.nesting) rules lead to each other",
          at: .init(place(rule.when.span)), help: "ask for the first of them"))
    }
    return diagnostics
  }

  /// How many rules lead to each other from each rule on; `nil` for those that never come to an end.
  private func depths(_ steps: [[Step]]) -> [Int?] {
    var askers: [[Int]] = Array(repeating: [], count: steps.count)
    var open = steps.map(\.count)
    for (rule, steps) in steps.enumerated() {
      for step in steps { askers[step.rule].append(rule) }
    }
    var depths = [Int?](repeating: nil, count: steps.count)
    var ready = open.indices.filter { open[$0] == 0 }
    while let rule = ready.popLast() {
      depths[rule] = (steps[rule].compactMap { depths[$0.rule] }.max() ?? 0) + 1
      for asker in askers[rule] {
        open[asker] -= 1
        if open[asker] == 0 { ready.append(asker) }
      }
    }
    return depths
  }

  /// The circle that one comes to from `start`, unless it has been told.
  private func circle(
    from start: Int, _ steps: [[Step]], _ depths: [Int?], _ isSeen: inout [Bool]
  ) -> [Diagnostic] {
    var way: [Int] = []
    var rule = start
    // Every rule without a depth has a step to another one.
    while !isSeen[rule] {
      isSeen[rule] = true
      way.append(rule)
      guard let next = steps[rule].first(where: { depths[$0.rule] == nil }) else { return [] }
      rule = next.rule
    }
    guard let first = way.firstIndex(of: rule), let last = way.last,
      let closing = steps[last].first(where: { $0.rule == rule })
    else { return [] }
    let others = way[first...].dropLast().compactMap { asker in
      steps[asker].first { depths[$0.rule] == nil }.map {
        Diagnostic.Label(place($0.span), "`\(rules[asker].name)` asks for `\(rules[$0.rule].name)`")
      }
    }
    return [
      Diagnostic(
        .cycle, "rule `\(rules[rule].name)` matches by itself",
        at: .init(place(closing.span), "leads back to `\(rules[rule].name)`"), and: others,
        help: "take `matched` out of one of the rules")
    ]
  }

  private func place(_ span: RuleSpan) -> SourceSpan {
    SourceSpan(path: files[span.file].path, bytes: span.bytes)
  }
}
