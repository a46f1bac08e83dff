import Diagnostics
import RuleSyntax

/// Finds the rules of tested files that no test would notice breaking (W130): a rule needs a call in
/// which it matches and one in which it does not. Files without any test are left in peace.
struct UntestedRules {
  let files: [FileResult]

  func diagnostics() -> [Diagnostic] {
    let expectations = files.flatMap(\.expectations)
    var matched: Set<String> = []
    var denied: Set<String> = []
    var deniesAll = false
    for expectation in expectations {
      switch expectation {
      case .matched(let name, _), .todo(let name): matched.insert(name.value)
      case .notMatched(let name): denied.insert(name.value)
      case .nothing: deniesAll = true
      case .conversions: break
      }
    }
    return files.filter { !$0.expectations.isEmpty }.flatMap { file in
      file.headings.filter(\.isInForce).compactMap { heading in
        let name = heading.name.value
        return diagnostic(
          on: heading, in: file, isMatched: matched.contains(name),
          isDenied: deniesAll || denied.contains(name))
      }
    }
  }

  private func diagnostic(
    on heading: RuleHeading, in file: FileResult, isMatched: Bool, isDenied: Bool
  ) -> Diagnostic? {
    let name = heading.name.value
    let (summary, help): (String, String)
    switch (isMatched, isDenied) {
    case (true, true): return nil
    case (true, false):
      summary = "no test has a call in which `\(name)` does not match"
      help = "add a test with `expect no \"\(name)\"`, or `expect nothing`"
    case (false, true):
      summary = "no test has a call in which `\(name)` matches"
      help = "add a test with `expect \"\(name)\" matched`"
    case (false, false):
      summary = "no test is about `\(name)`"
      help = "add a test in which it matches, and one in which it does not"
    }
    return Diagnostic(
      .untestedRule, summary,
      at: .init(SourceSpan(path: file.path, bytes: heading.name.span), "could break unseen"),
      help: help)
  }
}
