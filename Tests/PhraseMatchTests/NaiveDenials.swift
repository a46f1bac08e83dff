import CallModel
import TextNormalize

/// The slow and obvious reading of what denies a match: the words around it are folded as strings, and
/// each rule is asked of each of them. For transcripts of one voice.
struct NaiveDenials {
  private let before: [String]
  private let match: [String]
  private let behind: [String]

  /// The surroundings of the words `match` of a transcript, none of which is several words.
  init(around match: Range<Int>, in words: [Transcript.Word]) {
    let forms = words.map { FoldedWord.words(in: $0.text).map(\.form).joined() }
    let lead = match.lowerBound
    let first = (0..<lead).last {
      Self.endsClause(words[$0].text) || Self.conjunctions.contains(forms[$0])
    }
    before = Array(forms[(first.map { $0 + 1 } ?? 0)..<lead].suffix(4))
    let end = (match.upperBound - 1..<words.count).first { Self.endsClause(words[$0].text) }
    behind = Array(forms[match.upperBound..<min((end ?? words.count) + 1, words.count)].prefix(3))
    self.match = Array(forms[match])
  }

  var polarity: Polarity {
    switch (english, korean) {
    case (.affirmed, let polarity), (let polarity, .affirmed): polarity
    default: .unclear
    }
  }

  private static let conjunctions = ["although", "because", "but", "however", "though"]

  private static func endsClause(_ text: String) -> Bool {
    guard let sign = text.last(where: { !"\"')]”’»」".contains($0) }) else { return false }
    return ".,;:!?…–—。、，！？".contains(sign)
  }

  private var english: Polarity {
    let words = before + match
    let denials = before.indices.filter { index in
      guard index >= before.count - 3 else { return false }
      return switch words[index] {
      case "dont", "isnt", "cant", "not", "never", "without": true
      case "no": index == before.count - 1
      case "longer": index > 0 && words[index - 1] == "no"
      default: false
      }
    }
    guard let denial = denials.first else { return .affirmed }
    guard denials.count == 1 else { return .unclear }
    let next = words[denial + 1]
    let isQuestion = words[denial].hasSuffix("nt") && ["you", "it"].contains(next)
    return isQuestion || ["forget", "only", "wait"].contains(next) ? .unclear : .negated
  }

  private var korean: Polarity {
    var denials = before.last == "안" || before.last == "못" ? 1 : 0
    let words = [match[match.count - 1]] + behind
    for (verb, next) in zip(words.prefix(2), words.dropFirst()) {
      let isVerb = ["지", "지는"].contains { verb.hasSuffix($0) && verb != $0 }
      if isVerb, ["않", "못", "마"].contains(where: next.hasPrefix) { denials += 1 }
    }
    return denials == 0 ? .affirmed : denials == 1 ? .negated : .unclear
  }
}
