package import CallModel

/// Why outcomes are not booked, as people read it.
package enum HoldReasonText {
  /// Half a sentence: `"seats" has stopped it`.
  package static func text(_ reason: HoldReason) -> String {
    switch reason {
    case .excluded(let exclusion): "the call is excluded by \"\(exclusion)\""
    case .stopped(let rule): "\"\(rule.name)\" has stopped it"
    case .otherInGroup(let group, let chosen): "of group \(group), \"\(chosen.name)\" counts"
    case .disqualified(_, let because): "the call counts for nothing: \(because)"
    case .alreadyBooked(let rule): "\"\(rule.name)\" has booked that conversion"
    case .repeated(let call, let agoMs):
      "call \(call), \(PlainText.ago(ms: agoMs)) earlier, has that conversion"
    }
  }
}
