import CallModel
import Diagnostics
import RuleSyntax

/// What decides between rules that all hold.
struct FileComposition {
  /// The groups that the file declares, with where their names stand.
  var groups: [(group: CheckedGroup, name: Name)] = []
  /// The exclusions of the file without errors, in order.
  var exclusions: [CheckedExclusion] = []
  /// The names of all exclusions.
  var exclusionNames: [StringLiteral] = []
  /// The groups that rules say they are in.
  var memberships: [Name] = []
  /// The groups that exclusions are about.
  var excludedGroups: [Name] = []
}

extension FileChecker {
  /// Reads `group NAME picks …`.
  mutating func check(group name: Name, _ pick: GroupPick, at span: ByteSpan) {
    // Of two that are called alike the first counts; the second has been reported.
    guard scope.declaration(named: name.text)?.name.span == name.span else { return }
    let group = CheckedGroup(name: name.text, choice: GroupChoice(pick), span: ruleSpan(span))
    composition.groups.append((group, name))
  }

  /// Reads `exclude "…" when …`. What is unknown excludes no call, so no field needs a guard.
  mutating func check(_ exclusion: ExcludeDeclaration, at span: ByteSpan) {
    composition.exclusionNames.append(exclusion.name)
    captured = CapturedNames()
    named = NamedMentions(in: exclusion.condition, scope, &reporter)
    let when = check(exclusion.condition).flatMap { expression in
      withinLimits(expression, "the exclusion", at: exclusion.name.span)?.expression
    }
    if let group = exclusion.group {
      guard isGroup(group) else { return }
      composition.excludedGroups.append(group)
    }
    guard let when else { return }
    reportImpossible(when)
    composition.exclusions.append(
      CheckedExclusion(
        name: exclusion.name.value, group: exclusion.group?.text, when: when, span: ruleSpan(span)))
  }

  /// Whether `name` may be that of a group: groups of other files are known only later.
  mutating func isGroup(_ name: Name) -> Bool {
    guard let found = scope.declaration(named: name.text), found.kind != .group else { return true }
    _ = scope.lookUp(name, as: .group, &reporter)
    return false
  }
}

extension GroupChoice {
  /// The choice that is written.
  fileprivate init(_ pick: GroupPick) {
    switch pick {
    case .first: self = .first
    case .all: self = .all
    case .highestValue: self = .highestValue
    case .highestPriority: self = .highestPriority
    }
  }
}
