internal import CallModel
internal import SpokenValues
internal import TermPattern

/// A value that a phrase says in its own words, the twenty percent of `"twenty percent off"`: it is found
/// however a transcript writes it.
struct WordedValue {
  /// The words of the run that say it.
  let words: Range<Int>
  /// What they say. Digits that are a number as well are both.
  private(set) var values: Set<SpokenValue>

  /// What is read, what has a unit first: of values that overlap the first one stays.
  private static let kinds: [SpokenValue.Kind] = [
    .money, .percent, .time, .number, .phone, .digits,
  ]

  /// The values that `words` of a phrase say, in order, none overlapping another; `currency` is what amounts
  /// are counted in where the words do not say. There are none where no word is of numbers.
  static func all(in words: [PhrasePattern.Word], currency: Currency?) -> [WordedValue] {
    let parts = words.map(\.foldedParts)
    var text = SpokenText()
    for word in words { text.append(word.text) }
    let reader = SpokenValues(text)
    let places = Places(parts.map(\.count))
    var found: [WordedValue] = []
    for kind in kinds {
      for value in reader.values(ValueRequest(kind, currency: currency)) {
        guard let range = places.words(ofParts: value.words),
          words[range].allSatisfy({ $0.mode == .plain || $0.mode == .inflected })
        else { continue }
        add(value.value, said: range, by: parts[range].joined(), to: &found)
      }
    }
    return found.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  private static func add(
    _ value: SpokenValue, said range: Range<Int>, by forms: some Sequence<String>,
    to found: inout [WordedValue]
  ) {
    guard let index = found.firstIndex(where: { $0.words.overlaps(range) }) else {
      found.append(WordedValue(words: range, values: [value]))
      return
    }
    // `911` is said *nine one one* as well; but *twelve* is not *one two*.
    if case .digits(let digits) = value, found[index].words == range, digits.count > 2,
      digits == forms.joined()
    {
      found[index].values.insert(value)
    }
  }
}

/// Where the parts of words begin, of words with hyphens in them.
private struct Places {
  private var wordAtPart: [Int: Int] = [:]

  init(_ partCounts: [Int]) {
    var part = 0
    for (word, count) in partCounts.enumerated() {
      wordAtPart[part] = word
      part += count
    }
    wordAtPart[part] = partCounts.count
  }

  /// The words that these parts are all of; `nil` where they begin or end within a word.
  func words(ofParts parts: Range<Int>) -> Range<Int>? {
    guard let first = wordAtPart[parts.lowerBound], let end = wordAtPart[parts.upperBound] else {
      return nil
    }
    return first..<end
  }
}
