internal import CallModel
internal import SpokenValues
internal import TermPattern

/// What one step of a phrase asks of one word of a transcript. Equal tests share a symbol.
enum WordTest: Hashable {
  /// It is one of these folded forms. A compound written with a hyphen counts as one word, too.
  case oneOf([String])
  /// It is this folded form, and not half of a compound or a compound written as one.
  case exact(String)
  /// It begins so.
  case prefix(String)
  /// It ends so.
  case suffix(String)
  /// It is a value of this kind, of however many words.
  case value(ValueRequest)
  /// It says one of these values, in however many words; `currency` is what amounts are counted in where
  /// the words do not say.
  case saying(Set<SpokenValue>, currency: Currency?)

  /// Beyond so many ways to write words with and without spaces, they are looked for as they are written.
  private static let mostAlternatives = 64

  /// The runs of tests that words in a row stand for, as they are written first. Up to four Korean words
  /// may be written as one, digits may be spelled, and each of `values`, which the words say, written in another way.
  static func alternatives(
    of words: [PhrasePattern.Word], saying values: [WordedValue], currency: Currency?
  ) -> [[WordTest]] {
    // From each word on, what the rest stands for.
    var rests: [[[WordTest]]] = [[[]]]
    for start in words.indices.reversed() {
      let next = rests[rests.count - 1]
      let written = alternatives(of: words[start]).flatMap { run in next.map { run + $0 } }
      var others = spelled(words[start]).flatMap { run in next.map { run + $0 } }
      for end in (start + 2)..<max(start + 2, min(start + Stretch.mostJoined, words.count) + 1) {
        guard let test = WordTest(joining: words[start..<end]) else { break }
        others += rests[words.count - end].map { [test] + $0 }
      }
      for value in values where value.words.lowerBound == start {
        let test = WordTest.saying(value.values, currency: currency)
        others += rests[words.count - value.words.upperBound].map { [test] + $0 }
      }
      let fits = written.count + others.count <= mostAlternatives
      rests.append(fits ? written + others : written)
    }
    return rests[words.count]
  }

  /// Korean words as one; `nil` where that cannot be. The last one may be inflected.
  private init?(joining words: ArraySlice<PhrasePattern.Word>) {
    guard let last = words.last, last.mode == .plain || last.mode == .inflected,
      words.allSatisfy({ $0.foldedParts.count == 1 && $0.foldedParts[0].isHangul }),
      words.dropLast().allSatisfy({ $0.mode == .plain })
    else { return nil }
    let joined = words.map { $0.foldedParts[0] }.joined()
    self = .oneOf(last.mode == .inflected ? Inflection.forms(of: joined) : [joined])
  }

  /// The runs of tests that a word of a pattern stands for: one, or two where a hyphen is written,
  /// which may be spoken of as two words or as one.
  private static func alternatives(of word: PhrasePattern.Word) -> [[WordTest]] {
    let parts = word.foldedParts
    let split = run(parts, mode: word.mode)
    guard parts.count > 1, word.mode != .exact else { return [split] }
    return [split, run(joining: parts, mode: word.mode)]
  }

  /// The runs of tests for a word with digits that are spelled; none where there are too many.
  private static func spelled(_ word: PhrasePattern.Word) -> [[WordTest]] {
    guard word.mode == .plain, word.text.utf8.contains(where: SpelledDigits.isDigit) else {
      return []
    }
    var runs: [[WordTest]] = [[]]
    for part in word.foldedParts {
      let ways = [[part]] + SpelledDigits.ways(part)
      guard runs.count * ways.count <= mostAlternatives else { return [] }
      runs = runs.flatMap { run in ways.map { run + Self.run($0, mode: .plain) } }
    }
    // The first one is the digits.
    return Array(runs.dropFirst())
  }

  private static func run(_ parts: [String], mode: PhrasePattern.Word.Mode) -> [WordTest] {
    parts.enumerated().map { index, part in
      switch mode {
      case .plain: .oneOf([part] + [SpelledDigits.ordinal(part)].compactMap(\.self))
      case .exact: .exact(part)
      case .inflected: .oneOf(index == parts.count - 1 ? Inflection.forms(of: part) : [part])
      case .prefix: index == parts.count - 1 ? .prefix(part) : .oneOf([part])
      case .suffix: index == 0 ? .suffix(part) : .oneOf([part])
      }
    }
  }

  private static func run(
    joining parts: [String], mode: PhrasePattern.Word.Mode
  ) -> [WordTest] {
    let lead = parts.dropLast().joined()
    guard mode == .inflected, let last = parts.last else {
      return run([parts.joined()], mode: mode)
    }
    return [.oneOf(Inflection.forms(of: last).map { lead + $0 })]
  }
}
