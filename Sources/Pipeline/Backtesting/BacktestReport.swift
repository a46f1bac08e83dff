public import CallModel
public import Diagnostics

/// What a backtest found, over all calls.
public struct BacktestReport: Sendable {
  /// The calls that were decided, by start.
  public let calls: [BacktestedCall]
  /// What the rules change; everything is gained where nothing was compared with.
  public let changes: OutcomeChanges
  /// What the drafts among the working rules would book, by the name of the rule.
  public let drafts: [RuleChange]
  /// The conversions of the calls of each campaign, those with the most of them first.
  public let campaigns: [DimensionChange]
  /// The conversions of the calls of each bought or used search keyword, likewise.
  public let keywords: [DimensionChange]
  /// Calls that one rule lost and another one gained, the most frequent first.
  public let moves: [RuleMove]
  /// What kind of change the working rules are; `nil` where nothing was compared with.
  public let verdict: RulesetVerdict?
  /// Calls that could not be searched for a new term, and why.
  public let gaps: [SearchGap]
  /// Calls that could not be decided, and why.
  public let failures: [InputError]
  /// How many calls were not reached, because it was stopped.
  public let notReachedCount: Int

  /// A report on `results`.
  ///
  /// - Parameter change: how the rules differ as they are written, where two were compared.
  public init(_ results: [BacktestedCall], notReachedCount: Int = 0, change: RulesetChange? = nil) {
    calls = results.filter { $0.failure == nil }
    var changes = OutcomeChanges()
    var drafts = OutcomeChanges()
    for call in calls {
      changes.add(before: call.before, after: call.after)
      drafts.add(before: [], after: call.drafted)
    }
    self.changes = changes
    self.drafts = drafts.rules
    campaigns = DimensionChange.all(calls) { call in
      call.facts["campaign.name"] ?? call.facts["campaign.id"]
    }
    keywords = DimensionChange.all(calls) { $0.facts["campaign.keyword"] }
    moves = RuleMove.all(calls)
    verdict = change.map { RulesetVerdict($0, changes) }
    gaps = results.flatMap(\.gaps)
    failures = results.compactMap(\.failure)
    self.notReachedCount = notReachedCount
  }

  /// The first and the last start among the calls; `nil` where no start is known.
  public var period: ClosedRange<Instant>? {
    let starts = calls.compactMap { call -> Instant? in
      guard case .instant(let started) = call.call.facts["call.started"] else { return nil }
      return started
    }
    guard let first = starts.min(), let last = starts.max() else { return nil }
    return first...last
  }
}

/// The conversions of all calls that have one value in common: a campaign, a keyword.
public struct DimensionChange: Sendable, Hashable {
  /// The value; `nil` for the calls that have none.
  public let value: String?
  /// Their conversions.
  public let conversions: ConversionTally

  /// The conversions of `calls` by what `field` gives for them; values without any conversion are
  /// left out.
  static func all(
    _ calls: [BacktestedCall], by field: (Call) -> FieldValue?
  ) -> [DimensionChange] {
    var tallies: [String?: ConversionTally] = [:]
    for call in calls {
      let conversions = call.conversions
      if conversions.isEmpty { continue }
      var value: String?
      if case .text(let text)? = field(call.call), !text.isEmpty { value = text }
      for change in conversions { tallies[value, default: ConversionTally()].add(change) }
    }
    return tallies.map { DimensionChange(value: $0.key, conversions: $0.value) }.sorted {
      let (left, right) = ($0.conversions, $1.conversions)
      let (most, least) = (
        max(left.before.count, left.after.count), max(right.before.count, right.after.count)
      )
      return most != least ? most > least : ($0.value ?? "\u{10FFFF}") < ($1.value ?? "\u{10FFFF}")
    }
  }
}

/// Calls that went from one rule to another: the first lost a conversion of theirs, and the second
/// gained one.
public struct RuleMove: Sendable, Hashable {
  /// The rule that lost them.
  public let from: RuleReference
  /// The rule that gained them.
  public let to: RuleReference
  /// How many.
  public let callCount: Int

  static func all(_ calls: [BacktestedCall]) -> [RuleMove] {
    struct Way: Hashable {
      let from: String
      let to: String
    }
    var moves: [Way: RuleMove] = [:]
    for call in calls {
      let changes = call.conversions
      let lost = distinct(changes.filter { $0.after == nil })
      let gained = distinct(changes.filter { $0.before == nil })
      for from in lost {
        for to in gained where to.id != from.id {
          let way = Way(from: from.id, to: to.id)
          moves[way] = RuleMove(from: from, to: to, callCount: (moves[way]?.callCount ?? 0) + 1)
        }
      }
    }
    return moves.values.sorted {
      ($1.callCount, $0.from.name, $0.to.name) < ($0.callCount, $1.from.name, $1.to.name)
    }
  }

  private static func distinct(_ changes: [ConversionChange]) -> [RuleReference] {
    var seen: Set<String> = []
    return changes.map(\.rule).filter { seen.insert($0.id).inserted }
  }
}
