/// Which of overlapping matches of one term stay.
enum BestSounding {
  /// Of `matches` of one term those that overlap no better one that stays: the one with the least amiss for its
  /// length, of equal ones the one with more phones, then the first, then the shorter.
  static func select(from matches: [SoundMatch], of phrases: [SoundedPhrase]) -> [SoundMatch] {
    func length(_ match: SoundMatch) -> Int { phrases[match.phrase].phones.count }
    let best = matches.sorted { left, right in
      let (one, other) = (left.cost * length(right), right.cost * length(left))
      if one != other { return one < other }
      return (length(right), left.words.lowerBound, left.words.upperBound, left.phrase)
        < (length(left), right.words.lowerBound, right.words.upperBound, right.phrase)
    }
    var chosen: [SoundMatch] = []
    var taken: Set<Int> = []
    for match in best where !match.words.contains(where: taken.contains) {
      taken.formUnion(match.words)
      chosen.append(match)
    }
    return chosen.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }
}
