import AttributionStore
import CallModel

/// What is said about one call in one line of the table: a conversion, an amount, or everything else
/// together.
struct OutcomeLine {
  let title: String
  let value: Money?
  let evidence: [Hit]
  /// The sale that took the place of `value`; `nil` where none did, or none is asked for.
  var sale: Sale?

  /// The lines for `outcomes`: one for each conversion and each amount, in order, then one for all tags of rules
  /// that book none; a call with neither shows its notes, else its scores.
  ///
  /// - Parameter sales: the sales that took the place of what each of `outcomes` assumes, if they are to be told.
  static func lines(for outcomes: [Outcome], sales: [Sale?] = []) -> [OutcomeLine] {
    var lines: [OutcomeLine] = []
    var booking: Set<RuleReference> = []
    for (place, outcome) in outcomes.enumerated() {
      switch outcome.kind {
      case .conversion(let name, let value, _):
        booking.insert(outcome.rule)
        lines.append(
          OutcomeLine(
            title: name, value: value, evidence: outcome.evidence,
            sale: sales.isEmpty ? nil : sales[place]))
      case .amount(let name, let value):
        lines.append(OutcomeLine(title: "set \(name)", value: value, evidence: outcome.evidence))
      case .tag, .score, .note: continue
      }
    }
    let rest = outcomes.filter { !booking.contains($0.rule) }
    if let line = together(rest, title: "tag", of: \.tag) { lines.append(line) }
    if lines.isEmpty {
      lines += [
        together(rest, title: "note", of: \.note), together(rest, title: "score", of: \.score),
      ].compactMap(\.self).prefix(1)
    }
    return lines
  }

  /// All outcomes of one kind in one line; `nil` if there are none.
  private static func together(
    _ outcomes: [Outcome], title: String, of text: (Outcome.Kind) -> String?
  ) -> OutcomeLine? {
    var texts: [String] = []
    var evidence: [Hit] = []
    for outcome in outcomes {
      guard let text = text(outcome.kind) else { continue }
      if !texts.contains(text) { texts.append(text) }
      evidence += outcome.evidence.filter { !evidence.contains($0) }
    }
    guard !texts.isEmpty else { return nil }
    return OutcomeLine(
      title: title + " " + texts.joined(separator: ", "), value: nil, evidence: evidence)
  }
}

extension Outcome.Kind {
  fileprivate var tag: String? { if case .tag(let tag) = self { tag } else { nil } }
  fileprivate var note: String? { if case .note(let text) = self { text } else { nil } }
  fileprivate var score: String? {
    guard case .score(let points, let name) = self else { return nil }
    return "\(points > 0 ? "+" : "")\(points) \(name)"
  }
}
