import Diagnostics

/// Finds the words that were probably meant, for as many messages as anybody reads: in a file that is
/// wrong from end to end there may be ten thousand unknown names, and as many to compare each with.
package struct Suggestions {
  /// How many more words are compared: a hundred unknown names with three thousand known ones.
  private var comparisonsLeft: Int

  /// Suggestions that compare no more words than these, but for those of the last message.
  package init(comparisons: Int = 300_000) { comparisonsLeft = comparisons }

  /// The candidate that is nearest to `word`, as `Spelling` says; `nil` also where enough has been compared.
  package mutating func nearest(
    to word: String, among candidates: @autoclosure () -> [String]
  ) -> String? {
    guard comparisonsLeft > 0 else { return nil }
    let candidates = candidates()
    comparisonsLeft -= candidates.count
    return Spelling.nearest(to: word, among: candidates)
  }
}
