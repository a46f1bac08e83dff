import Diagnostics
package import Pipeline

/// What could not be searched, in the user's words: a line for each reason, with the calls.
package enum CoverageText {
  /// More calls than this are counted, not named.
  private static let mostNamed = 5

  /// The lines for `gaps`, the most frequent reason first.
  ///
  /// - Parameter store: the store's path, for advice.
  package static func lines(_ gaps: [SearchGap], store: String) -> [String] {
    var groups: [(reason: String, calls: [String])] = []
    for gap in gaps {
      let reason = reason(gap.reason, store: store)
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].calls.append(gap.callID)
      } else {
        groups.append((reason, [gap.callID]))
      }
    }
    return groups.enumerated()
      .sorted { ($1.element.calls.count, $0.offset) < ($0.element.calls.count, $1.offset) }
      .map { "\($0.element.reason): \(named($0.element.calls))" }
  }

  private static func named(_ calls: [String]) -> String {
    let names = calls.prefix(mostNamed).map(\.undisturbing).joined(separator: ", ")
    let more = calls.count - mostNamed
    let count = PlainText.count(calls.count, "call")
    return more > 0 ? "\(count): \(names) and \(PlainText.count(more)) more" : "\(count): \(names)"
  }

  private static func reason(_ reason: SearchGap.Reason, store: String) -> String {
    switch reason {
    case .nothingToSearch: "not searched, there is neither sound nor transcript"
    case .notIndexed:
      "sound not searched, the index does not have it (`earshot index rebuild --store \(store)` "
        + "listens to recordings that are still there)"
    case .damaged(let error): "not searched, \(error)"
    case .olderModel(let name): "sound searched as an older model heard it (\(name))"
    case .wordsNotKept:
      "transcript not searched, its words were not kept then (run again over the files)"
    }
  }
}
