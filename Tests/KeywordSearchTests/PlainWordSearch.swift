import KeywordSearch
import PhoneticIndex
import Pronunciation

/// The word pass's slow twin: every word of a short list by itself, nothing given up.
struct PlainWordSearch {
  let words: [WordTree.Word]
  var pairs = WordPairs.none
  /// Whether words are followed from their ends: what comes before one in the search stands behind it.
  var isReversed = false

  /// The joints of `rows` from the first frame to the last.
  func joints(of rows: FrameRows) -> (touching: [StringScore], marked: [StringScore]) {
    let phoneCount = Phone.allCases.count
    // sounds[w][i], blanks[w][i]: the best path that ends in sound i of word w, or in the blank behind it, with the word
    // before w.
    var sounds = words.map { [StringScore](repeating: .never, count: $0.phones.count) }
    var blanks = sounds
    var pieces = [Float](repeating: -.infinity, count: phoneCount)
    var pieceBlank: Float = 0
    var touching = [StringScore.beginning]
    var marked = [StringScore.beginning]
    for frame in 0..<rows.frameCount {
      let blank = rows.score(frame, PhoneFold.blankColumn)
      let mark = rows.score(frame, PhoneFold.wordBoundaryColumn)
      let inner = rows.innerBlanks[frame]
      let entry = max(marked[frame], touching[frame] - WordPass.unmarkedCost)
      var end = StringScore.never
      for (w, word) in words.enumerated() {
        let (before, rests) = (sounds[w], blanks[w])
        for i in word.phones.indices {
          var arrivals = [before[i]]
          if i == 0 {
            arrivals.append(entry)
          } else {
            arrivals.append(rests[i - 1])
            if word.phones[i] != word.phones[i - 1] { arrivals.append(before[i - 1]) }
          }
          let sound = rows.score(frame, Int(word.phones[i].rawValue))
          sounds[w][i] = arrivals.map { $0 + sound }.max() ?? .never
          blanks[w][i] = max(before[i], rests[i]) + inner
        }
        let last = word.phones.count - 1
        end = max(end, ending(word, max(sounds[w][last], blanks[w][last])))
      }
      let before = pieces
      for phone in 0..<phoneCount {
        var best = max(pieceBlank, entry.score - WordPass.unknownCost)
        for other in 0..<phoneCount where other != phone { best = max(best, before[other]) }
        pieces[phone] =
          max(before[phone], best - WordPass.unknownPhoneCost) + rows.score(frame, phone)
      }
      pieceBlank = before.reduce(pieceBlank) { max($0, $1) } + inner
      let piece = pieces.reduce(pieceBlank) { max($0, $1) }
      marked.append(max(marked[frame] + blank, touching[frame] + mark))
      let waiting = touching[frame] + (inner + FrameRows.gapCost)
      touching.append(max(max(end, waiting), StringScore(score: piece, word: StringScore.noWord)))
    }
    return (touching, marked)
  }

  /// What `path` through all of `word` is worth at its end: the word's cost is paid, less where it goes well with the word
  /// that the path came from.
  private func ending(_ word: WordTree.Word, _ path: StringScore) -> StringScore {
    let affinity =
      isReversed
      ? pairs.affinity(of: word.number, and: path.word)
      : pairs.affinity(of: path.word, and: word.number)
    return StringScore(
      score: path.score - word.cost + WordPass.pairScale * affinity, word: word.number)
  }
}
