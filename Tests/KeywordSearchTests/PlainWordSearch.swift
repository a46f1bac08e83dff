import KeywordSearch
import PhoneticIndex
import Pronunciation

/// The word pass's slow twin: every word of a short list by itself, nothing given up.
struct PlainWordSearch {
  let words: [WordTree.Word]

  /// The joints of `rows` from the first frame to the last.
  func joints(of rows: FrameRows) -> (touching: [Float], marked: [Float]) {
    let never = -Float.infinity
    let phoneCount = Phone.allCases.count
    // sounds[w][i], blanks[w][i]: the best path that ends in sound i of word w, or in the blank behind it.
    var sounds = words.map { [Float](repeating: never, count: $0.phones.count) }
    var blanks = sounds
    var pieces = [Float](repeating: never, count: phoneCount)
    var pieceBlank: Float = 0
    var touching: [Float] = [0]
    var marked: [Float] = [0]
    for frame in 0..<rows.frameCount {
      let blank = rows.score(frame, PhoneFold.blankColumn)
      let mark = rows.score(frame, PhoneFold.wordBoundaryColumn)
      let inner = rows.innerBlanks[frame]
      let entry = max(marked[frame], touching[frame] - WordPass.unmarkedCost)
      var end = never
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
          sounds[w][i] =
            arrivals.reduce(never) { max($0, $1) } + rows.score(frame, Int(word.phones[i].rawValue))
          blanks[w][i] = max(before[i], rests[i]) + inner
        }
        let last = word.phones.count - 1
        end = max(end, max(sounds[w][last], blanks[w][last]) - word.cost)
      }
      let before = pieces
      for phone in 0..<phoneCount {
        var best = max(pieceBlank, entry - WordPass.unknownCost)
        for other in 0..<phoneCount where other != phone { best = max(best, before[other]) }
        pieces[phone] =
          max(before[phone], best - WordPass.unknownPhoneCost) + rows.score(frame, phone)
      }
      pieceBlank = before.reduce(pieceBlank) { max($0, $1) } + inner
      end = pieces.reduce(max(end, pieceBlank)) { max($0, $1) }
      marked.append(max(marked[frame] + blank, touching[frame] + mark))
      touching.append(end)
    }
    return (touching, marked)
  }
}
