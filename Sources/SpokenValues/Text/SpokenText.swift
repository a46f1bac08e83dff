internal import TextNormalize

/// Words in a row as values are read from them: folded, with the signs between them, which say what
/// the words alone do not (`$50`, `40%`, `9:30`).
public struct SpokenText: Sendable, Hashable {
  // INVARIANT: one sign more than forms.
  /// The folded words, the same and in the same order as ``FoldedWord/words(in:)`` gives them.
  public private(set) var forms: [String] = []
  /// What is written before each word, and behind the last; a blank where a written word ends.
  private(set) var signs: [String] = [""]

  /// No words.
  public init() {}

  /// The words of `text`, which blanks part.
  public init(_ text: String) {
    for word in text.split(separator: " ") { append(String(word)) }
  }

  /// Adds one written word, with the punctuation around it.
  public mutating func append(_ text: String) {
    if !forms.isEmpty { signs[signs.count - 1] += " " }
    let bytes = Array(text.utf8)
    var end = 0
    func sign(_ range: Range<Int>) -> String {
      MatchFolding.fold(String(decoding: bytes[range], as: UTF8.self))
    }
    for word in FoldedWord.words(in: text) {
      // One character can be two words: `½` is `1` and `2`.
      signs[signs.count - 1] += sign(end..<max(end, word.source.lowerBound))
      forms.append(word.form)
      signs.append("")
      end = max(end, word.source.upperBound)
    }
    signs[signs.count - 1] += sign(end..<bytes.count)
  }
}
