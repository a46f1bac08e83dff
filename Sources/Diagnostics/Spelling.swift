/// Finds the word that somebody probably meant.
public enum Spelling {
  /// The candidate that is fewest typing slips away from `word` (a letter missing, added, wrong, or
  /// two swapped), or `nil` if all need more slips than a third of its letters. Of equals the first
  /// counts. Takes time in proportion to the product of the lengths for each candidate.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased())
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    let allowed = max(1, min(3, letters.count / 3))
    var best: (word: String, slips: Int)?
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased())
      guard abs(other.count - letters.count) <= allowed else { continue }
      let slips = slips(from: letters, to: other)
      // A word of one or two letters is one slip away from all others of its length.
      guard slips <= allowed, slips < max(letters.count, other.count) - 1 || slips == 0 else {
        continue
      }
      if slips < best?.slips ?? .max { best = (candidate, slips) }
    }
    return best?.word
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour to make
  /// `right` of `left`: Damerau's distance, each place touched once (optimal string alignment). Takes
  /// time in proportion to the product of the lengths.
  package static func slips(from left: [Character], to right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(last.count)
      for column in right.indices {
        let isSame = left[row] == right[column]
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
