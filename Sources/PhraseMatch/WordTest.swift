internal import SpokenValues
internal import TermPattern

/// What one step of a phrase asks of one word of a transcript. Equal tests share a symbol.
enum WordTest: Hashable {
  /// It is one of these folded forms. A compound written with a hyphen counts as one word, too.
  case oneOf([String])
  /// It is this folded form, and not half of a compound or a compound written as one.
  case exact(String)
  /// It begins so.
  case prefix(String)
  /// It ends so.
  case suffix(String)
  /// It is a value of this kind, of however many words.
  case value(ValueRequest)

  /// The runs of tests that a word of a pattern stands for: one, or two where a hyphen is written,
  /// which may be spoken of as two words or as one.
  static func alternatives(of word: PhrasePattern.Word) -> [[WordTest]] {
    let parts = word.foldedParts
    let split = run(parts, mode: word.mode)
    guard parts.count > 1, word.mode != .exact else { return [split] }
    return [split, run(joining: parts, mode: word.mode)]
  }

  private static func run(_ parts: [String], mode: PhrasePattern.Word.Mode) -> [WordTest] {
    parts.enumerated().map { index, part in
      switch mode {
      case .plain: .oneOf([part])
      case .exact: .exact(part)
      case .inflected: .oneOf(index == parts.count - 1 ? Inflection.forms(of: part) : [part])
      case .prefix: index == parts.count - 1 ? .prefix(part) : .oneOf([part])
      case .suffix: index == 0 ? .suffix(part) : .oneOf([part])
      }
    }
  }

  private static func run(
    joining parts: [String], mode: PhrasePattern.Word.Mode
  ) -> [WordTest] {
    let lead = parts.dropLast().joined()
    guard mode == .inflected, let last = parts.last else {
      return run([parts.joined()], mode: mode)
    }
    return [.oneOf(Inflection.forms(of: last).map { lead + $0 })]
  }
}
