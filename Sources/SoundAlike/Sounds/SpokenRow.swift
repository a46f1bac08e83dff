internal import CallModel

/// Words in a row of one voice as one string of sounds, which remembers where words begin.
struct SpokenRow {
  /// The phones of all words, by their numbers.
  private(set) var phones: [UInt8] = []
  /// Where each word begins in ``phones``, and behind the last one where it ends.
  private(set) var starts: [Int] = [0]
  /// The words as places in the transcript. Those that are not spoken are not among them.
  private(set) var words: [Int] = []

  /// Adds a word, which has at least one phone.
  mutating func append(word: Int, phones added: ArraySlice<UInt8>) {
    phones += added
    starts.append(phones.count)
    words.append(word)
  }

  /// Takes all words away.
  mutating func removeAll() {
    phones.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    words.removeAll(keepingCapacity: true)
  }

  /// The first word from `start` on that ends with the phone before `place` or behind it; the count of words where
  /// none does.
  func firstWord(endingFrom place: Int, after start: Int) -> Int {
    var word = start
    while word < words.count, starts[word + 1] < place { word += 1 }
    return word
  }

  /// The first word that begins at the phone `place` or behind it; the count of words where none does.
  func firstWord(from place: Int) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = low + (high - low) / 2
      if starts[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
