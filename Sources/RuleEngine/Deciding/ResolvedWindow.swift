import RuleCheck

/// A mention's window on the clock of one call.
struct ResolvedWindow {
  /// The first millisecond.
  let startMs: Int
  /// The millisecond after the last one; `nil` for no end.
  let endMs: Int?
  /// Whether anybody knows where the window lies: not `within last …` of a call whose end is not
  /// known. Then a hit may be inside, and no hit certainly is.
  let isKnown: Bool

  init(_ window: MentionWindow, endOfCallMs: Int?) {
    switch window {
    case .wholeCall:
      (startMs, endMs, isKnown) = (.min, nil, true)
    case .fromStart(let start, let end):
      (startMs, endMs, isKnown) = (start, end, true)
    case .last(let durationMs):
      let (start, isTooEarly) = (endOfCallMs ?? .min).subtractingReportingOverflow(durationMs)
      (startMs, endMs, isKnown) = (isTooEarly ? .min : start, nil, endOfCallMs != nil)
    }
  }

  /// Whether something that starts at `startMs` is inside, or may be.
  func mayContain(startMs: Int) -> Bool {
    startMs >= self.startMs && endMs.map { startMs < $0 } ?? true
  }
}
