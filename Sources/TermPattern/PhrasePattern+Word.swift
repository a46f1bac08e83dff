internal import TextNormalize

extension PhrasePattern {
  /// A word of a phrase and how freely it is taken.
  public struct Word: Sendable, Hashable {
    /// The letters as written, without the sign.
    public let text: String
    /// Which words of a transcript it stands for.
    public let mode: Mode
    /// The bytes of ``text`` in the source.
    public let span: Range<Int>

    /// The signs that a word can carry.
    public enum Mode: Sendable, Hashable, CaseIterable {
      /// `card`: this word; case, width and punctuation do not count.
      case plain
      /// `=card`: this word alone, with no particle and not as half of a compound.
      case exact
      /// `book~`: any inflection.
      case inflected
      /// `cancel*`: every word that begins so.
      case prefix
      /// `*card`: every word that ends so.
      case suffix
    }

    /// The letters as matching compares them, in parts where a hyphen or a full stop is written:
    /// `["e", "mail"]` for `e-mail`. Never empty.
    public var foldedParts: [String] { FoldedWord.words(in: text).map(\.form) }

    /// Whether only a part of the word is written, which can be read and not listened for.
    var isPart: Bool { mode == .prefix || mode == .suffix }

    /// Every way to say the word, each as one or more words in small letters; the base form first. Of
    /// Korean the stem alone: its endings are found in transcripts.
    ///
    /// A prefix or a suffix gives the letters that are written.
    public var forms: [[String]] {
      let parts = spokenParts
      guard mode == .inflected, let last = parts.last else { return [parts] }
      return Inflection.spokenForms(of: last).map { Array(parts.dropLast()) + [$0] }
    }

    /// As ``foldedParts``, with apostrophes kept, and straight: `don't` has a pronunciation that can
    /// be looked up, `dont` has none.
    private var spokenParts: [String] {
      let bytes = Array(text.utf8)
      return FoldedWord.words(in: text).map { part in
        let written = String(decoding: bytes[part.source], as: UTF8.self)
        guard written.unicodeScalars.first.map(WordCharacter.init) != .ampersand else {
          return part.form
        }
        let straight = written.unicodeScalars.map { scalar in
          WordCharacter(scalar) == .apostrophe ? "'" : String(scalar)
        }
        return MatchFolding.fold(straight.joined())
      }
    }
  }
}
