internal import PhoneticIndex
package import Pronunciation

/// The best way to fit a keyword, as whole words, between the words around it.
package struct KeywordPath {
  /// The sounds of the keyword.
  package let phones: [Phone]
  /// For each sound whether a word begins with it.
  package let beginsWord: [Bool]
  /// The numbers of the keyword's words, as ``WordPairs`` has them.
  package let words: [Int32]

  /// The path of `phones`, in which words begin where `beginsWord` says so, of the words numbered `words`.
  package init(phones: [Phone], beginsWord: [Bool], words: [Int32] = []) {
    self.phones = phones
    self.beginsWord = beginsWord
    self.words = words
  }

  /// The score of the best string of words through all of `context` in which the keyword is said within
  /// `frames`, numbered in the context; minus infinity where there is no room for it. The keyword's own
  /// words cost nothing; what they say about each other and about the words on either side counts (``WordPairs``).
  ///
  /// The same rules as in ``WordPass`` hold within words and where they meet.
  package func score(in context: WordContext, frames: Range<Int>) -> Float {
    let never = -Float.infinity
    var sounds = [Float](repeating: never, count: phones.count)
    var blanks = sounds
    // Behind the last sound of a word: the mark between words has been heard.
    var marks = sounds
    var best = never
    for frame in frames.clamped(to: 0..<context.rows.frameCount) {
      let blank = context.rows.score(frame, PhoneFold.blankColumn)
      let mark = context.rows.score(frame, PhoneFold.wordBoundaryColumn)
      let innerBlank = context.rows.innerBlanks[frame]
      // From the last sound to the first, so that each finds its predecessors as the frame before left
      // them.
      for index in phones.indices.reversed() {
        var sound = sounds[index]
        if index == 0 {
          sound = max(
            sound, context.beginning(before: frame, aheadOf: words.first ?? StringScore.noWord))
        } else {
          let either = max(sounds[index - 1], blanks[index - 1])
          if beginsWord[index] {
            sound = max(sound, max(either - WordPass.unmarkedCost, marks[index - 1]))
          } else {
            sound = max(sound, phones[index] == phones[index - 1] ? blanks[index - 1] : either)
          }
        }
        let either = max(sounds[index], blanks[index])
        if index + 1 < phones.count, beginsWord[index + 1] {
          marks[index] = max(marks[index] + blank, either + mark)
        }
        blanks[index] = either + innerBlank
        sounds[index] = sound + context.rows.score(frame, Int(phones[index].rawValue))
      }
      let last = phones.count - 1
      best = max(
        best,
        max(sounds[last], blanks[last])
          + context.rest(after: frame + 1, behind: words.last ?? StringScore.noWord))
    }
    return best + context.affinity(within: words)
  }
}
