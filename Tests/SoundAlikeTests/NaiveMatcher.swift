import CallModel
import Pronunciation
import SoundAlike

/// The slow obvious way: every run of words against every way to say every term, with the whole table of the
/// edit distance, and of what is left the best again and again.
struct NaiveMatcher {
  /// A term with its ways, each the words and their sounds.
  struct Phrase {
    let term: Term
    let ways: [(text: String, phones: [Phone])]
  }

  struct Found: Hashable {
    let term: Term
    let words: Range<Int>
    let phrase: String
  }

  let phrases: [Phrase]
  /// How each word sounds; one that is missing cannot be said.
  let sounds: [String: [Phone]]
  /// How often each word is said.
  let logShares: [String: Float]

  /// What sounds like the phrases in `transcript`, apart from what overlaps `exact`.
  func found(in transcript: Transcript, besides exact: [Hit]) -> Set<Found> {
    var all: Set<Found> = []
    for row in rows(of: transcript) {
      for phrase in phrases {
        all.formUnion(found(phrase, in: row, of: transcript, besides: exact))
      }
    }
    return all
  }

  /// Words of one speaker in a row, with nothing between them that cannot be said.
  private func rows(of transcript: Transcript) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    for (index, word) in transcript.words.enumerated() where sounds[word.text] != nil {
      if let last = rows.last, last.upperBound == index,
        transcript.words[index - 1].speaker == word.speaker
      {
        rows[rows.count - 1] = last.lowerBound..<index + 1
      } else {
        rows.append(index..<index + 1)
      }
    }
    return rows
  }

  private struct Match {
    let words: Range<Int>
    let way: Int
    let cost: Int
    let length: Int
  }

  private func found(
    _ phrase: Phrase, in row: Range<Int>, of transcript: Transcript, besides exact: [Hit]
  ) -> [Found] {
    let taken = exact.filter { $0.term == phrase.term }.compactMap(\.words)
    var matches: [Match] = []
    for start in row {
      for end in start + 1...row.upperBound
      where !taken.contains(where: { $0.overlaps(start..<end) }) {
        let said = transcript.words[start..<end].flatMap { sounds[$0.text] ?? [] }
        for (way, sounded) in phrase.ways.enumerated()
        where sounded.phones.count >= SoundedPhrase.fewestPhones {
          let cost = Self.cost(of: said, as: sounded.phones)
          if cost <= SoundedPhrase.limit(phoneCount: sounded.phones.count),
            cost < 40
              * (sounded.phones.count
                - ownPhones(of: sounded.text, in: transcript.words[start..<end])),
            isLikely(transcript.words[start..<end].map(\.text), for: sounded.text)
          {
            matches.append(
              Match(words: start..<end, way: way, cost: cost, length: sounded.phones.count))
          }
        }
      }
    }
    var found: [Found] = []
    while let best = matches.min(by: Self.isBetter) {
      found.append(
        Found(term: phrase.term, words: best.words, phrase: phrase.ways[best.way].text))
      matches.removeAll { $0.words.overlaps(best.words) }
    }
    return found
  }

  /// How many phones the words have that are the phrase's.
  private func ownPhones(of phrase: String, in said: ArraySlice<Transcript.Word>) -> Int {
    var words = phrase.split(separator: " ").map(String.init)
    var count = 0
    for word in said {
      guard let place = words.firstIndex(of: word.text) else { continue }
      words.remove(at: place)
      count += sounds[word.text]?.count ?? 0
    }
    return count
  }

  /// Whether the words are rare enough in place of the phrase's to be a mishearing.
  private func isLikely(_ said: [String], for phrase: String) -> Bool {
    var counts: [String: Int] = [:]
    for word in said { counts[word, default: 0] += 1 }
    for word in phrase.split(separator: " ") { counts[String(word), default: 0] -= 1 }
    func share(_ word: String) -> Float { logShares[word] ?? -15 }
    let words = Set(phrase.split(separator: " ").map(String.init))
    guard said.contains(where: { words.contains($0) && share($0) <= -7.5 }) else {
      return counts.reduce(Float(0)) { sum, word in
        let weight = word.value > 0 ? share(word.key) : logShares[word.key] ?? -10
        return sum + Float(word.value) * weight
      } <= -6
    }
    let strange = counts.filter { $0.value > 0 }.map { share($0.key) }
    let missing = counts.filter { $0.value < 0 }.map { max(share($0.key), -10) }
    return (strange.min() ?? 0) <= (missing.min() ?? 0) + 2
  }

  private static func isBetter(_ left: Match, _ right: Match) -> Bool {
    let (one, other) = (left.cost * right.length, right.cost * left.length)
    if one != other { return one < other }
    if left.length != right.length { return left.length > right.length }
    if left.words != right.words {
      return (left.words.lowerBound, left.words.upperBound)
        < (right.words.lowerBound, right.words.upperBound)
    }
    return left.way < right.way
  }

  /// The edit distance of two strings of sounds.
  static func cost(of said: [Phone], as phrase: [Phone]) -> Int {
    let costs = PhoneCosts.standard
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: phrase.count + 1), count: said.count + 1)
    for row in 0...said.count {
      for column in 0...phrase.count {
        if row == 0, column == 0 { continue }
        var best = Int.max
        if row > 0 { best = min(best, table[row - 1][column] + costs.indel(said[row - 1])) }
        if column > 0 { best = min(best, table[row][column - 1] + costs.indel(phrase[column - 1])) }
        if row > 0, column > 0 {
          best = min(
            best,
            table[row - 1][column - 1] + costs.substitution(said[row - 1], phrase[column - 1]))
        }
        table[row][column] = best
      }
    }
    return table[said.count][phrase.count]
  }
}
