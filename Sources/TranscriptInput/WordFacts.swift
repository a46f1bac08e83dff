public import CallModel

/// What the words of a transcript tell of a call, as fields that rules can ask for.
///
/// What they do not tell is left out, and so unknown to rules.
public struct WordFacts {
  /// Who speaks for less than this has no rate: a few words say nothing of how fast somebody speaks.
  public static let leastSpeechMs = 10_000
  /// A longer silence between two words of a speaker does not count as speaking.
  private static let pauseMs = 1500

  private let transcript: Transcript
  private let known: CallFacts

  /// The facts that `transcript`, whose words have their speakers, adds to those that are `known`.
  public init(_ transcript: Transcript, known: CallFacts) {
    self.transcript = transcript
    self.known = known
  }

  /// The values that are not known yet, by the fields' paths. Linear in the number of words.
  public var values: [(path: String, value: FieldValue)] {
    let rates = [Speaker.caller, .agent].compactMap { speaker in
      wordsPerMinute(of: speaker).map { ("\(speaker.rawValue).words_per_minute", $0) }
    }
    let language = transcript.language.map { [("call.language", FieldValue.text($0))] } ?? []
    return (rates + language).filter { known[$0.0] == nil }
  }

  /// Words by the time in which the speaker speaks: as it is known, which the sound tells best, else
  /// by the words' own times. Times that are spread over a turn are none.
  private func wordsPerMinute(of speaker: Speaker) -> FieldValue? {
    let words = transcript.words.filter { $0.speaker == speaker && $0.text.isSpoken }
    let speechMs: Int64
    if case .duration(let ms)? = known["\(speaker.rawValue).talk_time"] {
      speechMs = ms
    } else if words.contains(where: \.hasApproximateTimes) {
      return nil
    } else {
      speechMs = Self.speechMs(of: words)
    }
    guard !words.isEmpty, speechMs >= Self.leastSpeechMs else { return nil }
    let rate = (Double(words.count) * 60_000 / Double(speechMs)).rounded()
    return .number(FixedDecimal(millionths: Int64(rate) * 1_000_000))
  }

  /// How long `words`, which are one speaker's in order of time, take together.
  private static func speechMs(of words: [Transcript.Word]) -> Int64 {
    var total: Int64 = 0
    var reachedMs: Int?
    for word in words {
      let startMs = reachedMs.map { reached in
        word.span.startMs - reached <= pauseMs ? reached : word.span.startMs
      }
      let endMs = max(word.span.endMs, reachedMs ?? word.span.endMs)
      total += Int64(endMs - (startMs ?? word.span.startMs))
      reachedMs = endMs
    }
    return total
  }
}

extension String {
  /// Whether anything of it is said: punctuation that stands alone is not.
  fileprivate var isSpoken: Bool { contains { $0.isLetter || $0.isNumber } }
}
