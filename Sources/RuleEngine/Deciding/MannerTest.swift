import CallModel
import RuleCheck
import TextNormalize

/// Whether hits say something in the manner that a mention asks for: `affirmed`, `in language ko`.
struct MannerTest {
  private let manner: MentionManner
  private let callLanguage: String?

  /// - Parameter callLanguage: the code of the language that is spoken in the call, if it is known.
  init(_ manner: MentionManner, callLanguage: String?) {
    self.manner = manner
    self.callLanguage = callLanguage
  }

  /// What is asked, one question at a time.
  enum Question: CaseIterable {
    case polarity, language
  }

  /// Whether anything is asked.
  var asksAnything: Bool { manner != .any }

  /// What `hit` has to say to a question: nothing where it cannot tell, and yes where nothing is
  /// asked.
  func answer(of hit: Hit, to question: Question) -> Bool? {
    switch question {
    case .polarity:
      manner.polarity.map { wanted in
        hit.polarity.map { ($0 == .negated) == (wanted == .negated) }
      } ?? true
    case .language: manner.language.map { answer(of: hit, to: $0) } ?? true
    }
  }

  /// Letters tell Korean from all that is written in others; which of the languages with the same
  /// letters it is, the call says, or else the file, where it knows only one.
  private func answer(of hit: Hit, to wanted: WantedLanguage) -> Bool? {
    guard !hit.term.isRecorded, let letters = WantedLanguage.Letters(in: hit.text) else {
      return callLanguage.map { $0 == wanted.code }
    }
    guard letters == wanted.letters else { return false }
    if letters == .hangul { return true }
    if let callLanguage, WantedLanguage.Letters(ofLanguage: callLanguage) == letters {
      return callLanguage == wanted.code
    }
    return wanted.isToldByLetters ? true : nil
  }

  /// What several hits of one thing have to say: nobody knows where none can tell, or two say
  /// otherwise.
  func verdict(on hits: some Sequence<Hit>, to question: Question) -> Verdict {
    var answers = MannerAnswers()
    for hit in hits { answers.add(answer(of: hit, to: question), to: question) }
    return answers.verdict(to: question)
  }
}

/// What the hits of one thing answer to the questions about its manner.
struct MannerAnswers {
  /// For each question whether one says yes and whether one says no, as bits.
  private var bits: UInt8 = 0

  mutating func add(_ answer: Bool?, to question: MannerTest.Question) {
    guard let answer else { return }
    bits |= (answer ? 1 : 2) << question.shift
  }

  func verdict(to question: MannerTest.Question) -> Verdict {
    switch bits >> question.shift & 3 {
    case 1: .yes
    case 2: .no
    default: .unknown
    }
  }

  /// Whether all is as it is asked.
  var verdict: Verdict { verdict(to: .polarity).and(verdict(to: .language)) }
}

extension MannerTest.Question {
  fileprivate var shift: UInt8 {
    switch self {
    case .polarity: 0
    case .language: 2
    }
  }
}

extension CallFacts {
  /// The language spoken, without its country: `en` for `en-US`.
  var languageCode: String? {
    let tag: String
    switch self["call.language"] {
    case .text(let text), .choice(let text): tag = text
    default: return nil
    }
    return tag.split(whereSeparator: { "-_".contains($0) }).first.map { $0.lowercased() }
  }
}

extension WantedLanguage.Letters {
  /// The letters of `text`: Korean ones where there are any. `nil` where there are no letters.
  init?(in text: String) {
    var found: Self?
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.isHangul {
        self = .hangul
        return
      }
      switch scalar.value {
      case ..<0x0250, 0x1E00...0x1EFF, 0xFF21...0xFF5A: found = found ?? .latin
      default: found = .other
      }
    }
    guard let found else { return nil }
    self = found
  }
}
