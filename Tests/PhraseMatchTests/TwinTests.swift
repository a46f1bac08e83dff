import CallModel
import PhraseMatch
import TermPattern
import TestSupport
import Testing

@Suite struct TwinTests {
  @Test(
    "words that are looked up by their bytes are found as words that are folded", arguments: 0..<4)
  func bytes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    // Up to twenty letters: longer words than bytes are packed for.
    let letters = Array("abAB01'’-.,%$é카 \u{AD}@[`{/:\u{0}\u{10}\u{7F}")
    func written() -> String {
      let length = Bool.random(using: &random) ? 1...5 : 1...20
      let isPlain = Int.random(in: 0...2, using: &random) > 0
      return String(
        (0..<Int.random(in: length, using: &random)).map { _ in
          (isPlain ? letters[..<5] : letters[...]).randomElement(using: &random) ?? "a"
        })
    }
    var said = (0..<150).map { _ in written() }
    said += said.map { "“\($0.uppercased()),\"" }
    let patterns = said.compactMap { word -> PhrasePattern? in
      let affixes = ["", "", "", "=", "*"]
      let sign = affixes.randomElement(using: &random) ?? ""
      return try? PhrasePattern(Bool.random(using: &random) ? sign + word : word.prefix(3) + "*")
    }
    let matcher = try PhraseMatcher(terms: patterns.map { Term($0.source) })
    var found = 0
    for _ in 0..<20 {
      let words = (0..<40).map { index in
        Transcript.Word(
          text: said.randomElement(using: &random) ?? "a",
          span: TimeSpan(startMs: index * 100, endMs: index * 100 + 90), speaker: .caller, turn: 0)
      }
      let transcript = Transcript(words: words, format: "test")
      let hits = Dictionary(grouping: matcher.matches(in: transcript), by: \.term.pattern)
      for pattern in Set(patterns) {
        let expected = NaiveMatcher.matches(of: pattern, in: transcript)
        #expect(
          (hits[pattern.source] ?? []).map { [$0.words ?? 0..<0: $0.text] }
            == expected.map { [$0.words: $0.text] }, "“\(pattern)” in \(words.map(\.text))")
        found += expected.count
      }
    }
    #expect(found > 500, "too little was found to show anything")
  }

  @Test("finds what the slow and obvious matcher finds", arguments: 0..<8)
  func agrees(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var compared = 0
    var found = 0
    var held = 0
    for _ in 0..<500 {
      let transcript = RandomText.transcript(using: &random)
      var patterns: [PhrasePattern] = []
      while patterns.count < 8 {
        if let pattern = try? PhrasePattern(RandomText.pattern(using: &random)),
          pattern.longestKorean <= 7
        {
          patterns.append(pattern)
        }
      }
      let hits = try PhraseMatcher(terms: patterns.map { Term($0.source) }).matches(in: transcript)
      for pattern in Set(patterns) {
        let expected = NaiveMatcher.matches(of: pattern, in: transcript)
        let actual = hits.filter { $0.term.pattern == pattern.source }
          .map { hit in
            let values = hit.captures.map {
              NaiveMatcher.Value(name: $0.name, value: $0.value, words: $0.words)
            }
            return NaiveMatcher.Found(
              words: hit.words ?? 0..<0, text: hit.text, readings: [values])
          }
          .sorted {
            ($0.words.lowerBound, $0.words.upperBound) < ($1.words.lowerBound, $1.words.upperBound)
          }
        compared += 1
        found += expected.count
        held += expected.count { $0.readings.contains { !$0.isEmpty } }
        let agrees =
          actual.count == expected.count
          && zip(actual, expected).allSatisfy { actual, expected in
            actual.words == expected.words && actual.text == expected.text
              && actual.readings.isSubset(of: expected.readings)
          }
        if !agrees {
          let text = transcript.words.map {
            "\($0.speaker.rawValue.first ?? "?")\($0.turn):\($0.text)"
          }
          Issue.record("“\(pattern)” in \(text): \(actual), not \(expected)")
          return
        }
      }
    }
    #expect(compared > 3500)
    #expect(found > compared / 8, "too little was found to show anything")
    #expect(held > 40, "too few values were found to show anything")
  }
}

extension PhrasePattern {
  /// How many Korean words there are at most on a way. Of more than seven in a row not all ways to leave out
  /// spaces are looked for.
  fileprivate var longestKorean: Int {
    ways.map { way in
      way.count { if case .word(let word, _) = $0 { word.text.isHangul } else { false } }
    }.max() ?? 0
  }
}

/// Patterns and transcripts over so few words that they meet often.
private enum RandomText {
  private static let spoken = [
    "a", "A,", "b", "B.", "c", "a-b", "ab", "AB", "a-b-c", "abc", "ca", "cab", "cabs", "cabbed",
    "bc",
    "b.c", "c's", "cs", "—", "a–b", "카드", "신용카드", "a-b,c", "can't", "cant", "ab-c",
    "신용", "카드", "신용", "카드로", "카드는요", "신용카드를", "예약", "예약하고", "예약해", "하고", "했어요", "싶은데요",
    "five", "fifty", "hundred", "$5", "dollars", "5만", "원", "5만원이에요", "twenty-five", "40%", "12",
    "$50", "5", "5%", "percent", "5:50", "505", "oh",
  ]
  private static let written = [
    "a", "b", "c", "ab", "bc", "abc", "a-b", "a-b-c", "b-c", "cab", "c's", "카드", "a.b", "can't",
    "신용", "카드", "신용카드", "예약", "하", "예약하", "싶",
    "five", "fifty", "dollars", "원", "five", "fifty-five", "percent", "5", "505", "12", "hundred",
  ]
  private static let slots = [
    "{money as total}", "{money}", "{number as n}", "{number}", "{percent as p}", "{digits:2}",
  ]

  static func transcript(using random: inout SeededGenerator) -> Transcript {
    var timeMs = 0
    var turn = 0
    let voices: [(Speaker, String?, Int?)] = [
      (.caller, nil, 0), (.agent, nil, 1), (.unknown, "spk_0", nil), (.unknown, "spk_1", nil),
    ]
    var voice = 0
    let words = (0..<Int.random(in: 0...14, using: &random)).map { _ in
      timeMs += Int.random(in: 0...400, using: &random)
      if Int.random(in: 0...4, using: &random) == 0 {
        voice = Int.random(in: 0..<voices.count, using: &random)
      }
      // Now and then a word belongs to an earlier turn: the other side talks into it.
      turn += Int.random(in: 0...5, using: &random) == 0 ? 1 : 0
      let (speaker, label, channel) = voices[voice]
      return Transcript.Word(
        text: spoken.randomElement(using: &random) ?? "a",
        span: TimeSpan(startMs: timeMs, endMs: timeMs + 200), speaker: speaker, speakerLabel: label,
        channel: channel, turn: max(0, turn - Int.random(in: 0...1, using: &random)))
    }
    return Transcript(words: words, format: "test")
  }

  static func pattern(using random: inout SeededGenerator) -> String {
    elements(depth: 0, using: &random)
  }

  private static func elements(depth: Int, using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...(depth == 0 ? 4 : 2), using: &random))
      .map { _ in element(depth: depth, using: &random) }.joined(separator: " ")
  }

  private static func element(depth: Int, using random: inout SeededGenerator) -> String {
    let word = written.randomElement(using: &random) ?? "a"
    let core =
      switch Int.random(in: 0...(depth < 3 ? 13 : 10), using: &random) {
      case 0: "=" + word
      case 1: word + "~"
      case 2: word + "*"
      case 3: "*" + word
      case 4, 5: "...\(Int.random(in: 1...4, using: &random))"
      case 6...8: word
      case 9, 10: slots.randomElement(using: &random) ?? word
      default:
        "("
          + (0..<Int.random(in: 1...3, using: &random))
          .map { _ in elements(depth: depth + 1, using: &random) }.joined(separator: "|") + ")"
      }
    return Int.random(in: 0...4, using: &random) == 0 ? core + "?" : core
  }
}
