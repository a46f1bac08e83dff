internal import CallModel

extension [[ExampleMatch]] {
  /// One match for each place, from the matches of each example of a query, in order of time.
  ///
  /// Greedily, best first: a match takes up, of every other example, the best match that overlaps it,
  /// and drops all others that do. So what is left never overlaps, and its score counts every example
  /// once.
  package func joinedMatches() -> [ExampleMatch] {
    let ranked = enumerated().flatMap { example, matches in matches.map { (example, $0) } }
      .sorted { left, right in
        left.1 == right.1 ? left.0 < right.0 : left.1.isPreferred(to: right.1)
      }
    var places: [Place] = []
    for (example, match) in ranked {
      let index = places.firstIndexInTime(of: match.span)
      let overlapping = [index - 1, index].filter {
        places.indices.contains($0) && places[$0].span.overlaps(match.span)
      }
      guard overlapping.isEmpty else {
        for place in overlapping where places[place].scores[example] == nil {
          places[place].scores[example] = match.score
        }
        continue
      }
      places.insert(Place(span: match.span, scores: [example: match.score]), at: index)
    }
    return places.map { place in
      // In the order of the examples, so that the sum is the same each time.
      let scores = place.scores.sorted { $0.key < $1.key }.map(\.value)
      return ExampleMatch(
        span: place.span, score: scores.count == 1 ? scores[0] : ExampleScale.joined(scores))
    }
  }
}

/// A place that is taken, and how well each example fits it.
private struct Place {
  let span: TimeSpan
  var scores: [Int: Float]
}

extension [Place] {
  /// Where a stretch belongs among places in order of time, no two of which overlap.
  fileprivate func firstIndexInTime(of span: TimeSpan) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].span.startMs < span.startMs { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
