import CallModel
import Foundation

/// What people say: words as often as they are said on the telephone, in an order that means nothing.
struct Speech {
  private let words: [String]
  /// Up to each word, the share of all that is said.
  private let shares: [Double]
  private var random: SplitMix

  /// The words of the list at `path`: a word, a tab, and the natural logarithm of its share.
  init(path: String, seed: UInt64 = 1) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    var (words, shares, sum): ([String], [Double], Double) = ([], [], 0)
    for fields in lines.map({ $0.split(separator: "\t") }) {
      guard fields.count > 1, let logarithm = Double(fields[1]), fields[0].allSatisfy(\.isLetter)
      else { continue }
      sum += exp(logarithm)
      words.append(String(fields[0]))
      shares.append(sum)
    }
    (self.words, self.shares) = (words, shares)
    random = SplitMix(state: seed)
  }

  /// A word as people say it: most are among the few hundred that everybody uses.
  mutating func saidWord() -> String {
    let target = random.fraction() * (shares.last ?? 0)
    var (low, high) = (0, shares.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if shares[middle] < target { low = middle + 1 } else { high = middle }
    }
    return words[low]
  }

  /// A phrase that somebody listens for: one word of the whole list, then up to three that are said.
  mutating func phrase() -> String {
    let count = [1, 2, 2, 2, 3, 3, 3, 4][Int(random.next() % 8)]
    let first = words[Int(random.next() % UInt64(words.count))]
    return ([first] + (1..<count).map { _ in saidWord() }).joined(separator: " ")
  }

  /// `count` different phrases.
  mutating func phrases(_ count: Int) -> [String] {
    var seen: Set<String> = []
    var phrases: [String] = []
    while phrases.count < count {
      let phrase = phrase()
      if seen.insert(phrase).inserted { phrases.append(phrase) }
    }
    return phrases
  }

  /// A call of `count` words, in turns of the caller and the agent.
  mutating func call(words count: Int) -> Transcript {
    var said: [Transcript.Word] = []
    var turn = 0
    while said.count < count {
      for _ in 0..<min(5 + Int(random.next() % 30), count - said.count) {
        said.append(
          Transcript.Word(
            text: saidWord(),
            span: TimeSpan(startMs: said.count * 300, endMs: said.count * 300 + 280),
            speaker: turn.isMultiple(of: 2) ? .agent : .caller, channel: turn % 2, turn: turn))
      }
      turn += 1
    }
    return Transcript(words: said, format: "bench")
  }

  /// Writes a text of three million words, a turn on each line, and `count` phrases.
  func write(text: String, phrases: String, count: Int) throws {
    var speech = self
    var lines = ""
    var left = 3_000_000
    while left > 0 {
      let length = min(5 + Int(speech.random.next() % 30), left)
      lines += (0..<length).map { _ in speech.saidWord() }.joined(separator: " ") + "\n"
      left -= length
    }
    try lines.write(toFile: text, atomically: false, encoding: .utf8)
    try (speech.phrases(count).joined(separator: "\n") + "\n")
      .write(toFile: phrases, atomically: false, encoding: .utf8)
  }
}

/// A generator of which all that is asked is that it gives the same numbers everywhere.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}
