import CallModel
import Diagnostics
import RuleSyntax

/// Checks groups and exclusions, which all files share: that each name is there once, that rules are
/// in groups that exist, that a group that picks the highest value can compare its values, and that no
/// rules but those say the same of the same calls.
struct GroupCheck {
  let files: [FileResult]

  func diagnostics() -> [Diagnostic] {
    duplicateExclusions() + duplicateGroups() + unknownGroups() + emptyGroups() + mixedCurrencies()
      + repeatedConditions()
  }

  /// The groups of which the rule with the highest value counts.
  private var comparing: Set<String> {
    Set(
      files.flatMap { $0.composition.groups }.filter { $0.group.choice == .highestValue }
        .map(\.group.name))
  }

  /// Rules with one condition, unless their values compete for the same calls.
  private func repeatedConditions() -> [Diagnostic] {
    let comparing = comparing
    return files.flatMap { file in
      file.repeatedConditions.filter { repeated in
        repeated.group.map { !comparing.contains($0) } ?? true
      }.map(\.diagnostic)
    }
  }

  private func duplicateExclusions() -> [Diagnostic] {
    var firstByName: [String: SourceSpan] = [:]
    return files.flatMap { file in
      file.composition.exclusionNames.compactMap { name in
        let place = SourceSpan(path: file.path, bytes: name.span)
        guard let first = firstByName[name.value] else {
          firstByName[name.value] = place
          return nil
        }
        return Diagnostic(
          .duplicateName, "two exclusions are called `\(name.value)`",
          at: .init(place, "and again here"), and: [.init(first, "first here")],
          help: "give one of them another name")
      }
    }
  }

  private func duplicateGroups() -> [Diagnostic] {
    var firstByName: [String: SourceSpan] = [:]
    return files.flatMap { file in
      file.composition.groups.compactMap { group, name in
        let place = SourceSpan(path: file.path, bytes: name.span)
        guard let first = firstByName[group.name] else {
          firstByName[group.name] = place
          return nil
        }
        return Diagnostic(
          .duplicateName, "two groups are called `\(group.name)`",
          at: .init(place, "and again here"), and: [.init(first, "first here")],
          help: "declare it once: rules of all files may be in it")
      }
    }
  }

  private func unknownGroups() -> [Diagnostic] {
    let names = files.flatMap { $0.composition.groups.map(\.group.name) }
    let known = Set(names)
    var suggestions = Suggestions()
    return files.flatMap { file in
      let used = file.composition.memberships + file.composition.excludedGroups
      return used.filter { !known.contains($0.text) }.map { name in
        Diagnostic(
          .unknownName, "no group is called `\(name.text)`",
          at: .init(SourceSpan(path: file.path, bytes: name.span), "named here"),
          help: suggestions.nearest(to: name.text, among: names).map { "did you mean `\($0)`?" }
            ?? "declare it: `group \(name.text) picks first`")
      }
    }
  }

  private func emptyGroups() -> [Diagnostic] {
    let used = Set(files.flatMap { $0.composition.memberships.map(\.text) })
    return files.flatMap { file in
      file.composition.groups.filter { !used.contains($0.group.name) }.map { group, name in
        Diagnostic(
          .unusedName, "`\(group.name)` is never used",
          at: .init(SourceSpan(path: file.path, bytes: name.span), "a group that no rule is in"),
          help: "delete it, or write `in group \(group.name)` in a rule")
      }
    }
  }

  private func mixedCurrencies() -> [Diagnostic] {
    let comparing = comparing
    var firstByGroup: [String: (currency: Currency, span: SourceSpan)] = [:]
    var diagnostics: [Diagnostic] = []
    for file in files {
      for rule in file.rules {
        guard let group = rule.group, comparing.contains(group) else { continue }
        for case .conversion(_, let worth?, _, let span) in rule.outcomes {
          guard let currency = worth.currency else { continue }
          let place = SourceSpan(path: file.path, bytes: span.bytes)
          guard let first = firstByGroup[group] else {
            firstByGroup[group] = (currency, place)
            continue
          }
          guard first.currency != currency else { continue }
          diagnostics.append(
            Diagnostic(
              .currencyMix,
              "group `\(group)` compares values in \(first.currency.code) and in \(currency.code)",
              at: .init(place, currency.code), and: [.init(first.span, first.currency.code)],
              help: "write all its values in one currency, or pick the highest priority"))
        }
      }
    }
    return diagnostics
  }
}
