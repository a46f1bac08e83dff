/// Finds what sounds like phrases in a row of words: seeds first, and an alignment where there is one.
struct SoundScan {
  private let phrases: SoundedPhrases
  private var aligner: SoundAligner
  private var matches: [SoundMatch] = []
  /// Where each phrase was looked for last, since several parts of one may be found: the row, then the word.
  private var lastPlaces: [UInt64]
  private var rowNumber: UInt64 = 0

  init(_ phrases: SoundedPhrases) {
    self.phrases = phrases
    aligner = SoundAligner(phrases.strings)
    lastPlaces = Array(repeating: 0, count: phrases.bounds.count)
  }

  /// All matches within `row`, in no order, some of them perhaps twice.
  mutating func matches(in row: SpokenRow) -> [SoundMatch] {
    matches.removeAll(keepingCapacity: true)
    rowNumber += 1
    let (sounds, seeds) = (row.sounds, phrases.seeds)
    for word in 0..<row.count {
      let (start, end) = (row.start(of: word), row.start(of: word + 1))
      seeds.first.forEachSeed(beginningWith: start, in: sounds) {
        look(for: $0, at: start, from: word, in: row)
      }
      seeds.last.forEachSeed(endingWith: end - 1, in: sounds) {
        look(for: $0, at: end - $0.count, in: row)
      }
    }
    if !seeds.middle.isEmpty {
      for place in sounds.indices {
        seeds.middle.forEachSeed(endingWith: place, in: sounds) {
          look(for: $0, at: place + 1 - $0.count, in: row)
        }
      }
    }
    return matches
  }

  /// Looks for the phrase whose `seed` begins with the phone `place` at all words with which it can begin: as far
  /// before it as in the phrase, give or take what may be missed or added.
  @inline(__always)
  private mutating func look(for seed: Seed, at place: Int, in row: SpokenRow) {
    let first = place - seed.beforeCount
    var word = row.firstWord(from: max(0, first - seed.mostEdits))
    let last = first + min(seed.mostEdits, seed.beforeCount)
    while word < row.count, row.start(of: word) <= last {
      look(for: seed, at: place, from: word, in: row)
      word += 1
    }
  }

  /// Looks whether the phrase begins with the word `start` whose `seed` begins with the phone `place`.
  @inline(__always)
  private mutating func look(for seed: Seed, at place: Int, from start: Int, in row: SpokenRow) {
    let edits = row.edits(row.start(of: start)..<place, to: seed.before, seed.beforeCount)
    let left = seed.mostEdits - edits
    guard left >= 0 else { return }
    let (behind, count) = (place + seed.count, seed.behindCount)
    var end = row.firstWord(from: max(behind, behind + count - left))
    while end <= row.count, row.start(of: end) <= behind + count + left {
      if row.edits(behind..<row.start(of: end), to: seed.behind, count) <= left,
        mayBeMisheard(start..<end, for: Int(seed.phrase), in: row)
      {
        return align(Int(seed.phrase), from: start, in: row)
      }
      end += 1
    }
  }

  /// Whether the words are not what people say anyway, as far as that is known without looking at each.
  @inline(__always)
  private func mayBeMisheard(_ words: Range<Int>, for phrase: Int, in row: SpokenRow) -> Bool {
    let bound = phrases.bounds[phrase]
    return row.heard(words) <= bound.mostHeard || row.hasClue(bound.clues, in: words)
  }

  private mutating func align(_ phrase: Int, from start: Int, in row: SpokenRow) {
    let place = rowNumber << 32 | UInt64(start)
    guard lastPlaces[phrase] != place else { return }
    lastPlaces[phrase] = place
    aligner.forEachEnd(of: phrase, from: start, in: row) { end, cost in
      matches.append(SoundMatch(phrase: phrase, words: start..<end, cost: cost))
    }
  }
}
