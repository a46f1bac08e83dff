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
    // Where each voice spoke last, but for the one that speaks.
    var open: [Voice: (stretch: Int, word: Int)] = [:]
    var speaking: (voice: Voice, stretch: Int)?
    let channels = Set(transcript.words.lazy.compactMap(\.channel)).count
    for index in transcript.words.indices {
      if let speaking, speaking.voice.says(transcript.words[index]) {
        stretches[speaking.stretch].append(transcript, word: index, forms: &forms)
        continue
      }
      if let speaking { open[speaking.voice] = (speaking.stretch, index - 1) }
      let voice = Voice(transcript.words[index])
      let number: Int
      if let last = open[voice],
        transcript.words[last.word].turn == transcript.words[index].turn
      {
        number = last.stretch
      } else {
        number = stretches.count
        stretches.append(Stretch())
        stretches[number].isOfKnownVoice = voice.isKnown || voice.channel != nil && channels > 1
      }
      speaking = (voice, number)
      stretches[number].append(transcript, word: index, forms: &forms)
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

    func says(_ word: Transcript.Word) -> Bool {
      speaker == word.speaker && channel == word.channel && label == word.speakerLabel
    }
  }

  private mutating func append(_ transcript: Transcript, word: Int, forms: inout Forms) {
    words.append(word)
    if let form = forms.number(ofPlain: transcript.words[word].text) {
      tokens.append(Token(word: word, form: form))
      return
    }
    let parts = FoldedWord.words(in: transcript.words[word].text)
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
