import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport

/// Made-up phone scores and keywords, the same from the same seed.
struct RandomSound {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Frames in which one column fits, as in real ones, and the others more or less; in some, several
  /// fit equally, so that there are ties to be decided.
  mutating func scores(frameCount: Int) -> PhoneScores {
    var values: [Float] = []
    for _ in 0..<frameCount {
      var row = (0..<PhoneScores.rowLength).map { _ in
        -Float(Int.random(in: 0...48, using: &generator)) / 4
      }
      let best = row.max() ?? 0
      row = row.map { $0 - best }
      values += row
    }
    return PhoneScores(values: values) ?? Self.none
  }

  /// Talk of `count` words out of `words`, in any order, each with its sounds more or less well heard among others.
  mutating func talk(of words: [[Phone]], count: Int) -> PhoneScores {
    var columns: [Int] = []
    for _ in 0..<count {
      guard let word = words.randomElement(using: &generator) else { continue }
      for (index, phone) in word.enumerated() {
        let repeats = index > 0 && word[index - 1] == phone
        if repeats || Bool.random(using: &generator) { columns.append(PhoneFold.blankColumn) }
        columns.append(Int(phone.rawValue))
        if Bool.random(using: &generator) { columns.append(Int(phone.rawValue)) }
      }
      if Bool.random(using: &generator) { columns.append(PhoneFold.wordBoundaryColumn) }
    }
    let values = columns.flatMap { said in
      (0..<PhoneScores.rowLength).map { column in
        column == said ? Float(0) : -Float(Int.random(in: 4...48, using: &generator)) / 4
      }
    }
    return PhoneScores(values: values) ?? Self.none
  }

  /// Pronunciations of `lengths` sounds from a small set, so that sounds repeat.
  mutating func keyword(lengths: [Int]) -> Keyword? {
    let phones: [Phone] = [.k, .aa, .r, .d, .s]
    let variants = lengths.compactMap { length in
      Pronunciation(
        phones: (0..<length).compactMap { _ in phones.randomElement(using: &generator) })
    }
    return Keyword(
      "made up", variants: variants.map { .init(spelling: "made up", pronunciation: $0) })
  }

  /// No sound at all.
  static let none = silence(frameCount: 0)

  /// Frames in which nothing but the blank fits.
  static func silence(frameCount: Int) -> PhoneScores {
    spoken([], gap: frameCount)
  }

  /// Clear speech: `phones` for two frames each with a blank between, `gap` blanks before and behind.
  static func spoken(_ phones: [Phone], gap: Int = 10) -> PhoneScores {
    let blank = PhoneFold.blankColumn
    var columns = [Int](repeating: blank, count: gap)
    if !phones.isEmpty {
      for phone in phones { columns += [Int(phone.rawValue), Int(phone.rawValue), blank] }
      columns += [Int](repeating: blank, count: gap)
    }
    let values = columns.flatMap { best in
      (0..<PhoneScores.rowLength).map { $0 == best ? 0 : Float(-9) }
    }
    guard let scores = PhoneScores(values: values) else { preconditionFailure("rows are whole") }
    return scores
  }
}
