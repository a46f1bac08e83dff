import CallModel
import Diagnostics
import RuleSyntax

/// Checks what only shows when all files are seen together.
struct RulesetCheck {
  let files: [FileResult]

  func diagnostics() -> [Diagnostic] {
    duplicateRules() + mixedCurrencies() + unknownExpectations()
      + GroupCheck(files: files).diagnostics()
      + MatchedCheck(files: files).diagnostics() + UntestedRules(files: files).diagnostics()
      + ContainedTerms(files: files).diagnostics()
      + beyondLimits()
  }

  // MARK: Names and ids

  private func duplicateRules() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var firstByName: [String: SourceSpan] = [:]
    var firstById: [String: SourceSpan] = [:]
    for file in files {
      for heading in file.headings {
        let nameSpan = SourceSpan(path: file.path, bytes: heading.name.span)
        if let first = firstByName[heading.name.value] {
          diagnostics.append(
            Diagnostic(
              .duplicateName, "two rules are called `\(heading.name.value)`",
              at: .init(nameSpan, "and again here"), and: [.init(first, "first here")],
              help: "give one of them another name"))
          continue
        }
        firstByName[heading.name.value] = nameSpan
        let idSpan = heading.idSpan.map { SourceSpan(path: file.path, bytes: $0) } ?? nameSpan
        if let first = firstById[heading.id] {
          diagnostics.append(
            Diagnostic(
              .duplicateName, "two rules have the id `\(heading.id)`",
              at: .init(idSpan, heading.idSpan == nil ? "made from this name" : "and again here"),
              and: [.init(first, "first here")],
              help: heading.idSpan == nil
                ? "give one of them an `id` of its own" : "give one of them another id"))
        } else {
          firstById[heading.id] = idSpan
        }
      }
    }
    return diagnostics
  }

  // MARK: Currencies

  private func mixedCurrencies() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var firstByName: [String: (currency: Currency, span: SourceSpan)] = [:]
    for file in files {
      for outcome in file.rules.flatMap(\.outcomes) {
        guard case .conversion(let name, let worth?, _, let span) = outcome,
          let currency = worth.currency
        else {
          continue
        }
        let place = SourceSpan(path: file.path, bytes: span.bytes)
        guard let first = firstByName[name] else {
          firstByName[name] = (currency, place)
          continue
        }
        guard first.currency != currency else { continue }
        diagnostics.append(
          Diagnostic(
            .currencyMix,
            "conversion `\(name)` is counted in \(first.currency.code) and in "
              + currency.code,
            at: .init(place, currency.code),
            and: [.init(first.span, first.currency.code)],
            help: "write all its values in one currency, or give one conversion another name"))
      }
    }
    return diagnostics
  }

  // MARK: Tests

  private func unknownExpectations() -> [Diagnostic] {
    let names = files.flatMap { $0.headings.map(\.name.value) }
    let known = Set(names)
    let spellable = names.filter(StringLiteral.canSpell)
    var suggestions = Suggestions()
    return files.flatMap { file in
      file.expectations.compactMap(\.rule).filter { !known.contains($0.value) }.map { name in
        let place = SourceSpan(path: file.path, bytes: name.span)
        let nearest = suggestions.nearest(to: name.value, among: spellable)
        return Diagnostic(
          .expectUnknownRule, "no rule is called `\(name.value)`",
          at: .init(place, "expected here"),
          help: nearest.map { "did you mean `\($0)`?" },
          fix: nearest.map { Diagnostic.Edit(place, StringLiteral.spelling(of: $0)) })
      }
    }
  }

  // MARK: Size

  private func beyondLimits() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var ruleCount = 0
    var phraseCount = 0
    var terms: Set<Term> = []
    for file in files {
      let start = SourceSpan(path: file.path, bytes: ByteSpan(start: 0, end: 0))
      let (rulesBefore, phrasesBefore) = (ruleCount, phraseCount)
      ruleCount += file.headings.count
      for (term, count) in file.expandedPhrases where terms.insert(term).inserted {
        phraseCount += count
      }
      let limits = [
        (rulesBefore, ruleCount, Limits.rulesPerRuleset, "rules"),
        (phrasesBefore, phraseCount, Limits.expandedPhrasesPerRuleset, "phrases after expansion"),
      ]
      for (before, after, limit, what) in limits where before <= limit && after > limit {
        diagnostics.append(
          Diagnostic(
            .limitExceeded,
            "with this file the ruleset has \(after) \(what); the limit is \(limit)",
            at: .init(start), help: "split the ruleset"))
      }
    }
    return diagnostics
  }
}
