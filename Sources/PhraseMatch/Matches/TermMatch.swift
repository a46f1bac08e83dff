/// Where a term is.
struct TermMatch: Hashable {
  /// The term, as an index.
  let term: Int
  /// The tokens of a stretch that it covers, at least one.
  let tokens: Range<Int>
}
