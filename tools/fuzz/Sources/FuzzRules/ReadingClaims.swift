import Claims
import Diagnostics
import RuleSyntax

/// The tokens are the whole file, and messages lie within it.
func claimReadable(_ source: SourceFile) {
  let parsed = parse(source)
  var end = 0
  for token in parsed.tree.tokens.all {
    claim(token.span.start == end, "tokens follow each other without a hole")
    end = token.span.end
  }
  claim(end == source.bytes.count, "the tokens reach to the end of the file")
  claimWithin(source, parsed.diagnostics)
}

/// Each message can be shown.
func claimWithin(_ source: SourceFile, _ diagnostics: [Diagnostic]) {
  for diagnostic in diagnostics {
    claim(!diagnostic.summary.isEmpty, "a message says something")
    for label in [diagnostic.primary] + diagnostic.secondary {
      let bytes = label.span.bytes
      claim(source.wholeSpan.contains(bytes), "\(diagnostic.code.rawValue) lies within the file")
    }
  }
}
