import CallModel
import PhraseMatch
import Pronunciation
import SoundAlike
import TestSupport
import Testing

/// Made-up words of few sounds, so that everything sounds like everything.
private struct Language {
  private(set) var sounds: [String: [Phone]] = [:]
  private(set) var logShares: [String: Float] = [:]
  private(set) var names: [String] = []
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<12 { add((0..<Int.random(in: 1...5, using: &random)).map { _ in phone() }) }
    // Words that are nearly others.
    for _ in 0..<18 {
      guard let name = names.randomElement(using: &random), var phones = sounds[name] else {
        continue
      }
      let place = Int.random(in: phones.indices, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: phones.insert(phone(), at: place)
      case 1 where phones.count > 1: phones.remove(at: place)
      default: phones[place] = near(phones[place])
      }
      add(phones)
    }
  }

  private mutating func add(_ phones: [Phone]) {
    // No name is a form of another.
    let name = "q" + String(names.count, radix: 2).map { $0 == "0" ? "x" : "z" } + "v"
    names.append(name)
    // Of one in four nobody knows how often it is said. Quarters add up exactly.
    if number(0...3) > 0 { logShares[name] = Float(number(-56...(-16))) / 4 }
    sounds[name] = phones
  }

  private mutating func phone() -> Phone {
    let phones: [Phone] = [.t, .d, .k, .s, .z, .aa, .ah, .ih, .n, .hh, .r]
    return phones.randomElement(using: &random) ?? .t
  }

  private mutating func near(_ phone: Phone) -> Phone {
    let pairs: [Phone: Phone] = [
      .t: .d, .d: .t, .s: .z, .z: .s, .aa: .ah, .ah: .ih, .ih: .ah, .k: .t, .n: .m, .hh: .t,
      .r: .er,
    ]
    return pairs[phone] ?? .t
  }

  mutating func word() -> String { names.randomElement(using: &random) ?? "" }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  /// A phrase of up to three words, or now and then of six, of which one may be one of two.
  mutating func phrase() -> NaiveMatcher.Phrase {
    let words = (0..<(number(0...4) == 0 ? number(4...6) : number(1...3))).map { _ in word() }
    let other = number(0...2) == 0 ? word() : nil
    let last = words[words.count - 1]
    let start = words.dropLast()
    let pattern = (start + [other.map { "(\(last)|\($0))" } ?? last]).joined(separator: " ")
    let ways = [last] + (other.map { $0 == last ? [] : [$0] } ?? [])
    var heard: Set<[Phone]> = []
    return NaiveMatcher.Phrase(
      term: Term(pattern),
      ways: ways.compactMap { end in
        let phones = (start + [end]).flatMap { sounds[$0] ?? [] }
        guard heard.insert(phones).inserted else { return nil }
        return ((start + [end]).joined(separator: " "), phones)
      })
  }

  /// Turns of two people, with a word here and there that cannot be said. In some a phrase is said, or all of it but
  /// its last words or one in between.
  mutating func transcript(with phrases: [NaiveMatcher.Phrase]) -> Transcript {
    Spoken.turns(
      (0..<number(1...4)).map { turn in
        var words = (0..<number(1...14)).map { _ in number(0...30) == 0 ? "말" : word() }
        if number(0...2) == 0, let way = phrases.randomElement(using: &random)?.ways.first {
          var said = way.text.split(separator: " ").map(String.init)
          switch number(0...2) {
          case 0: said.removeLast(number(0...said.count - 1))
          case 1: said[number(0...said.count - 1)] = word()
          default: break
          }
          words += said
        }
        return (turn.isMultiple(of: 2) ? .caller : .agent, words.joined(separator: " "))
      })
  }
}

@Suite("What sounds alike, against a slow obvious twin") struct TwinTests {
  @Test("finds the same words for the same phrases in 2,000 random transcripts")
  func sameMatches() throws {
    var hitCount = 0
    for seed in 0..<400 {
      var language = Language(seed: UInt64(seed))
      let phrases = (0..<6).map { _ in language.phrase() }
      let sounds = language.sounds
      let logShares = language.logShares
      let twin = NaiveMatcher(phrases: distinct(phrases), sounds: sounds, logShares: logShares)
      let terms = twin.phrases.map(\.term)
      let spoken = SpokenLanguage { phrase in
        let words = phrase.split(separator: " ").map { sounds[String($0)] }
        return words.contains(nil) ? [] : [words.flatMap { $0 ?? [] }]
      } logShare: {
        logShares[$0]
      }
      let matcher = SoundAlikeMatcher(terms: terms, in: spoken)
      let exact = try PhraseMatcher(terms: terms)
      for _ in 0..<5 {
        let transcript = language.transcript(with: phrases)
        let written = exact.matches(in: transcript)
        let hits = matcher.hits(in: transcript, besides: written)
        let found = hits.map {
          NaiveMatcher.Found(term: $0.term, words: $0.words ?? 0..<0, phrase: $0.resembles ?? "")
        }
        #expect(Set(found) == twin.found(in: transcript, besides: written), "seed \(seed)")
        #expect(found.count == Set(found).count)
        hitCount += hits.count
      }
    }
    #expect(hitCount > 100)
  }

  private func distinct(_ phrases: [NaiveMatcher.Phrase]) -> [NaiveMatcher.Phrase] {
    var seen: Set<Term> = []
    return phrases.filter { seen.insert($0.term).inserted }
  }

  @Test("a phone is no further from itself than nothing, and as far from another as that from it")
  func costs() {
    let costs = PhoneCosts.standard
    for one in Phone.allCases {
      #expect(costs.substitution(one, one) == 0)
      #expect((55...100).contains(costs.indel(one)))
      for other in Phone.allCases where other != one {
        let cost = costs.substitution(one, other)
        #expect(cost == costs.substitution(other, one))
        #expect((10...100).contains(cost), "\(one) \(other)")
      }
    }
  }
}
