internal import CallModel

/// Words in a row of one voice as one string of sounds, which remembers where words begin.
struct SpokenRow {
  /// One phone that is said.
  struct Sound {
    /// The classes up to this phone, as many as a number has (``ClassCode``).
    let code: UInt64
    /// The first word that begins with it or behind it.
    fileprivate let follower: Int32
    /// Its number.
    let phone: UInt8
  }

  private struct Word {
    /// Where it begins among the sounds.
    let start: Int32
    /// Its place in the transcript.
    let place: Int32
    /// What all words before it count together (``KnownWord/logShare``).
    let heard: Double
    /// Its clues.
    let clues: Clues.Marks
  }

  /// The phones of all words.
  private(set) var sounds: [Sound] = []
  private var words: [Word] = []
  // INVARIANT: what the words count together.
  private var heard = 0.0

  /// How many words there are. Those that are not spoken are not among them.
  var count: Int { words.count }

  /// Adds a word, which is spoken.
  @inline(__always)
  mutating func append(
    word place: Int, phones: some Sequence<UInt8>, logShare: Float, clues: Clues.Marks
  ) {
    let word = Word(start: Int32(sounds.count), place: Int32(place), heard: heard, clues: clues)
    var code = sounds.last?.code ?? 0
    var follower = Int32(words.count)
    for phone in phones {
      code = ClassCode.appending(phone, to: code)
      sounds.append(Sound(code: code, follower: follower, phone: phone))
      follower = Int32(words.count) + 1
    }
    words.append(word)
    heard += Double(logShare)
  }

  /// Takes all words away.
  mutating func removeAll() {
    sounds.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    heard = 0
  }

  /// The places in the transcript of these words.
  func places(of range: Range<Int>) -> [Int] { words[range].map { Int($0.place) } }

  /// How many phones each of these words has.
  func phoneCounts(of range: Range<Int>) -> [Int] {
    range.map { start(of: $0 + 1) - start(of: $0) }
  }

  /// Where the word `word` begins; of the word behind the last one where that ends.
  @inline(__always)
  func start(of word: Int) -> Int { word < words.count ? Int(words[word].start) : sounds.count }

  /// The first word that begins at the phone `place` or behind it; the count of words where none does.
  @inline(__always)
  func firstWord(from place: Int) -> Int {
    place < sounds.count ? Int(sounds[place].follower) : words.count
  }

  /// How many classes must be replaced, added or left out at least that the phones `places` are the last `count` of
  /// `code`, up to two.
  @inline(__always)
  func edits(_ places: Range<Int>, to code: UInt64, _ count: Int) -> Int {
    // Before the first phone nothing is said, and then nothing is compared.
    let said = places.isEmpty ? 0 : sounds[places.upperBound - 1].code
    return ClassCode.edits(said, places.count, code, count)
  }

  /// What these words count together, or a trifle less.
  @inline(__always)
  func heard(_ range: Range<Int>) -> Float {
    // More than what sums of long rows are rounded by.
    let roundingError = 0.001
    let end = range.upperBound < words.count ? words[range.upperBound].heard : heard
    return Float(end - words[range.lowerBound].heard - roundingError)
  }

  /// Whether any of these words has one of the marks `clues`.
  @inline(__always)
  func hasClue(_ clues: Clues.Marks, in range: Range<Int>) -> Bool {
    for word in range where words[word].clues & clues != 0 { return true }
    return false
  }
}
