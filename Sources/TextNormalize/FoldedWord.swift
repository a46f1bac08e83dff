/// One word as matching compares it, and where it stands in the text that it came from.
///
/// Punctuation is left out, apostrophes vanish inside words (`don't` is `dont`), and hyphens and full
/// stops between letters part words (`e-mail` is `e` and `mail`, joined). The sign `&` is the word `and`.
/// Numbers stay as they are written: a full stop or a comma of thousands between digits belongs to the number
/// (`3.5`), and the comma vanishes (`50,000` is `50000`).
public struct FoldedWord: Sendable, Hashable {
  /// The folded letters, never empty.
  public let form: String
  /// The bytes of the source's UTF-8 that it covers.
  public let source: Range<Int>
  /// Whether the next word is part of the same written word, as `mail` is in `e-mail`: the two may
  /// also be written as one.
  public let joinsNext: Bool

  /// A word with all its parts.
  public init(form: String, source: Range<Int>, joinsNext: Bool = false) {
    self.form = form
    self.source = source
    self.joinsNext = joinsNext
  }

  /// The words of `text` in order. Linear in the length.
  public static func words(in text: String) -> [FoldedWord] {
    if let word = plainWord(text) { return [word] }
    var splitter = WordSplitter()
    var offset = 0
    for character in text {
      let length = character.utf8.count
      splitter.append(MatchFolding.fold(character), source: offset..<offset + length)
      offset += length
    }
    return splitter.words()
  }

  /// The one word of a text of ASCII letters and digits: the bulk of English, folded quickly.
  private static func plainWord(_ text: String) -> FoldedWord? {
    let count = text.utf8.count
    guard count > 0,
      text.utf8.allSatisfy({ byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
      })
    else { return nil }
    return FoldedWord(form: text.lowercased(), source: 0..<count)
  }
}
