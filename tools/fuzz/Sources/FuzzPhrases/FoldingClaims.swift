import Claims
import TextNormalize

/// Folding is done once and for all, and words know where they came from.
func claimFolded(_ text: String) {
  let folded = MatchFolding.fold(text)
  claim(MatchFolding.fold(folded) == folded, "folding again changes nothing")
  var last = 0..<0
  for word in FoldedWord.words(in: text) {
    claim(!word.form.isEmpty, "a word has letters")
    // One character can be two words: `½` is `1` and `2`.
    claim(
      word.source.lowerBound >= last.lowerBound && word.source.upperBound >= last.upperBound,
      "words follow each other")
    last = word.source
  }
  claim(last.upperBound <= text.utf8.count, "words lie within the text")
}
