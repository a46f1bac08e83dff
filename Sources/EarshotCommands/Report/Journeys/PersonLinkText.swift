import AttributionStore

/// Why two names are one person's, in a sentence.
enum PersonLinkText {
  /// `visitor v-1 and telephone number …4f2a were both left by touchpoint s-2`.
  static func text(_ link: PersonLink) -> String {
    let other = PersonNameText.text(link.other)
    guard let known = link.known.map(PersonNameText.text) else {
      return "\(other): \(way(link.evidence))"
    }
    guard link.evidence.count == 1, let only = link.evidence.first else {
      return "\(known) and \(other): \(way(link.evidence))"
    }
    switch only.kind {
    case .touchpoint: return "\(known) and \(other) were both left by touchpoint \(id(only))"
    case .call:
      return "\(known) and \(other) meet in call \(id(only))" + session(only)
    case .deal, .order, .subscription, .engagement:
      return "\(known) and \(other) are both named by \(named(only))"
    case .decision:
      return "\(known) and \(other) were joined by hand (\(id(only)))"
        + (only.detail.map { ": \($0.shownAsCell)" } ?? "")
    }
  }

  /// `deal d-1 – call c-1`: each came of the next, or the other way round.
  private static func way(_ evidence: [PersonLink.Evidence]) -> String {
    evidence.map { named($0) + ($0.kind == .call ? session($0) : "") }.joined(separator: " – ")
  }

  private static func session(_ call: PersonLink.Evidence) -> String {
    call.detail.map { ", made in a session of whoever left \($0.shownAsCell)" } ?? ""
  }

  private static func named(_ evidence: PersonLink.Evidence) -> String {
    "\(noun(evidence.kind)) \(id(evidence))"
  }

  private static func noun(_ kind: PersonLink.Kind) -> String {
    kind == .engagement ? "event" : kind.rawValue
  }

  private static func id(_ evidence: PersonLink.Evidence) -> String { evidence.id.shownAsCell }
}
