package import CallModel

/// Verdicts as marks and words.
package enum VerdictText {
  /// Stands before a part on which the result does not depend.
  static let notNeeded = "–"

  /// `✓`, `✗` or `?`.
  package static func mark(_ verdict: Verdict) -> String {
    switch verdict {
    case .yes: "✓"
    case .no: "✗"
    case .unknown: "?"
    }
  }

  /// What a heading says of a rule.
  static func heading(_ verdict: Verdict) -> String {
    switch verdict {
    case .yes: "MATCHED"
    case .no: "DID NOT MATCH"
    case .unknown: "NOT KNOWN"
    }
  }

  /// What is said of a part that is not needed.
  static func wouldBe(_ verdict: Verdict) -> String {
    switch verdict {
    case .yes: "not needed, would hold"
    case .no: "not needed, would not hold"
    case .unknown: "not needed, not known"
    }
  }
}
