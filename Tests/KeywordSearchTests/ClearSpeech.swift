import KeywordSearch
import PhoneticIndex
import Pronunciation
import Testing

/// Speech as clear as can be, made of phone scores: where a sound is, everything else is far behind.
enum ClearSpeech {
  /// Two frames for each sound of `text`, a blank, the mark between words where `|` stands, a silence where
  /// `_` stands, and half a second of silence on either side.
  static func scores(_ text: String) throws -> PhoneScores {
    let silence = [Int](repeating: PhoneFold.blankColumn, count: 25)
    var columns = silence
    for symbol in text.split(separator: " ") {
      if symbol == "|" {
        columns += [PhoneFold.wordBoundaryColumn, PhoneFold.blankColumn]
      } else if symbol == "_" {
        columns += [Int](repeating: PhoneFold.blankColumn, count: 60)
      } else {
        let phone = Int(try #require(Phone(arpabet: symbol)).rawValue)
        columns += [phone, phone, PhoneFold.blankColumn]
      }
    }
    columns += silence
    let values = columns.flatMap { best in
      (0..<PhoneScores.rowLength).map { column in
        column == best
          || (best == PhoneFold.wordBoundaryColumn && column == PhoneFold.blankColumn)
          ? Float(0) : -9
      }
    }
    return try #require(PhoneScores(values: values))
  }

  /// Speech in which the blank half covers every `last`, and three seconds of silence behind it one more, clear.
  ///
  /// - Returns: its scores, and the frames of `last` as it is said.
  static func echoed(_ text: String, last: Phone) throws -> (PhoneScores, ClosedRange<Int>) {
    let rowLength = PhoneScores.rowLength
    let column = Int(last.rawValue)
    var values = try scores(text).values
    var frames: [Int] = []
    for row in stride(from: 0, to: values.count, by: rowLength) where values[row + column] == 0 {
      values[row + column] = -1.5
      values[row + PhoneFold.blankColumn] = 0
      frames.append(row / rowLength)
    }
    values += RandomSound.silence(frameCount: 150).values
    let echo = values.count - 2 * rowLength
    values[echo + column] = 0
    values[echo + PhoneFold.blankColumn] = -1.5
    let first = try #require(frames.first)
    return (try #require(PhoneScores(values: values)), first...(frames.last ?? first))
  }

  /// A language of six words, one of which is the beginning of another, and `nonsense`.
  static func words(nonsense: Nonsense? = nil) throws -> CompetingWords {
    let dictionary = try PronouncingDictionary(
      bytes: Array(
        """
        enter EH N T ER
        entering EH N T ER IH NG
        please P L IY Z
        card K AA R D
        hold HH OW L D
        you Y UW
        """.utf8), path: "words.dict")
    let frequencies = try WordFrequencies(
      bytes: Array("enter\t-9\nentering\t-11\nplease\t-6\ncard\t-9\nhold\t-9\nyou\t-4\n".utf8),
      path: "words.tsv")
    return CompetingWords(
      frequencies: frequencies, dictionary: dictionary, nonsense: nonsense)
  }
}
