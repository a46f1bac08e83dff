import CallModel
import SpokenValues
import TermPattern

/// A value that words of a pattern say, as the slow and obvious matcher finds it.
struct SaidValue {
  /// The steps of the way through the pattern that say it.
  let steps: Range<Int>
  let value: SpokenValue

  static func all(in steps: [PhrasePattern.Element.Kind]) -> [SaidValue] {
    var said: [SaidValue] = []
    var start = 0
    while start < steps.count {
      let words = steps[start...].prefix { $0.word != nil }.compactMap(\.word)
      said += all(by: words, at: start)
      start += max(1, words.count)
    }
    return said
  }

  /// Kind by kind, where a value begins and ends with a word and overlaps none of a kind before.
  private static func all(by words: [PhrasePattern.Word], at start: Int) -> [SaidValue] {
    var text = SpokenText()
    var wordOfForm: [Int] = []
    for (index, word) in words.enumerated() {
      text.append(word.text)
      wordOfForm += word.foldedParts.map { _ in index }
    }
    var said: [SaidValue] = []
    for kind in [.money, .percent, .time, .number, .phone, .digits] as [SpokenValue.Kind] {
      for found in SpokenValues(text).values(ValueRequest(kind)) {
        let (first, last) = (
          wordOfForm[found.words.lowerBound], wordOfForm[found.words.upperBound - 1]
        )
        let isWhole =
          wordOfForm.indices.filter { (first...last).contains(wordOfForm[$0]) }
          == Array(found.words)
        let steps = start + first..<start + last + 1
        let isBesideNumber = said.contains { $0.steps.overlaps(steps) }
        let isLongNumber =
          kind == .digits && found.value.description.count > 2
          && text.forms[found.words].joined() == found.value.description
          && said.allSatisfy { !$0.steps.overlaps(steps) || $0.steps == steps }
        guard isWhole, !isBesideNumber || isLongNumber,
          words[first...last].allSatisfy({ $0.mode == .plain || $0.mode == .inflected })
        else { continue }
        said.append(SaidValue(steps: steps, value: found.value))
      }
    }
    return said
  }
}

extension PhrasePattern.Element.Kind {
  /// The word that is asked for, if it is one.
  fileprivate var word: PhrasePattern.Word? {
    if case .word(let word) = self { word } else { nil }
  }
}
