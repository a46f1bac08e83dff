extension StringLiteral {
  /// The names in braces of a note, in the order written, each with the UTF-8 bytes of `value` on which it
  /// stands, braces included. Takes time in proportion to the length.
  package var bracedNames: [(name: String, bytes: Range<Int>)] {
    value.matches(of: /\{([\p{L}_][\p{L}\p{N}_]*)\}/).map { found in
      let start = value.utf8.distance(from: value.startIndex, to: found.range.lowerBound)
      let end = value.utf8.distance(from: value.startIndex, to: found.range.upperBound)
      return (String(found.1), start..<end)
    }
  }
}
