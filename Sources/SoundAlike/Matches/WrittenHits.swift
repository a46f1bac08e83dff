internal import CallModel

/// Where terms are found as they are written, to be asked quickly however often that is.
struct WrittenHits {
  private struct Voice: Hashable {
    let term: Term
    let speaker: Speaker
    let channel: Int?
  }

  private struct Place {
    let first: Int
    // INVARIANT: the furthest of all places that begin no later.
    let end: Int
  }

  /// The places of a term in the words of one voice, by where they begin.
  private var places: [Voice: [Place]] = [:]

  init(_ hits: [Hit]) {
    let voiced = Dictionary(grouping: hits) {
      Voice(term: $0.term, speaker: $0.speaker, channel: $0.channel)
    }
    places = voiced.mapValues { hits in
      var end = 0
      return hits.compactMap(\.words).sorted { $0.lowerBound < $1.lowerBound }.map { words in
        end = max(end, words.upperBound)
        return Place(first: words.lowerBound, end: end)
      }
    }
  }

  /// Whether `term` is written in some of the words from `first` to `last`, by who says `word`.
  func has(_ term: Term, from first: Int, to last: Int, as word: Transcript.Word) -> Bool {
    guard let places = places[Voice(term: term, speaker: word.speaker, channel: word.channel)]
    else {
      return false
    }
    var (low, high) = (0, places.count)
    while low < high {
      let middle = low + (high - low) / 2
      if places[middle].first <= last { low = middle + 1 } else { high = middle }
    }
    return low > 0 && places[low - 1].end > first
  }
}
