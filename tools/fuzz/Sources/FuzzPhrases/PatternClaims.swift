import Claims
import TermPattern

/// A pattern is read or refused with a reason and a place; what is read expands within the limits
/// and is spelt so that it can be read again.
func claimPattern(_ source: String) {
  let pattern: PhrasePattern
  do throws(TermPatternError) {
    pattern = try PhrasePattern(source)
  } catch {
    claim(!error.reason.isEmpty, "a refusal has a reason")
    claim(
      error.range.lowerBound >= 0 && error.range.upperBound <= source.utf8.count,
      "a refusal lies within the pattern")
    return
  }
  claim((1...PhraseLimits.maxExpansion).contains(pattern.ways.count), "the ways keep to the limit")
  claim(
    pattern.spokenForms().count <= PhraseLimits.maxExpansion,
    "the spoken forms keep to the limit")
  for step in pattern.ways.joined() {
    claim(step.span.upperBound <= source.utf8.count, "a step lies within the pattern")
  }

  let spelling = pattern.description
  // A spelling may be longer than what was written, so it need not fit.
  guard let again = try? PhrasePattern(spelling) else {
    claim(spelling.count > source.count, "the spelling of a pattern is one")
    return
  }
  claim(again.description == spelling, "a spelling is spelt as it is")
  claim(steps(again) == steps(pattern), "a spelling means what the pattern means")
}

private func steps(_ pattern: PhrasePattern) -> [[String]] {
  pattern.ways.map { way in
    way.map { step in
      switch step {
      case .word(let word, _): word.description
      case .slot(let slot, _): slot.description
      case .gap(let gap, _): gap.description
      }
    }
  }
}
