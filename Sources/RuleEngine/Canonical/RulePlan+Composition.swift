import CallModel
import RuleCheck

extension RulePlan {
  /// What decides between rules: groups, exclusions, and where it matters who speaks before whom and
  /// which rules stand in one file.
  var canonicalComposition: [String] {
    let conditions = exclusions.isEmpty ? [] : canonicalNodes
    let groups = ruleset.groups.filter { $0.choice != .all }
    let excluding = exclusions.map { exclusion in
      list(
        "exclude",
        [
          quoted(exclusion.exclusion.name),
          exclusion.exclusion.group.map { list("from", [quoted($0)]) } ?? "from-all",
          list("when", [conditions[exclusion.root]]),
        ])
    }
    let hasStops = rules.contains { rule in
      rule.rule.outcomes.contains { if case .stop = $0 { true } else { false } }
    }
    let turns = groups.isEmpty && !hasStops ? [] : [list("turns", rules.map { quoted($0.rule.id) })]
    return groups.map { list("group", [quoted($0.name), $0.choice.rawValue]) }.sorted()
      + excluding.sorted() + turns + filesWithStops
  }

  /// The rules that stand in one file with a rule whose `stop` is about its file.
  private var filesWithStops: [String] {
    let stopping = rules.filter { rule in
      rule.rule.group == nil
        && rule.rule.outcomes.contains { if case .stop(false, _) = $0 { true } else { false } }
    }
    return Set(stopping.map(\.rule.span.file)).map { file in
      list("file", rules.filter { $0.rule.span.file == file }.map { quoted($0.rule.id) })
    }.sorted()
  }
}
