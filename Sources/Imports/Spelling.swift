/// Finds what a misspelt word was meant to be.
package enum Spelling {
  /// The nearest of `words`, the first of several; `nil` if more than a third of the letters differ.
  package static func closest(to word: String, among words: some Sequence<String>) -> String? {
    let letters = Array(word.prefix(80))
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = editDistance(letters, Array(candidate))
      let limit = max(1, min(letters.count, candidate.count) / 3)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.word
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour
  /// (Damerau–Levenshtein distance, each place touched once). O(n·m).
  package static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
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
