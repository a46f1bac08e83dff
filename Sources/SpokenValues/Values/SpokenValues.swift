internal import CallModel

/// Reads values from words, in English and in Korean.
///
/// A value is read whole or not at all: the longest that begins at a word, and none that begins in the
/// middle of another, so that *one hundred twenty dollars* is never twenty. Where words can be taken
/// for two values (*two fifty*, *3/5*) none is read: a rule that does not fire is seen and mended, and
/// a wrong amount is booked. `docs/design/spoken-values.md` has the whole list.
public struct SpokenValues: Sendable {
  private let line: AtomLine

  /// A reader of `text`.
  public init(_ text: SpokenText) { line = AtomLine(text) }

  /// The values of that kind, in order, none overlapping another.
  ///
  /// Complexity: linear in the length of the text.
  public func values(_ request: ValueRequest) -> [FoundValue] {
    var found: [FoundValue] = []
    var place = 0
    while let atom = line[place] {
      if atom.beginsWord, let reading = reading(of: request, at: place) {
        found.append(FoundValue(reading.value, words: line.words(place..<reading.end)))
        place = reading.end
        while !line.isEndOfWord(place) { place += 1 }
      } else {
        place += 1
      }
    }
    return found
  }

  private func reading(of request: ValueRequest, at place: Int) -> (value: SpokenValue, end: Int)? {
    switch request.kind {
    case .money: line.money(at: place, in: request.currency).map { (.money($0.money), $0.end) }
    case .number: line.number(at: place).map { (.number($0.value), $0.end) }
    case .percent: line.percent(at: place).map { (.percent($0.share), $0.end) }
    case .date: line.date(at: place).map { (.date($0.date), $0.end) }
    case .time: line.time(at: place).map { (.time($0.time), $0.end) }
    case .phone:
      line.phone(at: place, digitCount: request.digitCount).map { (.phone($0.digits), $0.end) }
    case .digits:
      line.digits(at: place, digitCount: request.digitCount).map { (.digits($0.digits), $0.end) }
    }
  }
}
