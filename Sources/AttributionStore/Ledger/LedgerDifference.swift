package import CallModel

/// What the ledger needs so that the outcomes which hold are the ones that are wanted.
///
/// An outcome that stands there already stays untouched, whichever rules said it. What is left of
/// the old ones is paired with what is left of the wanted ones, first those of one rule, kind and
/// name, then those of one rule and kind: a wanted one supersedes its partner. Old ones without a
/// partner are withdrawn; wanted ones without a partner are new.
package struct LedgerDifference {
  /// A row to add.
  package struct Insertion: Hashable {
    package let outcome: Outcome
    /// The row that it supersedes.
    package let correctsID: Int64?

    /// A row with `outcome` that supersedes the row `correctsID`, if that is given.
    package init(outcome: Outcome, correctsID: Int64?) {
      self.outcome = outcome
      self.correctsID = correctsID
    }
  }

  /// The rows to add, in the order in which they are wanted.
  package private(set) var insertions: [Insertion] = []
  /// The rows to withdraw, oldest first.
  package private(set) var retractedIDs: [Int64] = []
  /// How many stay as they are.
  package private(set) var unchangedCount = 0

  /// The difference between the `live` outcomes, oldest first, and those that are `wanted`.
  package init(live: [(id: Int64, outcome: Outcome)], wanted: [Outcome]) {
    var partners: [Int64?] = Array(repeating: nil, count: wanted.count)
    var isUnchanged = Array(repeating: false, count: wanted.count)
    var unpaired = live

    func pair(by sameness: (Outcome) -> some Hashable, _ body: (Int, Int64) -> Void) {
      var waiting: [AnyHashable: [Int]] = [:]
      for index in wanted.indices.reversed() where partners[index] == nil {
        waiting[AnyHashable(sameness(wanted[index])), default: []].append(index)
      }
      unpaired.removeAll { old in
        guard let index = waiting[AnyHashable(sameness(old.outcome))]?.popLast() else {
          return false
        }
        partners[index] = old.id
        body(index, old.id)
        return true
      }
    }
    pair(by: Content.init) { index, _ in isUnchanged[index] = true }
    pair(by: { Identity($0, isNamed: true) }) { _, _ in }
    pair(by: { Identity($0, isNamed: false) }) { _, _ in }

    for (index, outcome) in wanted.enumerated() where !isUnchanged[index] {
      insertions.append(Insertion(outcome: outcome, correctsID: partners[index]))
    }
    retractedIDs = unpaired.map(\.id)
    unchangedCount = isUnchanged.count { $0 }
  }

  /// What an outcome says. A rule's name and file may change without it saying anything else; and that
  /// more is known of its evidence than when it was booked (in which turn it was said, and whether it
  /// was denied) is no reason to book it again.
  private struct Content: Hashable {
    let kind: Outcome.Kind
    let ruleID: String
    let revision: Int64
    let evidence: [Hit]

    init(_ outcome: Outcome) {
      kind = outcome.kind
      ruleID = outcome.rule.id
      revision = outcome.rule.revision
      evidence = outcome.evidence.map(\.withoutSurroundings)
    }
  }

  /// What makes one outcome the successor of another.
  private struct Identity: Hashable {
    let ruleID: String
    let kind: String
    let name: String?

    init(_ outcome: Outcome, isNamed: Bool) {
      let stored = StoredKind(outcome.kind)
      ruleID = outcome.rule.id
      kind = stored.kind
      name = isNamed ? stored.name : nil
    }
  }
}

extension Hit {
  /// The hit as far as its own words say.
  fileprivate var withoutSurroundings: Hit {
    Hit(
      term: term, speaker: speaker, channel: channel, span: span, words: words, source: source,
      confidence: confidence, text: text, hasApproximateTimes: hasApproximateTimes,
      captures: captures, resembles: resembles)
  }
}
