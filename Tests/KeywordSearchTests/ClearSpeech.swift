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
}
