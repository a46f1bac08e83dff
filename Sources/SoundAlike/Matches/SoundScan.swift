/// Finds what sounds like phrases in a row of words: seeds first, and an alignment where there is one.
struct SoundScan {
  private let phrases: [SoundedPhrase]
  private let seeds: SeedTable
  private var aligner = SoundAligner()
  private var tried: Set<Place> = []

  private struct Place: Hashable {
    let phrase: Int
    let word: Int
  }

  init(_ phrases: [SoundedPhrase], _ seeds: SeedTable) {
    self.phrases = phrases
    self.seeds = seeds
  }

  /// All matches within `row`, in no order.
  mutating func matches(in row: SpokenRow) -> [SoundMatch] {
    var matches: [SoundMatch] = []
    var candidates: [Place] = []
    var code: UInt64 = 0
    for (place, phone) in row.phones.enumerated() {
      code = SeedTable.code(code, phone)
      seeds.forEachSeed(endingWith: code, of: min(place + 1, SeedTable.longestSeed)) {
        candidates += starts(of: $0, at: place + 1 - $1, in: row)
      }
    }
    if candidates.isEmpty { return matches }
    tried.removeAll(keepingCapacity: true)
    for candidate in candidates where tried.insert(candidate).inserted {
      let phrase = phrases[candidate.phrase]
      aligner.forEachEnd(of: phrase, from: candidate.word, in: row) { end, cost in
        matches.append(
          SoundMatch(phrase: candidate.phrase, words: candidate.word..<end, cost: cost))
      }
    }
    return matches
  }

  /// Where the phrase can begin whose `seed` begins with the phone `place`: as far before it as in the phrase,
  /// give or take what may be missed or added.
  private func starts(of seed: SeedTable.Seed, at place: Int, in row: SpokenRow) -> [Place] {
    let slack = phrases[seed.phrase].limit / PhoneCosts.leastIndel
    let (earliest, latest) = (place - seed.offset - slack, place - seed.offset + slack)
    var starts: [Place] = []
    var word = row.firstWord(from: max(0, earliest))
    while word < row.words.count, row.starts[word] <= latest {
      starts.append(Place(phrase: seed.phrase, word: word))
      word += 1
    }
    return starts
  }
}
