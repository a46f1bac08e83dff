/// The beginnings and the ends of words that phrases ask for, as far as packed words can have them.
struct PackedAffixes: Sendable {
  private let prefixes: PackedTable<Bool>
  private let suffixes: PackedTable<Bool>
  private let prefixLengths: [Int]
  private let suffixLengths: [Int]
  let isEmpty: Bool

  init(prefixes: [String], suffixes: [String]) {
    let prefixes = prefixes.compactMap(PackedWord.init(form:))
    let suffixes = suffixes.compactMap(PackedWord.init(form:))
    self.prefixes = PackedTable(prefixes.map { (word: $0, value: true) }, filler: false)
    self.suffixes = PackedTable(suffixes.map { (word: $0, value: true) }, filler: false)
    prefixLengths = Set(prefixes.map(\.count)).sorted()
    suffixLengths = Set(suffixes.map(\.count)).sorted()
    isEmpty = prefixes.isEmpty && suffixes.isEmpty
  }

  /// Whether `word` begins or ends with any of them. Takes a step for each length that they have.
  func isFound(in word: PackedWord) -> Bool {
    guard !isEmpty else { return false }
    let count = word.count
    for length in prefixLengths where length <= count {
      if prefixes[word.beginning(length)] != nil { return true }
    }
    for length in suffixLengths where length <= count {
      if suffixes[word.end(length)] != nil { return true }
    }
    return false
  }
}
