package import Pipeline

/// How many conversions were not booked, as people read it.
package enum HeldBackText {
  /// `12 conversions held back: 8 excluded, 4 in groups`; `nil` where there are none.
  package static func summary(_ tally: HeldBackTally) -> String? {
    guard tally.totalCount > 0 else { return nil }
    let parts = [
      (tally.excludedCount, "excluded"), (tally.disqualifiedCount, "disqualified"),
      (tally.stoppedCount, "stopped"), (tally.groupedCount, "in groups"),
      (tally.repeatedCount, "booked already"), (tally.earlierCount, "of earlier calls"),
    ].filter { $0.0 > 0 }.map { "\(PlainText.count($0)) \($1)" }
    return PlainText.count(tally.totalCount, "conversion") + " held back: "
      + parts.joined(separator: ", ")
  }

  /// `3 later calls have other conversions now`.
  package static func laterCalls(_ count: Int) -> String {
    PlainText.count(count, "later call") + (count == 1 ? " has" : " have")
      + " other conversions now"
  }
}
