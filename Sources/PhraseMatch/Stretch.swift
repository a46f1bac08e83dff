internal import CallModel
internal import TermPattern
internal import TextNormalize

/// Words in a row in which a phrase can lie: of one speaker on one channel, with nobody in between.
///
/// A turn holds together even where the other side talks into it. Turns of the same speaker that
/// follow each other are one stretch; turns with words of somebody else between them are two.
struct Stretch {
  /// One folded word; its position is its index.
  struct Token {
    /// The word of the transcript that it is of.
    let word: Int
    /// The number of its form in ``Forms``.
    let form: Int
  }

  /// Tokens that are one written word, such as `e-mail`, taken as one.
  struct Compound {
    let tokens: Range<Int>
    let form: Int
  }

  var tokens: [Token] = []
  /// The words of the transcript, those without letters included.
  var words: [Int] = []
  // INVARIANT: ascending and apart from each other.
  var compounds: [Compound] = []
  /// Whether the transcript says whose words they are. Where it says nothing, words of several people
  /// may be here.
  var isOfKnownVoice = false
  /// Korean words of one turn, two to four in a row, that are something if they are written as one.
  var spaced: [Compound] = []

  /// How many Korean words can be written as one.
  static let mostJoined = 4

  /// The stretches of `transcript`, in the order in which they begin.
  static func stretches(of transcript: Transcript, forms: inout Forms) -> [Stretch] {
    var stretches: [Stretch] = []
    var open: [Voice: (stretch: Int, word: Int)] = [:]
    let channels = Set(transcript.words.compactMap(\.channel)).count
    for (index, word) in transcript.words.enumerated() {
      let voice = Voice(word)
      let number: Int
      if let last = open[voice],
        last.word == index - 1 || transcript.words[last.word].turn == word.turn
      {
        number = last.stretch
      } else {
        number = stretches.count
        stretches.append(Stretch())
        stretches[number].isOfKnownVoice = voice.isKnown || voice.channel != nil && channels > 1
      }
      open[voice] = (number, index)
      stretches[number].append(word.text, word: index, forms: &forms)
    }
    guard forms.hasHangul else { return stretches }
    for index in stretches.indices { stretches[index].join(in: transcript, forms: &forms) }
    return stretches
  }

  /// Finds what Korean words are together: where they part is up to who writes.
  private mutating func join(in transcript: Transcript, forms: inout Forms) {
    for first in tokens.indices {
      guard forms.isHangul(tokens[first].form) else { continue }
      let turn = transcript.words[tokens[first].word].turn
      var joined = forms.text(tokens[first].form)
      for last in (first + 1)..<min(first + Self.mostJoined, tokens.count) {
        guard forms.isHangul(tokens[last].form), transcript.words[tokens[last].word].turn == turn
        else { break }
        joined += forms.text(tokens[last].form)
        let form = forms.number(of: joined, spelling: .spaced)
        if !forms[form].isEmpty { spaced.append(Compound(tokens: first..<last + 1, form: form)) }
      }
    }
  }

  /// The words of the transcript that the tokens are of, in order.
  func words(of range: Range<Int>) -> [Int] {
    tokens[range].reduce(into: []) { words, token in
      if words.last != token.word { words.append(token.word) }
    }
  }

  /// Whose words may be parts of one phrase.
  private struct Voice: Hashable {
    let speaker: Speaker
    let label: String?
    let channel: Int?

    /// Whether the transcript tells it from others by itself.
    var isKnown: Bool { speaker != .unknown || label != nil }

    init(_ word: Transcript.Word) {
      speaker = word.speaker
      label = word.speakerLabel
      channel = word.channel
    }
  }

  private mutating func append(_ text: String, word: Int, forms: inout Forms) {
    let parts = FoldedWord.words(in: text)
    words.append(word)
    var first = 0
    for (index, part) in parts.enumerated() {
      tokens.append(Token(word: word, form: forms.number(of: part.form, spelling: .word)))
      guard !part.joinsNext else { continue }
      if index > first {
        let joined = parts[first...index].map(\.form).joined()
        compounds.append(
          Compound(
            tokens: tokens.count - (index - first + 1)..<tokens.count,
            form: forms.number(of: joined, spelling: .compound)))
      }
      first = index + 1
    }
  }
}

/// The different words of a transcript and the symbols of each, looked up once.
struct Forms {
  private let vocabulary: Vocabulary
  private var numbers: [Key: Int] = [:]
  private var keys: [Key] = []
  private var symbols: [[Symbol]] = []

  private struct Key: Hashable {
    let form: String
    let spelling: Spelling
  }

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Whether any phrase asks for a Korean word.
  var hasHangul: Bool { vocabulary.hasHangul }

  mutating func number(of form: String, spelling: Spelling) -> Int {
    let key = Key(form: form, spelling: spelling)
    if let number = numbers[key] { return number }
    numbers[key] = symbols.count
    keys.append(key)
    symbols.append(vocabulary.symbols(for: form, spelling: spelling))
    return symbols.count - 1
  }

  /// The letters of the form `number`.
  func text(_ number: Int) -> String { keys[number].form }

  /// Whether the form `number` is a Korean word.
  func isHangul(_ number: Int) -> Bool { keys[number].form.isHangul }

  /// The symbols of the form `number`, ascending.
  subscript(number: Int) -> [Symbol] { symbols[number] }
}
